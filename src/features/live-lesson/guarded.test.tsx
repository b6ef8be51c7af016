// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { enterRoom, pass, room } from '#kit/classroom.ts'
import { drawn, finger, openScreen } from '#kit/live-screen.tsx'
import { planVisit } from '../lessons/model.ts'
import { touchChip, touchTag } from './capture.ts'
import { leaveNote } from './drafting.ts'
import type { LiveLesson } from './model.ts'
import { stageNow } from './sitting.ts'
import { type } from './typing.ts'

let live: LiveLesson

beforeEach(async () => {
  await enterRoom()
  live = openScreen()
  touchChip(live, 'A')
  touchTag(live, 'count')
  await drawn()
})

afterEach(() => {
  cleanup()
  live.dispose()
})

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const tool = (name: string) =>
  within(screen.getByRole('group', { name: 'Tools' })).getByRole('button', { name })
const line = () => {
  const found = document.querySelector('li[data-note] button')
  if (!found) throw new Error('no line')
  return found
}

/** What a whole touch does: down, up, and the click that ends it. */
async function touch(target: Element, width?: number): Promise<void> {
  finger(target, width)
  fireEvent.pointerUp(target, { button: 0, pointerType: 'touch' })
  fireEvent.click(target, { detail: 1 })
  await drawn()
}

/** As long as it takes to be a hold. */
const held = () => new Promise((done) => setTimeout(done, 640))

/** Each thing that a touch may set off, and what it leaves behind. */
const THINGS: readonly (readonly [string, () => Element, () => unknown])[] = [
  ['Undo', () => button(/^Undo/), () => live.undo.value.length],
  ['the pen', () => tool('Pen'), () => tool('Pen').getAttribute('aria-expanded')],
  ['the camera', () => tool('Photo'), () => tool('Photo').getAttribute('aria-expanded')],
  ['sampling', () => tool('Sampling'), () => tool('Sampling').getAttribute('aria-expanded')],
  ['Next', () => button('Next'), () => stageNow(live)?.name],
  ['Cover', () => button('Cover'), () => screen.queryByRole('group', { name: 'Who' }) !== null],
  ['Done with this note', () => button('Done with this note'), () => live.open.value?.ent],
  ['the time', () => button(/^Time/), () => screen.queryByRole('slider') !== null],
  [
    'what stands behind the three dots',
    () => button('This lesson'),
    () => screen.queryByRole('switch') !== null
  ]
]

describe.each(THINGS)('R8 the arm guard over %s', (_, target, state) => {
  test('a palm does nothing', async () => {
    const before = state()
    await touch(target(), 90)
    expect(state()).toEqual(before)
  })

  test('a touch just after waking does nothing, and one a moment later does it', async () => {
    const before = state()
    live.guard.wake(live.monotonic())
    await touch(target())
    expect(state()).toEqual(before)
    pass(700)
    await touch(target())
    expect(state()).not.toEqual(before)
  })

  test('a click without a finger does it at once: a key, a switch, a screen reader', async () => {
    const before = state()
    live.guard.wake(live.monotonic())
    fireEvent.click(target(), { detail: 0 })
    await drawn()
    expect(state()).not.toEqual(before)
  })
})

test('R8 a line of the stream opens for a finger, not for a palm, which uncovers no words either', async () => {
  type(live, 'the picture told me')
  leaveNote(live)
  pass(8000)
  await drawn()
  finger(line(), 90)
  await held()
  expect(line().textContent).toContain('4 words')
  await touch(line(), 90)
  expect(live.open.value).toBeUndefined()
  finger(line())
  await held()
  expect(line().textContent).toContain('the picture told me')
  fireEvent.pointerUp(line())
  fireEvent.click(line(), { detail: 1 })
  expect(live.open.value).toBeUndefined()
  await touch(line())
  expect(live.open.value).toBeDefined()
})

test('a chip and a tag take a click without a finger just after waking, too', async () => {
  const before = live.notes.value.length
  live.guard.wake(live.monotonic())
  fireEvent.click(button('B, Lapwing'), { detail: 0 })
  fireEvent.click(button('stuck'), { detail: 0 })
  expect(live.notes.value).toHaveLength(before + 1)
  expect(live.open.value?.values.value.tags).toEqual(['stuck'])
})

test('R8 the steps of a count take a finger, not a palm, and not a touch just after waking', async () => {
  cleanup()
  live.dispose()
  const planned = await planVisit(room.store, room.book, {
    title: 'Rounds at Skerrybank',
    day: '2025-11-26',
    starts: '10:05',
    method: 'rounds',
    places: ['Room 1'],
    minutes: 20
  })
  if (!planned.ok) throw new Error(planned.problem.code)
  live = openScreen([], planned.value.lesson)
  touchChip(live, 'pupils')
  await drawn()
  fireEvent.click(button('count'), { detail: 0 })
  await drawn()
  const counted = () => live.open.value?.values.value.counted ?? 0
  await touch(button('One more'), 90)
  live.guard.wake(live.monotonic())
  await touch(button('One more'))
  expect(counted()).toBe(0)
  fireEvent.click(button('One more'), { detail: 0 })
  await drawn()
  expect(counted()).toBe(1)
  pass(700)
  await touch(button('One more'))
  expect(counted()).toBe(2)
})

test('R8 a palm that rests on Next asks for no earlier change, a finger that is held does', async () => {
  const next = button('Next')
  finger(next, 90)
  await held()
  expect(screen.queryByText('It changed')).toBeNull()
  finger(next)
  await held()
  expect(screen.getByText('It changed')).toBeTruthy()
  fireEvent.click(next, { detail: 1 })
  expect(stageNow(live)?.name).toBe('Hook')
})

test('R8 a palm that slides over the chips is no stroke, nor is a finger that came down just after waking', async () => {
  live.open.value = undefined
  const before = live.notes.value.length
  const chips = within(screen.getByRole('group', { name: 'Who' }))
  const [a, b] = [
    chips.getByRole('button', { name: 'A, Heron' }),
    chips.getByRole('button', { name: 'B, Lapwing' })
  ]
  document.elementFromPoint = () => b
  const slide = (width: number) =>
    fireEvent.pointerMove(a, { pointerType: 'touch', buttons: 1, width, height: 24 })
  finger(a, 90)
  slide(90)
  expect(live.notes.value).toHaveLength(before)
  live.guard.wake(live.monotonic())
  finger(a)
  pass(700)
  slide(20)
  expect(live.notes.value).toHaveLength(before)
  finger(a)
  slide(20)
  expect(live.notes.value).toHaveLength(before + 1)
})

test('R8 a swipe over the tags that began just after waking is no Next', async () => {
  const tags = screen.getByRole('group', { name: 'What happened' })
  const swipe = () => {
    fireEvent.pointerDown(tags, { pointerType: 'touch', width: 20, height: 20, clientX: 300 })
    pass(700)
    fireEvent.pointerMove(tags, { pointerType: 'touch', clientX: 100 })
    fireEvent.pointerUp(tags)
  }
  live.guard.wake(live.monotonic())
  swipe()
  expect(stageNow(live)?.name).toBe('Hook')
  swipe()
  expect(stageNow(live)?.name).toBe('Model')
})
