import { beforeEach, describe, expect, test } from 'vitest'
import { msToInstant } from '#lib/time.ts'
import {
  enterRoom,
  held,
  kept,
  MINUTE,
  pass,
  reopenStore,
  room,
  settle,
  sit,
  START
} from '#kit/classroom.ts'
import { pressChip, reopen, slideChip, toggleWho, touchChip, touchTag } from './capture.ts'
import { leaveNote, mintWords } from './drafting.ts'
import type { Live } from './live.ts'
import { endLesson } from './model.ts'
import { touchLookedFor, touchQuote } from './note-marks.ts'
import { lessonTime, nextStage, stageNow } from './sitting.ts'
import { streamLines } from './stream.ts'
import { touchText, type } from './typing.ts'
import { undo } from './undo.ts'

beforeEach(enterRoom)

describe('R1 the first touch opens a note', () => {
  test('R1 a chip paints the note at once and the tick comes with the store’s answer', async () => {
    const live = sit(room.lesson)
    pass(4000)
    touchChip(live, 'A')
    const cell = live.open.value
    expect(held(live)).toEqual(['A'])
    expect(lessonTime(live, cell?.values.value.at ?? 0)).toBe(4000)
    const mark = live.writer.mark(cell?.ent ?? '')
    expect(mark.value).toBe('writing')
    await settle()
    expect(mark.value).toBe('stored')
    expect(kept(live)).toHaveLength(1)
    expect(kept(live)[0]?.values['at']).toBe(msToInstant(START + 4000))
    expect(kept(live)[0]?.audience).toBe('private')
  })

  test('R1 a missing answer turns the mark into an open ring after a second', async () => {
    const live = sit(room.lesson)
    touchChip(live, 'A')
    pass(1000)
    expect(live.writer.mark(live.open.value?.ent ?? '').value).toBe('slow')
    await settle()
    expect(live.writer.mark(live.open.value?.ent ?? '').value).toBe('stored')
  })

  test('R1 tag, words, own words and what is looked for open a note as well', () => {
    for (const touch of [
      (live: Live) => touchTag(live, 'stuck'),
      (live: Live) => touchText(live),
      (live: Live) => touchQuote(live),
      (live: Live) => touchLookedFor(live, 'draws a bar first'),
      (live: Live) => touchChip(live, 'class')
    ]) {
      const live = sit(room.lesson)
      touch(live)
      expect(live.notes.value).toHaveLength(1)
      live.dispose()
    }
  })

  test('R1 each later tap mints a line of its own and the note keeps its first time', async () => {
    const live = sit(room.lesson)
    touchChip(live, 'A')
    pass(3000)
    touchTag(live, 'stuck')
    touchTag(live, 'asks')
    await settle()
    const shown = (await room.store.open([live.open.value?.ent ?? '']))[0]
    expect(shown?.values['tags']).toEqual(['asks', 'stuck'])
    expect(shown?.values['at']).toBe(msToInstant(START))
    expect(shown?.folded.live['tags']).toHaveLength(2)
    expect(shown?.forked).toBe(false)
  })

  test('R1 a tag that was put in and taken out again is out', async () => {
    const live = sit(room.lesson)
    touchChip(live, 'A')
    touchTag(live, 'stuck')
    touchTag(live, 'stuck')
    await settle()
    expect(kept(live)[0]?.values['tags'] ?? []).toEqual([])
  })

  test('R1 a lesson is made from a note where none was planned, in private, with its sitting', async () => {
    const live = sit()
    expect(live.plan.value.stages).toEqual([])
    touchChip(live, 'B')
    await settle()
    const entries = room.store.entries(room.book.book).peek()
    const made = entries.find((entry) => entry.ent === live.lesson)
    expect(made).toMatchObject({ kind: 'lesson', audience: 'private' })
    expect(made?.values).toMatchObject({ classStage: 'P4', subject: 'numeracy', day: '2025-11-26' })
    expect(entries.find((entry) => entry.kind === 'sitting')?.values['lesson']).toBe(live.lesson)
    expect(kept(live)[0]?.values['sitting']).toBe(live.sitting.ent)
  })

  test('R1 nothing is stored of a lesson that was only opened', async () => {
    const live = sit()
    expect(endLesson(live)).toBeUndefined()
    await settle()
    const entries = room.store.entries(room.book.book).peek()
    expect(entries.some((entry) => entry.kind === 'sitting')).toBe(false)
  })
})

