import { describe, expect, test } from 'vitest'
import { dayToMs } from '#lib/time.ts'
import {
  correctedChange,
  correctedStart,
  courseOf,
  lessonTime,
  mergedStart,
  stageAt,
  startDifference,
  steadyTimes
} from './rules.ts'

const MINUTE = 60_000
const START = dayToMs('2025-11-26') + 10 * 60 * MINUTE + 5 * MINUTE

describe('lesson time', () => {
  test('is derived: a corrected start moves every note', () => {
    expect(lessonTime(START + 130_000, START)).toBe(130_000)
    expect(lessonTime(START + 130_000, correctedStart(START + MINUTE, START + 2 * MINUTE))).toBe(
      70_000
    )
  })

  test('never starts in the future', () => {
    expect(correctedStart(START + MINUTE, START)).toBe(START)
  })

  test('survives a clock that is set in mid-lesson', () => {
    const notes = [1, 2, 3, 4, 5].map((minute) => ({
      at: START + minute * MINUTE + (minute > 3 ? 3_600_000 : 0),
      monotonic: minute * MINUTE
    }))
    expect(steadyTimes(notes)).toEqual([1, 2, 3, 4, 5].map((minute) => START + minute * MINUTE))
    expect(steadyTimes([{ at: START }])).toEqual([START])
  })
})

describe('stages', () => {
  const changes = [
    { at: START, stage: 'hook' },
    { at: START + 5 * MINUTE, stage: 'model' },
    { at: START + 12 * MINUTE }
  ]

  test('the last change before a moment names its stage', () => {
    expect(stageAt(changes, START - 1)).toBeUndefined()
    expect(stageAt(changes, START + 5 * MINUTE - 1)).toBe('hook')
    expect(stageAt(changes.toReversed(), START + 5 * MINUTE)).toBe('model')
    expect(stageAt(changes, START + 13 * MINUTE)).toBeUndefined()
  })

  test('a corrected change stays between its neighbours', () => {
    const now = START + 20 * MINUTE
    expect(correctedChange(changes, 1, START - MINUTE, now)).toBe(START)
    expect(correctedChange(changes, 1, START + 15 * MINUTE, now)).toBe(START + 12 * MINUTE)
    expect(correctedChange(changes, 2, now + MINUTE, now)).toBe(now)
  })
})

describe('merged views', () => {
  const starts = [
    { author: 'osei', starts: START },
    { author: 'lamont', starts: START + MINUTE },
    { author: 'brodie', starts: START + 9 * MINUTE }
  ]

  test('take the teacher’s start if there is one, else the median', () => {
    expect(mergedStart(starts, 'osei')).toBe(START)
    expect(mergedStart(starts)).toBe(START + MINUTE)
    expect(mergedStart(starts.slice(0, 2), 'brodie')).toBe(START + MINUTE / 2)
    expect(mergedStart([])).toBeUndefined()
  })

  test('say once how far the tablets lie apart', () => {
    expect(startDifference(starts)).toBe(9)
    expect(startDifference(starts.slice(0, 1))).toBe(0)
  })
})

describe('the end of a lesson', () => {
  const lesson = { starts: START, planned: 50 * MINUTE }

  test('is asked about 10 minutes after the planned end', () => {
    expect(courseOf({ ...lesson, now: START + 59 * MINUTE }).state).toBe('running')
    expect(courseOf({ ...lesson, now: START + 60 * MINUTE }).state).toBe('still-going')
  })

  test('comes by itself after an hour without a touch, at the last touch', () => {
    const lastTouch = START + 55 * MINUTE
    expect(courseOf({ ...lesson, lastTouch, now: START + 114 * MINUTE }).state).toBe('still-going')
    expect(courseOf({ ...lesson, lastTouch, now: START + 115 * MINUTE })).toEqual({
      state: 'ended',
      at: lastTouch
    })
  })

  test('never lies beyond midnight', () => {
    const late = { starts: dayToMs('2025-11-26') + (24 * 60 - 20) * MINUTE, planned: 50 * MINUTE }
    expect(courseOf({ ...late, now: dayToMs('2025-11-27') - 1 }).state).toBe('running')
    expect(courseOf({ ...late, now: dayToMs('2025-11-27') })).toEqual({
      state: 'ended',
      at: late.starts
    })
  })

  test('is when somebody said so', () => {
    expect(courseOf({ ...lesson, ended: START + MINUTE, now: START + 2 * MINUTE })).toEqual({
      state: 'ended',
      at: START + MINUTE
    })
  })
})
