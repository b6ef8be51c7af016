import { beforeEach, describe, expect, test } from 'vitest'
import { instantToMs, msToInstant } from '#lib/time.ts'
import { ok } from '#lib/result.ts'
import {
  after,
  enterRoom,
  held,
  kept,
  MINUTE,
  pass,
  room,
  settle,
  sit,
  START
} from '#kit/classroom.ts'
import { createBell } from '../after-the-bell/model.ts'
import { noteTime, noteValues } from '../shared/note-values.ts'
import { touchChip, touchTag } from './capture.ts'
import { tick } from './ending.ts'
import { endLesson } from './model.ts'
import { mendBy, mendTo } from './note-marks.ts'
import { changedAgo, course, lessonTime, nextStage, startedAt } from './sitting.ts'
import { type } from './typing.ts'

beforeEach(enterRoom)

describe('R5 time can be mended', () => {
  test('R5 minutes earlier keep the first stamp and move the note in the stream', async () => {
    const live = sit(room.lesson)
    touchChip(live, 'A')
    touchTag(live, 'says')
    pass(5 * MINUTE)
    touchChip(live, 'B')
    touchTag(live, 'does')
    const late = live.open.value
    if (!late) throw new Error('no note')
    mendBy(live, late, -2)
    expect(noteTime(late.values.value)).toBe(START + 3 * MINUTE)
    mendBy(live, late, -5)
    expect(held(live)).toEqual(['B does', 'A says'])
    await settle()
    const entry = kept(live).find(({ ent }) => ent === late.ent)
    expect(entry?.values['at']).toBe(msToInstant(START + 5 * MINUTE))
    expect(entry?.values['mended']).toBe(msToInstant(START - 2 * MINUTE))
  })

  test('R5 dragged along the strip a note takes the stage of its time, and never the future', () => {
    const live = sit(room.lesson)
    pass(6 * MINUTE)
    nextStage(live)
    pass(2 * MINUTE)
    touchChip(live, 'A')
    const cell = live.open.value
    if (!cell) throw new Error('no note')
    expect(cell.values.value.stage).toBe(live.plan.value.stages[1]?.id)
    mendTo(live, cell, START + 3 * MINUTE)
    expect(cell.values.value.stage).toBe(live.plan.value.stages[0]?.id)
    mendTo(live, cell, START + 500 * MINUTE)
    expect(noteTime(cell.values.value)).toBe(room.time)
  })
})