describe('R2 add or new', () => {
  test('R2 while the note holds only pupils a further chip joins it', () => {
    const live = sit(room.lesson)
    touchChip(live, 'A')
    pass(2000)
    touchChip(live, 'B')
    expect(held(live)).toEqual(['A B'])
    touchChip(live, 'A')
    expect(held(live)).toEqual(['B'])
  })

  test('R2 once it holds a tag, words or own words a chip starts the next note', () => {
    const live = sit(room.lesson)
    touchChip(live, 'A')
    touchTag(live, 'stuck')
    touchChip(live, 'B')
    type(live, 'says it is more')
    touchChip(live, 'C')
    expect(held(live)).toEqual(['A stuck', 'B', 'C'])
  })

  test('R2 a mark of two glances ago is left alone', () => {
    const live = sit(room.lesson)
    touchChip(live, 'A')
    pass(5 * MINUTE)
    touchChip(live, 'A')
    expect(held(live)).toEqual(['A', 'A'])
  })

  test('R2 one stroke from chip to chip always means together', () => {
    const live = sit(room.lesson)
    pressChip(live, 'A')
    pass(200)
    slideChip(live, 'A', 'B')
    pass(200)
    slideChip(live, 'B', 'C')
    expect(held(live)).toEqual(['A B C'])
  })

  test('R2 the chips inside the note add a pupil later', async () => {
    const live = sit(room.lesson)
    touchChip(live, 'A')
    touchTag(live, 'says')
    const cell = live.open.value
    if (cell) toggleWho(live, cell, 'B')
    expect(held(live)).toEqual(['A B says'])
    await settle()
    expect(kept(live)[0]?.values['pupils']).toHaveLength(2)
  })
})

describe('R3 bare marks', () => {
  test('R3 neighbours fold into one line by pupil, and the open one stands alone', () => {
    const live = sit(room.lesson)
    for (const chip of ['A', 'A', 'B'] as const) {
      touchChip(live, chip)
      pass(MINUTE)
    }
    touchChip(live, 'C')
    touchTag(live, 'does')
    pass(MINUTE)
    touchChip(live, 'A')
    const lines = streamLines(live)
    expect(lines.map(({ line }) => line)).toEqual(['marks', 'note', 'note'])
    const first = lines[0]
    if (first?.line !== 'marks') throw new Error('no marks')
    expect(first.groups.map(({ chips, cells }) => [chips.join(''), cells.length])).toEqual([
      ['A', 2],
      ['B', 1]
    ])
    leaveNote(live)
    expect(streamLines(live).map(({ line }) => line)).toEqual(['marks', 'note', 'marks'])
  })
})

describe('R4 undo has no timer', () => {
  test('R4 it says what it takes back and goes back step by step', async () => {
    const live = sit(room.lesson)
    touchChip(live, 'A')
    touchTag(live, 'stuck')
    pass(30 * MINUTE)
    expect(live.undo.value.at(-1)?.what).toEqual({ act: 'tag', tag: 'stuck' })
    undo(live)
    expect(held(live)).toEqual(['A'])
    undo(live)
    expect(held(live)).toEqual([])
    expect(undo(live)).toBe(false)
    await settle()
    expect(kept(live)).toEqual([])
  })

  test('R4 what was struck out is not opened by a finger that was already on its way', () => {
    const live = sit(room.lesson)
    touchChip(live, 'A')
    const cell = live.open.value
    if (!cell) throw new Error('no note')
    undo(live)
    reopen(live, cell)
    expect(live.open.value).toBeUndefined()
  })

  test('R4 it goes back ten steps', () => {
    const live = sit(room.lesson)
    touchChip(live, 'A')
    for (let tap = 0; tap < 12; tap++) touchTag(live, 'says')
    let steps = 0
    while (undo(live)) steps++
    expect(steps).toBe(10)
  })

  test('R4 it lives as long as the lesson, also over a page that was opened again', async () => {
    const live = sit(room.lesson)
    touchChip(live, 'A')
    touchTag(live, 'stuck')
    await settle()
    live.dispose()
    await reopenStore()
    const again = sit(room.lesson)
    expect(held(again)).toEqual(['A stuck'])
    undo(again)
    await settle()
    expect(kept(again)).toEqual([])
  })

  test('R4 words, a bin and a change of stage come back too', async () => {
    const live = sit(room.lesson)
    touchChip(live, 'A')
    type(live, 'more than')
    mintWords(live)
    undo(live)
    expect(live.typed.value.text).toBe('')
    nextStage(live)
    expect(stageNow(live)?.name).toBe('Model')
    undo(live)
    expect(stageNow(live)?.name).toBe('Hook')
    touchChip(live, 'A')
    expect(held(live)).toEqual([])
    undo(live)
    expect(held(live)).toEqual(['A'])
    await settle()
    expect(kept(live)).toHaveLength(1)
  })
})

describe('R8 arm guard', () => {
  test('R8 an arm over four chips leaves no note behind', async () => {
    const live = sit(room.lesson)
    for (const chip of ['A', 'B', 'C', 'D'] as const) {
      pressChip(live, chip)
      pass(20)
    }
    expect(held(live)).toEqual([])
    pressChip(live, 'class')
    expect(held(live)).toEqual([])
    pass(400)
    pressChip(live, 'A')
    expect(held(live)).toEqual(['A'])
    await settle()
    expect(kept(live)).toHaveLength(1)
  })

  test('R8 a palm and the moment after waking are no touch', () => {
    const live = sit(room.lesson)
    pressChip(live, 'A', { width: 70, height: 40 })
    expect(held(live)).toEqual([])
    live.guard.wake(live.monotonic())
    pass(599)
    pressChip(live, 'A', { width: 20, height: 24 })
    expect(held(live)).toEqual([])
    pass(1)
    pressChip(live, 'A', { width: 20, height: 24 })
    expect(held(live)).toEqual(['A'])
  })
})
