import { beforeEach, describe, expect, test } from 'vitest'
import { enterRoom, MINUTE, pass, reopenStore, room, settle, sit } from '#kit/classroom.ts'
import { resultsOf } from '#kinds/sampling/rules.ts'
import { defaultScheme } from '../shared/default-scheme.ts'
import { SEATS } from '../shared/names.ts'
import { samplingWords } from '../shared/sampling-words.ts'
import { samplingsOf, schemesOf } from '../shared/samplings.ts'
import { touchChip } from './capture.ts'
import { tick } from './ending.ts'
import type { Live } from './live.ts'
import { endLesson } from './model.ts'
import { startSampling, stopSampling, turnOf } from './sampling.ts'
import { markMoment } from './sampling-marks.ts'
import { undo } from './undo.ts'

beforeEach(enterRoom)

const SECOND = 1000

/** Begins to sample the first `count` seats every half minute. */
function begin(live: Live, count = 2): void {
  const scheme = defaultScheme(samplingWords, () => room.store.newEntity())
  startSampling(live, live.schemes.value[0] ?? scheme, SEATS.slice(0, count), 30 * SECOND)
}

function press(live: Live, letter: string): boolean {
  const code = live.sampling.value?.codes.find((each) => each.letter === letter)
  if (!code) throw new Error(`no code ${letter}`)
  return markMoment(live, code)
}

function turn(live: Live) {
  const running = live.sampling.value
  if (!running) throw new Error('nothing is sampled')
  return turnOf(running)
}

const entries = () => room.store.entries(room.book.book).value
/** What is stored: one letter a moment, '-' for a missed one. */
function strip(): string {
  const [sampling] = samplingsOf(entries())
  const scheme = schemesOf(entries()).find(({ ent }) => ent === sampling?.scheme)
  if (!sampling || !scheme) return ''
  const { starts, every, ended } = sampling.course
  const moments = Math.floor((ended - starts) / every)
  return resultsOf(sampling.pupils, moments, sampling.marks, scheme.codes)
    .flatMap((result) => result.strip)
    .toSorted((one, other) => one.moment - other.moment)
    .map(({ code }) => scheme.codes.find(({ ent }) => ent === code)?.letter ?? '-')
    .join('')
}

