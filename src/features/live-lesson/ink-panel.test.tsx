// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { enterRoom, reopenStore, settle } from '#kit/classroom.ts'
import { drawn, openScreen } from '#kit/live-screen.tsx'
import { inkOn } from './ink-pages.ts'
import type { LiveLesson } from './model.ts'

let live: LiveLesson

/** A page that is drawn at its own size, which no engine of tests does by itself. */
class Place {
  readonly x: number
  readonly y: number
  constructor(x: number, y: number) {
    this.x = x
    this.y = y
  }
  matrixTransform() {
    return this
  }
}

beforeEach(async () => {
  await enterRoom()
  Object.assign(globalThis, { DOMPoint: Place })
  Object.assign(SVGElement.prototype, { getScreenCTM: () => ({ inverse: () => ({}) }) })
  Object.assign(Element.prototype, { setPointerCapture: () => undefined })
  await open()
})

afterEach(() => {
  cleanup()
  live.dispose()
})

async function open(): Promise<void> {
  live = openScreen()
  fireEvent.click(screen.getByRole('button', { name: 'Pen' }))
  await until(() => document.querySelector('[data-sheet]') !== null)
  await settle()
  await drawn()
}

/** The panel comes from a file of its own. */
async function until(is: () => boolean): Promise<void> {
  for (let turn = 0; turn < 50 && !is(); turn++) await drawn()
}

const sheet = () => {
  const found = document.querySelector('[data-sheet]')
  if (!found) throw new Error('no sheet')
  return found
}
const HAND = { pointerId: 1, pointerType: 'touch', width: 30, height: 30 }
const PEN = { pointerId: 2, pointerType: 'pen', width: 1, height: 1 }
type Touch = typeof HAND

const down = (touch: Touch, clientX: number, clientY: number) =>
  fireEvent.pointerDown(sheet(), { ...touch, button: 0, buttons: 1, clientX, clientY })
const move = (touch: Touch, clientX: number, clientY: number) =>
  fireEvent.pointerMove(sheet(), { ...touch, buttons: 1, clientX, clientY })
const up = (touch: Touch) => fireEvent.pointerUp(sheet(), { ...touch, button: 0 })
/** Where each stroke of the open note begins. */
const strokes = () => {
  const cell = live.open.value
  return cell ? inkOn(cell).value.strokes.map(({ points }) => points[0]?.y) : []
}

function stroke(touch: Touch, y: number): void {
  down(touch, 100, y)
  move(touch, 200, y)
  up(touch)
}

test('a finger draws as long as there is no pen', () => {
  stroke(HAND, 50)
  expect(strokes()).toEqual([50])
})

test('the pen is meant, not the hand that came down before it', () => {
  down(HAND, 400, 400)
  move(HAND, 410, 400)
  down(PEN, 100, 100)
  move(HAND, 420, 410)
  move(PEN, 200, 100)
  up(HAND)
  expect(strokes()).toEqual([])
  up(PEN)
  expect(strokes()).toEqual([100])
})

test('what that hand erased comes back', async () => {
  stroke(HAND, 400)
  stroke(HAND, 100)
  fireEvent.click(screen.getByRole('button', { name: 'Eraser' }))
  await drawn()
  down(HAND, 150, 400)
  expect(strokes()).toEqual([100])
  down(PEN, 150, 100)
  expect(strokes()).toEqual([400])
})

test('a second finger, or a second pen, takes nothing from a stroke that is being drawn', () => {
  down(HAND, 100, 50)
  down({ ...HAND, pointerId: 5 }, 300, 300)
  move(HAND, 200, 50)
  up(HAND)
  down(PEN, 100, 60)
  down({ ...PEN, pointerId: 6 }, 300, 300)
  move(PEN, 200, 60)
  up(PEN)
  expect(strokes()).toEqual([50, 60])
})

test('R8 a touch just after waking draws nothing', () => {
  live.guard.wake(live.monotonic())
  stroke(HAND, 50)
  expect(strokes()).toEqual([])
})

test('once a pen was seen a finger moves the sheet, and a pen stops it', () => {
  stroke(PEN, 100)
  const moved: number[] = []
  Object.assign(sheet().parentElement ?? {}, {
    scrollBy: (_: number, by: number) => moved.push(by)
  })
  down(HAND, 100, 300)
  move(HAND, 100, 295)
  expect(moved).toEqual([])
  move(HAND, 100, 260)
  move(HAND, 100, 250)
  down(PEN, 100, 200)
  move(HAND, 100, 200)
  move(PEN, 200, 200)
  up(PEN)
  up(HAND)
  expect(moved).toEqual([40, 10])
  expect(strokes()).toEqual([100, 200])
})

test('a tablet that has a pen knows it after a reload, and its sheet is then higher than its window', async () => {
  expect(sheet().hasAttribute('data-pen')).toBe(false)
  stroke(PEN, 100)
  await drawn()
  expect(sheet().hasAttribute('data-pen')).toBe(true)
  // Not under the stroke that said so.
  expect(sheet().parentElement?.hasAttribute('tabindex')).toBe(false)
  await settle()
  cleanup()
  live.dispose()
  await reopenStore()
  await open()
  expect(sheet().hasAttribute('data-pen')).toBe(true)
  expect(sheet().parentElement?.getAttribute('tabindex')).toBe('0')
  const before = strokes()
  stroke(HAND, 50)
  expect(strokes()).toEqual(before)
})