describe('R6 lesson time is derived', () => {
  test('R6 a corrected start moves every lesson time and no note', async () => {
    const live = sit(room.lesson)
    pass(4 * MINUTE)
    touchChip(live, 'A')
    const at = live.notes.value[0]?.values.value.at ?? 0
    startedAt(live, START + MINUTE)
    expect(lessonTime(live, at)).toBe(3 * MINUTE)
    await settle()
    const sitting = room.store
      .entries(room.book.book)
      .peek()
      .find((entry) => entry.kind === 'sitting')
    expect(sitting?.values['starts']).toBe(msToInstant(START + MINUTE))
    expect(kept(live)[0]?.values['at']).toBe(msToInstant(at))
    expect(kept(live)[0]?.values['monotonic']).toBe(4 * MINUTE)
  })

  test('R6 "changed 2 min ago" moves the change and the notes taken since then', async () => {
    const live = sit(room.lesson)
    pass(5 * MINUTE)
    touchChip(live, 'A')
    pass(MINUTE)
    nextStage(live)
    changedAgo(live, 2)
    expect(live.sitting.changes.value.at(-1)?.at).toBe(START + 4 * MINUTE)
    await settle()
    expect(kept(live)[0]?.values['stage']).toBe(live.plan.value.stages[1]?.id)
  })

  test('[R12] a clock put right by years in the middle of a lesson leaves its times alone and does not end it', () => {
    for (const years of [-14, 17]) {
      const live = sit(room.lesson)
      pass(MINUTE)
      room.corrected = years * 365 * 86_400_000
      pass(MINUTE)
      tick(live)
      expect(live.sitting.ended.value).toBeUndefined()
      touchChip(live, 'A')
      expect(live.open.value?.values.value.at).toBe(room.time)
      expect(course(live, live.now()).state).toBe('running')
      live.dispose()
      room.corrected = 0
    }
  })

  test('R6 a lesson held again on another day begins empty, and its first notes keep their times', async () => {
    const first = sit(room.lesson)
    pass(4 * MINUTE)
    touchChip(first, 'A')
    touchTag(first, 'says')
    await settle()
    endLesson(first)
    first.dispose()
    await settle()
    pass(7 * 24 * 60 * MINUTE)
    const again = sit(room.lesson)
    expect(again.notes.value).toEqual([])
    pass(MINUTE)
    touchChip(again, 'B')
    touchTag(again, 'does')
    expect(held(again)).toEqual(['B does'])
    await settle()
    const { store, book, lesson } = room
    const nothing = async () => ok(undefined)
    const sync = { handIn: nothing, takeBack: nothing, strike: nothing, finish: nothing }
    const bell = createBell({ store, sync, now: () => room.time, after, book, lesson })
    const times = bell.notes.value.map((entry) => {
      const values = noteValues(entry)
      return noteTime(values) - (bell.startOf(values.sitting) ?? 0)
    })
    expect(times).toEqual([4 * MINUTE, MINUTE])
    bell.dispose()
    again.dispose()
  })

  test('R6 two windows that open one lesson share its start', async () => {
    const [one, other] = [sit(room.lesson), sit(room.lesson)]
    pass(MINUTE)
    touchChip(one, 'A')
    touchTag(one, 'says')
    await settle()
    expect(held(other)).toEqual(['A says'])
    touchChip(other, 'B')
    await settle()
    expect(other.sitting.ent).toBe(one.sitting.ent)
    one.dispose()
    other.dispose()
  })

  test('R6 the start is the plan’s where the plan is near', () => {
    room.time = START - 4 * MINUTE
    expect(lessonTime(sit(room.lesson), room.time)).toBe(-4 * MINUTE)
    room.time = START + 90 * MINUTE
    expect(lessonTime(sit(room.lesson), room.time)).toBe(0)
  })
})

describe('R7 ending', () => {
  test('R7 ten minutes past its planned end the lesson is asked about', () => {
    const live = sit(room.lesson)
    pass(59 * MINUTE)
    expect(course(live, room.time).state).toBe('running')
    pass(MINUTE)
    expect(course(live, room.time).state).toBe('still-going')
  })

  test('R7 an hour without a touch closes it at the last touch, and a touch opens it again', async () => {
    const live = sit(room.lesson)
    pass(55 * MINUTE)
    touchChip(live, 'A')
    pass(61 * MINUTE)
    tick(live)
    expect(live.sitting.ended.value).toBe(START + 55 * MINUTE)
    await settle()
    touchChip(live, 'B')
    expect(live.sitting.ended.value).toBeUndefined()
  })

  test('R7 a lesson never runs over midnight', () => {
    room.time = instantToMs('2025-11-26T23:50:00.000')
    const live = sit(room.lesson)
    touchChip(live, 'A')
    pass(11 * MINUTE)
    tick(live)
    expect(live.sitting.ended.value).toBe(instantToMs('2025-11-26T23:50:00.000'))
  })

  test('R7 Done ends the sitting and leads to its lesson', async () => {
    const live = sit(room.lesson)
    touchChip(live, 'A')
    type(live, 'half a sen')
    expect(endLesson(live)).toBe(room.lesson)
    await settle()
    const sitting = room.store
      .entries(room.book.book)
      .peek()
      .find((entry) => entry.kind === 'sitting')
    expect(sitting?.values['ended']).toBe(msToInstant(START))
    expect(kept(live)[0]?.values['words']).toBe(3)
  })
})
