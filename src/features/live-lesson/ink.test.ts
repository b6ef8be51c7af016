import { beforeEach, expect, test } from 'vitest'
import { enterRoom, kept, reopenStore, room, settle, sit } from '#kit/classroom.ts'
import { textToPoints } from '#kinds/ink/rules.ts'
import { openStrokes, strokeEntries } from '../shared/ink-view.tsx'
import { isBare } from '../shared/note-values.ts'
import { reopen, touchChip, touchTag } from './capture.ts'
import { addStroke, eraseAt, readStrokes } from './ink.ts'
import { inkOn } from './ink-pages.ts'
import { undo } from './undo.ts'

beforeEach(enterRoom)

const line = (y: number, length = 20) =>
  Array.from({ length }, (_, index) => ({ x: 100 + index * 10, y, t: index * 8 }))
const entries = () => room.store.entries(room.book.book).value
const stored = (note: string) => strokeEntries(entries(), note).map(({ ent }) => ent)

test('R1 the first stroke opens a note, and each is kept when the pen is lifted', async () => {
  const live = sit(room.lesson)
  addStroke(live, line(100), room.time)
  const cell = live.open.value
  if (!cell) throw new Error('no note')
  addStroke(live, line(200), room.time + 500)
  await settle()
  expect(kept(live)).toHaveLength(1)
  expect(kept(live)[0]?.values['ink']).toBe(true)
  const strokes = await openStrokes(room.store, stored(cell.ent))
  expect(strokes.map(({ points }) => points[0]?.y)).toEqual([100, 200])
  expect(isBare(cell.values.value)).toBe(false)
})

test('a note with ink is about something: the next chip begins the next note', () => {
  const live = sit(room.lesson)
  touchChip(live, 'A')
  addStroke(live, line(100), room.time)
  touchChip(live, 'B')
  expect(live.notes.value).toHaveLength(2)
  touchTag(live, 'says')
  expect(live.notes.value).toHaveLength(2)
})

test('undo takes the last stroke out, and with the last one the ink', async () => {
  const live = sit(room.lesson)
  touchChip(live, 'A')
  const cell = live.open.value
  if (!cell) throw new Error('no note')
  addStroke(live, line(100), room.time)
  addStroke(live, line(200), room.time)
  undo(live)
  await settle()
  expect(stored(cell.ent)).toHaveLength(1)
  expect(cell.values.value.ink).toBe(true)
  undo(live)
  await settle()
  expect(stored(cell.ent)).toEqual([])
  expect(cell.values.value.ink).toBeUndefined()
  expect(kept(live)[0]?.values['ink']).toBeUndefined()
})

test('the eraser takes whole strokes, and one undo brings them back', async () => {
  const live = sit(room.lesson)
  addStroke(live, line(100), room.time)
  addStroke(live, line(200), room.time + 500)
  const cell = live.open.value
  if (!cell) throw new Error('no note')
  expect(eraseAt(live, 150, 150)).toBe(0)
  expect(eraseAt(live, 150, 108)).toBe(1)
  expect(inkOn(cell).value.strokes.map(({ points }) => points[0]?.y)).toEqual([200])
  undo(live)
  await settle()
  const strokes = await openStrokes(room.store, stored(cell.ent))
  expect(strokes.map(({ points }) => points[0]?.y)).toEqual([100, 200])
})

test('a stroke longer than one field holds is kept in pieces that meet', async () => {
  const live = sit(room.lesson)
  const long = Array.from({ length: 4500 }, (_, index) => ({
    x: index % 800,
    y: Math.floor(index / 800),
    t: index * 4
  }))
  addStroke(live, long, room.time)
  await settle()
  const cell = live.open.value
  if (!cell) throw new Error('no note')
  const strokes = await openStrokes(room.store, stored(cell.ent))
  expect(strokes.map(({ points }) => points.length)).toEqual([2000, 2000, 502])
  expect(strokes[0]?.points.at(-1)?.x).toBe(strokes[1]?.points[0]?.x)
  addStroke(live, [], room.time)
  expect(inkOn(cell).value.strokes).toHaveLength(3)
})

test('what was drawn is there after the tablet was opened again', async () => {
  const live = sit(room.lesson)
  addStroke(live, line(100), room.time)
  const ent = live.open.value?.ent ?? ''
  await settle()
  live.dispose()
  await reopenStore()
  const again = sit(room.lesson)
  await settle()
  const cell = again.cells.get(ent)
  expect(cell?.values.value.ink).toBe(true)
  const [stroke] = await openStrokes(room.store, stored(ent))
  expect(stroke?.points).toEqual(line(100))
  expect(textToPoints('')).toEqual([])
})

test('a note that is struck out takes its strokes along, also those of an earlier page', async () => {
  const live = sit(room.lesson)
  addStroke(live, line(100), room.time)
  const ent = live.open.value?.ent ?? ''
  await settle()
  live.dispose()
  await reopenStore()
  const again = sit(room.lesson)
  await settle()
  const cell = again.cells.get(ent)
  if (!cell) throw new Error('no note')
  reopen(again, cell)
  addStroke(again, line(300), room.time)
  // Not read yet: one stroke is here, and taking it back does not say that there is no ink.
  undo(again)
  expect(cell.values.value.ink).toBe(true)
  addStroke(again, line(300), room.time)
  undo(again)
  undo(again)
  await settle()
  expect(again.cells.has(ent)).toBe(false)
  expect(stored(ent)).toEqual([])
})

test('what was drawn before the tablet was opened again can be erased, and is brought back', async () => {
  const live = sit(room.lesson)
  addStroke(live, line(100), room.time)
  const ent = live.open.value?.ent ?? ''
  await settle()
  live.dispose()
  await reopenStore()
  const again = sit(room.lesson)
  await settle()
  const cell = again.cells.get(ent)
  if (!cell) throw new Error('no note')
  reopen(again, cell)
  await readStrokes(again, cell)
  expect(eraseAt(again, 150, 100)).toBe(1)
  await settle()
  expect(stored(ent)).toEqual([])
  expect(kept(again)[0]?.values['ink']).toBeUndefined()
  undo(again)
  await settle()
  expect(stored(ent)).toHaveLength(1)
  expect(kept(again)[0]?.values['ink']).toBe(true)
})
