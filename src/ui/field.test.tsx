// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, expect, test } from 'vitest'
import { CheckList } from './check-list.tsx'
import { ChoiceGroup } from './choice-group.tsx'
import { DateField, NumberField, PickField } from './pick-field.tsx'
import { TextArea, TextField } from './text-field.tsx'

afterEach(cleanup)

const nothing = () => undefined

function describedBy(control: HTMLElement): (string | null | undefined)[] {
  const ids = (control.getAttribute('aria-describedby') ?? '').split(' ')
  return ids.map((id) => document.getElementById(id)?.textContent)
}

test('label, hint, error and count belong to the control', () => {
  render(
    <TextField
      label="Label"
      hint="Choose a bird."
      error="This label is taken."
      count="5 of 24"
      value="Heron"
      onInput={nothing}
    />
  )
  const field = screen.getByLabelText('Label')
  expect(describedBy(field)).toEqual(['Choose a bird.', 'This label is taken.', '5 of 24'])
  expect(field.getAttribute('aria-invalid')).toBe('true')
})

test('a field without an error is not called invalid and points at nothing', () => {
  render(<TextField label="Label" value="" onInput={nothing} />)
  const field = screen.getByLabelText('Label')
  expect(field.hasAttribute('aria-invalid')).toBe(false)
  expect(field.hasAttribute('aria-describedby')).toBe(false)
})

test('no field lets the browser offer what a colleague typed', () => {
  render(
    <>
      <TextField label="text" value="" onInput={nothing} />
      <TextArea label="area" value="" onInput={nothing} />
      <PickField label="pick" value="" picks={[]} onChange={nothing} />
      <DateField label="day" value="" onInput={nothing} />
      <NumberField label="number" value="" onInput={nothing} />
    </>
  )
  const names = ['text', 'area', 'pick', 'day', 'number']
  const offered = names.filter(
    (name) => screen.getByLabelText(name).getAttribute('autocomplete') !== 'off'
  )
  expect(offered).toEqual([])
})

test('what is typed is handed on as it was typed', () => {
  const typed: string[] = []
  render(<TextArea label="Note" value="" onInput={(value) => typed.push(value)} />)
  fireEvent.input(screen.getByLabelText('Note'), { target: { value: '  Chuir i ceist. ' } })
  expect(typed).toEqual(['  Chuir i ceist. '])
})

test('a remark comes into a place that readers already watch', () => {
  const { rerender } = render(<TextArea label="Note" value="" onInput={nothing} />)
  const place = screen.getByRole('status')
  rerender(<TextArea label="Note" remark="That is a novel." value="" onInput={nothing} />)
  expect(screen.getByRole('status')).toBe(place)
  expect(place.textContent).toBe('That is a novel.')
})

test('one of a few: the group is named, and a choice is handed on', () => {
  const chosen: string[] = []
  render(
    <ChoiceGroup
      legend="As we expected?"
      choices={[
        { value: 'partly', label: 'Partly' },
        { value: 'beyond', label: 'Beyond' }
      ]}
      value="partly"
      onChange={(value) => chosen.push(value)}
    />
  )
  expect(screen.getByRole('radiogroup', { name: 'As we expected?' })).toBeTruthy()
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Partly' }).checked).toBe(true)
  fireEvent.click(screen.getByRole('radio', { name: 'Beyond' }))
  expect(chosen).toEqual(['beyond'])
})

test('several of a list come back in the order of the list', () => {
  let ticked: string[] = ['camera']
  render(
    <CheckList
      legend="Ready"
      choices={[
        { value: 'plan', label: 'The plan is here' },
        { value: 'camera', label: 'The camera was tried' }
      ]}
      values={ticked}
      onChange={(values) => (ticked = values)}
    />
  )
  fireEvent.click(screen.getByRole('checkbox', { name: 'The plan is here' }))
  expect(ticked).toEqual(['plan', 'camera'])
})