describe('sampling by the clock', () => {
  test('goes from pupil to pupil, and a moment nobody marked stays missed', async () => {
    const live = sit(room.lesson)
    begin(live)
    const first = turn(live)
    expect([first.come, first.open, first.missed]).toEqual([0, undefined, 0])
    expect(press(live, 'A')).toBe(false)
    pass(30 * SECOND)
    expect(turn(live)).toMatchObject({ come: 1, open: 0, pupil: first.pupil })
    expect(press(live, 'A')).toBe(true)
    const second = turn(live)
    expect(second.pupil).not.toBe(first.pupil)
    pass(30 * SECOND)
    pass(15 * SECOND)
    expect(turn(live)).toMatchObject({ come: 2, open: undefined, missed: 1, pupil: first.pupil })
    expect(press(live, 'A')).toBe(false)
    pass(15 * SECOND)
    expect(press(live, 'W')).toBe(true)
    stopSampling(live)
    await settle()
    expect(strip()).toBe('A-W')
  })

  test('a key pressed again puts the mark right and keeps how late it was', async () => {
    const live = sit(room.lesson)
    begin(live)
    pass(30 * SECOND)
    pass(4 * SECOND)
    press(live, 'O')
    pass(2 * SECOND)
    press(live, 'P')
    stopSampling(live)
    await settle()
    expect(strip()).toBe('P')
    expect(samplingsOf(entries())[0]?.marks.map(({ late }) => late)).toEqual([4000])
  })

  test('is taken back step by step: a mark, its mending, the end, the whole', async () => {
    const live = sit(room.lesson)
    begin(live)
    pass(30 * SECOND)
    press(live, 'O')
    press(live, 'P')
    stopSampling(live)
    await settle()
    undo(live)
    await settle()
    expect(live.sampling.value).toBeDefined()
    undo(live)
    await settle()
    expect(strip()).toBe('O')
    undo(live)
    expect(turn(live)).toMatchObject({ mark: undefined, missed: 0 })
    undo(live)
    await settle()
    expect(live.sampling.value).toBeUndefined()
    expect(samplingsOf(entries())).toEqual([])
  })

  test('notes and marks beside each other lose nothing', async () => {
    const live = sit(room.lesson)
    begin(live)
    for (let round = 0; round < 20; round++) {
      pass(30 * SECOND)
      touchChip(live, 'A')
      press(live, 'AP'[round % 2] ?? 'A')
      touchChip(live, 'B')
      pass(1)
    }
    stopSampling(live)
    await settle()
    expect(strip()).toBe('AP'.repeat(10))
    expect(live.notes.value.length).toBeGreaterThan(19)
  })

  test('goes on where the page was closed: what came in between is missed', async () => {
    const live = sit(room.lesson)
    begin(live)
    pass(30 * SECOND)
    press(live, 'A')
    await settle()
    live.dispose()
    room.time += 70 * SECOND
    await reopenStore()
    const again = sit(room.lesson)
    await settle()
    expect(turn(again)).toMatchObject({ come: 3, missed: 1, open: 2 })
    expect(press(again, 'X')).toBe(true)
    stopSampling(again)
    await settle()
    expect(strip()).toBe('A-X')
  })

  test('ends with the lesson, also where the lesson ends by itself', async () => {
    const live = sit(room.lesson)
    begin(live)
    pass(30 * SECOND)
    press(live, 'A')
    endLesson(live)
    await settle()
    expect(live.sampling.value).toBeUndefined()
    expect(strip()).toBe('A')
    expect(samplingsOf(entries())[0]?.over).toBe(true)
    begin(live)
    pass(30 * SECOND)
    press(live, 'A')
    room.time += 180 * MINUTE
    tick(live)
    await settle()
    expect(live.sampling.value).toBeUndefined()
    const [, second] = samplingsOf(entries())
    expect(second?.over).toBe(true)
    expect((second?.course.ended ?? 0) - (second?.course.starts ?? 0)).toBe(30 * SECOND)
  })

  test('an hour by the clock with the page asleep twice: every moment is marked or missed', async () => {
    const live = sit(room.lesson)
    begin(live, 3)
    let marked = 0
    for (let moment = 0; moment < 120; moment++) {
      const asleep = (moment > 20 && moment < 35) || (moment > 60 && moment < 68)
      if (asleep) {
        // A page that sleeps is told nothing: no timer runs until it wakes.
        room.time += 30 * SECOND
        continue
      }
      pass(30 * SECOND)
      tick(live)
      expect(turn(live).open).toBe(moment)
      press(live, 'APOWX'[moment % 5] ?? 'A')
      marked += 1
    }
    pass(20 * SECOND)
    tick(live)
    expect(turn(live)).toMatchObject({ come: 120, missed: 120 - marked })
    stopSampling(live)
    await settle()
    expect(strip()).toHaveLength(120)
    expect(strip().replaceAll('-', '')).toHaveLength(marked)
    expect(room.time).toBeLessThan(live.sitting.starts.value + 61 * MINUTE)
  })

  test('that said nothing leaves nothing behind', async () => {
    const live = sit(room.lesson)
    begin(live)
    pass(10 * SECOND)
    stopSampling(live)
    await settle()
    expect(live.sampling.value).toBeUndefined()
    expect(samplingsOf(entries())).toEqual([])
    undo(live)
    await settle()
    expect(samplingsOf(entries())).toEqual([])
  })

  test('needs somebody to look at', () => {
    const live = sit(room.lesson)
    begin(live, 0)
    expect(live.sampling.value).toBeUndefined()
    expect(live.undo.value).toEqual([])
  })
})
