// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { enterRoom, MINUTE, pass } from '#kit/classroom.ts'
import { drawn, finger, openScreen } from '#kit/live-screen.tsx'
import { touchChip } from './capture.ts'
import { tick } from './ending.ts'
import type { LiveLesson } from './model.ts'
import { sinceSeen } from './stream.ts'

let live: LiveLesson

beforeEach(async () => {
  await enterRoom()
  live = openScreen()
})

afterEach(() => {
  cleanup()
  live.dispose()
})

const chip = (name: string) =>
  within(screen.getByRole('group', { name: 'Who' })).getByRole('button', { name })
const heron = () => chip('A, Heron')
const ring = () => heron().dataset['attention']
const told = () => screen.queryByText(/^A, Heron\. /)?.textContent
const held = () => new Promise((done) => setTimeout(done, 600))

async function goOn(minutes: number): Promise<void> {
  pass(minutes * MINUTE)
  tick(live)
  await drawn()
}

test('the ring thins over ten minutes, and is whole again after a note', async () => {
  expect(ring()).toBe('0')
  touchChip(live, 'A')
  await drawn()
  const rings = [ring()]
  for (let turn = 0; turn < 5; turn++) {
    await goOn(2.5)
    rings.push(ring())
  }
  expect(rings).toEqual(['4', '3', '2', '1', '0', '0'])
  expect(chip('B, Lapwing').dataset['attention']).toBe('0')
  touchChip(live, 'A')
  await drawn()
  expect(ring()).toBe('4')
})

test('it goes by the newest note about that pupil, whoever else is in it', async () => {
  touchChip(live, 'A')
  await goOn(5)
  expect(sinceSeen(live, 'A')).toBe(0.5)
  touchChip(live, 'B')
  expect(sinceSeen(live, 'A')).toBe(0.5)
  touchChip(live, 'A')
  expect([sinceSeen(live, 'A'), sinceSeen(live, 'B')]).toEqual([0, 0])
})

test('a chip at rest has no number; held it tells the minutes before this touch, until it is let go', async () => {
  touchChip(live, 'A')
  await goOn(9)
  expect(heron().textContent).not.toMatch(/\d/)
  expect(told()).toBeUndefined()
  finger(heron())
  await drawn()
  expect(told()).toBeUndefined()
  await held()
  expect(told()).toBe('A, Heron. Last note 9 minutes ago.')
  fireEvent.pointerUp(heron(), { button: 0, pointerType: 'touch' })
  await drawn()
  expect(told()).toBeUndefined()
  expect(live.notes.value).toHaveLength(2)
})

test('a pupil without a note is told of as such, to whoever listens too, and a palm asks nothing', async () => {
  expect(heron().getAttribute('aria-description')).toBe('No note in this lesson yet.')
  expect(chip('Whole class').getAttribute('aria-description')).toBeNull()
  finger(heron(), 90)
  await held()
  expect(told()).toBeUndefined()
  finger(heron())
  await held()
  expect(told()).toBe('A, Heron. No note in this lesson yet.')
  fireEvent.pointerUp(heron())
  await goOn(1)
  expect(heron().getAttribute('aria-description')).toBe('Last note 1 minute ago.')
})
