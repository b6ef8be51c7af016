// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact'
import { signal } from '@preact/signals'
import { render as draw } from 'preact'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { enterRoom, kept, MINUTE, pass, room, settle, sit } from '#kit/classroom.ts'
import { appOf, drawn, finger, openScreen } from '#kit/live-screen.tsx'
import { AppContext } from '../shared/app-context.ts'
import { tick } from './ending.ts'
import { nextStage } from './sitting.ts'
import type { LiveLesson as Model } from './model.ts'
import { LiveScreen } from './screen.tsx'
import { SEATS } from '../shared/names.ts'

let live: Model
let went: string[]

function open(): void {
  live = openScreen(went)
}

const down = (target: Element) => finger(target)
const chip = (name: string | RegExp) =>
  within(screen.getByRole('group', { name: 'Who' })).getByRole('button', { name })
const tag = (name: string) =>
  within(screen.getByRole('group', { name: 'What happened' })).getByRole('button', { name })
const lines = () => [...document.querySelectorAll('li[data-note]')]

beforeEach(async () => {
  await enterRoom()
  went = []
})

afterEach(() => {
  cleanup()
  live.dispose()
})

describe('the live screen', () => {
  test('R1 a finger on a chip draws the note before it lifts, and the tick after the store', async () => {
    open()
    pass(4000)
    down(chip('A, Heron'))
    await Promise.resolve()
    await drawn()
    const line = lines()[0]
    expect(line?.textContent).toContain('00:04')
    await settle()
    await drawn()
    expect(line?.querySelector('[data-mark]')?.getAttribute('data-mark')).toBe('stored')
    expect(kept(live)).toHaveLength(1)
  })

  test('R1 the click that ends the same touch is no second touch, and a key’s click is a touch', async () => {
    open()
    const target = chip('A, Heron')
    down(target)
    fireEvent.click(target, { detail: 1 })
    await drawn()
    expect(lines()).toHaveLength(1)
    fireEvent.click(tag('stuck'), { detail: 0 })
    await drawn()
    expect(lines()[0]?.textContent).toContain('stuck')
  })

  test('the mark of sound is in the note it is recorded for, and not in the one that is opened next', async () => {
    open()
    down(chip('A, Heron'))
    await drawn()
    const [cell] = live.notes.value
    if (!cell) throw new Error('a note')
    const stop = () => Promise.resolve()
    live.recorder.value = { cell, ent: 'sound', at: room.time, level: signal(undefined), stop }
    await drawn()
    const openNote = within(screen.getByRole('region', { name: 'Open note' }))
    expect(openNote.getAllByRole('img', { name: 'Sound' })).toHaveLength(1)
    pass(MINUTE)
    down(chip('B, Lapwing'))
    await drawn()
    expect(openNote.queryAllByRole('img', { name: 'Sound' })).toEqual([])
    expect(screen.getAllByRole('img', { name: 'Sound' })).toHaveLength(1)
  })

  test('R2 the chips show who is in the open note', async () => {
    open()
    down(chip('A, Heron'))
    pass(1000)
    down(chip('B, Lapwing'))
    await drawn()
    expect(chip('A, Heron').getAttribute('aria-pressed')).toBe('true')
    expect(chip('B, Lapwing').getAttribute('aria-pressed')).toBe('true')
    expect(lines()).toHaveLength(1)
  })

  test('R3 bare marks are one folded line', async () => {
    open()
    down(chip('A, Heron'))
    pass(MINUTE)
    down(chip('A, Heron'))
    pass(MINUTE)
    down(chip('B, Lapwing'))
    await drawn()
    expect(screen.getByLabelText('2 marks').textContent).toContain('00:00')
  })

  test('R4 Undo says what it takes back', async () => {
    open()
    down(chip('A, Heron'))
    down(tag('stuck'))
    await drawn()
    fireEvent.click(screen.getByText('Undo: stuck, A'))
    await drawn()
    expect(screen.getByText('Undo: note, A')).toBeTruthy()
  })

  test('R5 tapping the time offers earlier minutes and keeps the first stamp beside it', async () => {
    open()
    pass(5 * MINUTE)
    down(chip('A, Heron'))
    await drawn()
    fireEvent.click(screen.getByRole('button', { name: /^Time 05:00/ }))
    await drawn()
    fireEvent.click(screen.getByRole('button', { name: '−2 min' }))
    await drawn()
    expect(screen.getByText('first touch 05:00')).toBeTruthy()
    expect(lines()[0]?.textContent).toContain('03:00')
    expect(screen.getByRole('slider')).toBeTruthy()
  })

  test('R6 the start can be put right', async () => {
    open()
    pass(10 * MINUTE)
    tick(live)
    fireEvent.click(screen.getByRole('button', { name: 'This lesson' }))
    await drawn()
    const field = screen.getByLabelText('It started at')
    const earlier = live.sitting.starts.value + 4 * MINUTE
    const shown = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
    fireEvent.input(field, { target: { value: shown.format(earlier) } })
    await drawn()
    fireEvent.click(screen.getByRole('button', { name: 'Put right' }))
    await drawn()
    expect(screen.getByRole('timer').textContent).toContain('06:00')
  })

  test('R7 past its end the clock asks, and Done leads to After the bell', async () => {
    open()
    down(chip('A, Heron'))
    pass(61 * MINUTE)
    tick(live)
    await drawn()
    expect(screen.getByRole('timer').textContent).toContain('still going?')
    fireEvent.click(screen.getByRole('button', { name: 'This lesson' }))
    await drawn()
    fireEvent.click(screen.getByRole('button', { name: 'End the lesson' }))
    expect(went).toEqual([`/lessons/${room.lesson}/after`])
  })

  test('R8 a palm takes no note', async () => {
    open()
    finger(chip('A, Heron'), 90, 70)
    await drawn()
    expect(lines()).toHaveLength(0)
  })

  test('R9 after eight seconds the words are one grey count, and stay open when sitting apart', async () => {
    open()
    down(chip('A, Heron'))
    const field = screen.getByLabelText('What did you see or hear?')
    fireEvent.input(field, { target: { value: 'the picture told me' } })
    fireEvent.blur(field)
    await drawn()
    expect(lines()[0]?.textContent).toContain('the picture told me')
    pass(8000)
    await drawn()
    expect(lines()[0]?.textContent).not.toContain('picture')
    expect(lines()[0]?.textContent).toContain('4 words')
    fireEvent.click(screen.getByRole('button', { name: 'This lesson' }))
    await drawn()
    fireEvent.click(screen.getByRole('switch'))
    await drawn()
    expect(lines()[0]?.textContent).toContain('the picture told me')
  })

  test('R10 who helped is asked in place where the plan fills the last tags', async () => {
    open()
    nextStage(live)
    await drawn()
    expect(tag('draws a bar first, looked for in this stage')).toBeTruthy()
    down(tag('helped by'))
    await drawn()
    down(tag('helped by peer'))
    await drawn()
    expect(lines()[0]?.textContent).toContain('helped by peer')
  })

  test('R11 nothing lies over chips, tags and the open note: menu and messages are in the stream', async () => {
    open()
    down(chip('A, Heron'))
    fireEvent.input(screen.getByLabelText('What did you see or hear?'), {
      target: { value: 'à'.repeat(20_000) }
    })
    fireEvent.click(screen.getByRole('button', { name: 'This lesson' }))
    await drawn()
    const stream = screen.getByRole('region', { name: 'Notes of this lesson' }).parentElement
    expect(stream?.contains(screen.getByText(/longer than one note can hold/))).toBe(true)
    expect(stream?.contains(screen.getByRole('region', { name: 'This lesson' }))).toBe(true)
    expect(stream?.contains(chip('A, Heron'))).toBe(false)
    expect(stream?.contains(tag('says'))).toBe(false)
    expect(document.querySelector('dialog')).toBeNull()
  })

  test('the keyboard alone takes a note', async () => {
    open()
    const key = (name: string) => fireEvent.keyDown(document.body, { key: name })
    key('a')
    key('5')
    key('Enter')
    const field = screen.getByLabelText<HTMLTextAreaElement>('What did you see or hear?')
    expect(document.activeElement).toBe(field)
    fireEvent.input(field, { target: { value: 'waits' } })
    fireEvent.keyDown(field, { key: 'b' })
    field.blur()
    key('Escape')
    key('w')
    await drawn()
    await settle()
    expect(kept(live)[0]?.values).toMatchObject({ tags: ['stuck'], words: 1 })
    expect(kept(live)[1]?.values['whom']).toBe('class')
  })

  test('the first key counts as soon as the chips stand, before anything else has run', () => {
    live = sit(room.lesson)
    const page = document.body.appendChild(document.createElement('div'))
    // Not Testing Library's render: it waits until all effects are over, as a slow tablet does not.
    draw(
      <AppContext.Provider value={appOf()}>
        <LiveScreen model={live} />
      </AppContext.Provider>,
      page
    )
    expect(chip('A, Heron')).toBeTruthy()
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }))
    expect(live.notes.value).toHaveLength(1)
    draw(null, page)
    page.remove()
  })

  test('the curtain shows a plain lesson plan and no key takes a note behind it', async () => {
    open()
    fireEvent.click(screen.getByRole('button', { name: 'Cover' }))
    await drawn()
    expect(screen.queryByRole('group', { name: 'Who' })).toBeNull()
    expect(screen.getByText('Hook')).toBeTruthy()
    fireEvent.keyDown(document.body, { key: 'a' })
    expect(live.notes.value).toHaveLength(0)
    fireEvent.click(screen.getByRole('button', { name: 'Back to my notes' }))
    await drawn()
    expect(SEATS.slice(0, 4).every((seat) => chip(new RegExp(`^${seat},`)))).toBe(true)
  })
})
