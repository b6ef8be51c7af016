// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact'
import { useState } from 'preact/hooks'
import { afterEach, expect, test } from 'vitest'
import { Navigation, Shell } from './navigation.tsx'
import { Stepper } from './progress.tsx'
import { Tabs } from './tabs.tsx'

afterEach(cleanup)

const cells = [
  { href: '/', label: 'Today', icon: 'today', current: true },
  { href: '/group', label: 'Group', icon: 'group', note: 'Something here needs you' }
] as const

test('the places are a named list of links, and one is the current page', () => {
  render(<Navigation label="Places" cells={cells} />)
  const links = within(screen.getByRole('navigation', { name: 'Places' })).getAllByRole('link')
  expect(links.map((link) => link.getAttribute('aria-current'))).toEqual(['page', null])
})

test('a flag on a place is said in words too', () => {
  render(<Navigation label="Places" cells={cells} />)
  expect(screen.getByRole('link', { name: /Group.*Something here needs you/ })).toBeTruthy()
})

test('the skip link moves the focus to the main part and leaves the address alone', () => {
  render(<Shell skip="Go to the page">Today</Shell>)
  const before = location.href
  fireEvent.click(screen.getByRole('link', { name: 'Go to the page' }))
  expect(document.activeElement).toBe(screen.getByRole('main'))
  expect(location.href).toBe(before)
})

function Views() {
  const [current, setCurrent] = useState<'time' | 'pupil' | 'stage'>('time')
  return (
    <Tabs
      label="Views"
      tabs={[
        { id: 'time', label: 'By time' },
        { id: 'pupil', label: 'By pupil' },
        { id: 'stage', label: 'By stage' }
      ]}
      current={current}
      onChange={setCurrent}
    >
      {current}
    </Tabs>
  )
}

test('arrows, Home and End move between tabs, and only the current one is a stop of the Tab key', () => {
  render(<Views />)
  const list = screen.getByRole('tablist', { name: 'Views' })
  const selected = () => screen.getByRole('tab', { selected: true })
  for (const [key, name] of [
    ['ArrowRight', 'By pupil'],
    ['End', 'By stage'],
    ['ArrowRight', 'By time'],
    ['ArrowLeft', 'By stage'],
    ['Home', 'By time']
  ] as const) {
    fireEvent.keyDown(list, { key })
    expect([key, selected().textContent]).toEqual([key, name])
    expect(document.activeElement).toBe(selected())
  }
  expect(screen.getAllByRole('tab').map((tab) => tab.tabIndex)).toEqual([0, -1, -1])
  expect(screen.getByRole('tabpanel', { name: 'By time' }).textContent).toBe('time')
})

test('a count stops at its ends and can be changed by arrows', () => {
  const counts: number[] = []
  const words = { label: 'Asked', less: 'One fewer', more: 'One more' }
  render(<Stepper {...words} value={0} max={11} onChange={(count) => counts.push(count)} />)
  fireEvent.click(screen.getByRole('button', { name: 'One fewer' }))
  fireEvent.click(screen.getByRole('button', { name: 'One more' }))
  fireEvent.keyDown(screen.getByRole('group', { name: 'Asked' }), { key: 'ArrowUp' })
  expect(counts).toEqual([1, 1])
})
