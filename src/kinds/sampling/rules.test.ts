import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  closedBy,
  countsOf,
  type Code,
  type Mark,
  momentAt,
  momentsBy,
  openFor,
  openMoment,
  pupilAt,
  resultsOf,
  scansOf
} from './rules.ts'

const course = { starts: 1_000_000, every: 30_000 }
const at = (seconds: number) => course.starts + seconds * 1000

describe('moments', () => {
  test('lie at the ends of the intervals', () => {
    expect([0, 1, 39].map((index) => momentAt(course, index))).toEqual([at(30), at(60), at(1200)])
    expect([at(0), at(29), at(30), at(89)].map((now) => momentsBy(course, now))).toEqual([
      0, 0, 1, 2
    ])
  })

  test('can be marked for half an interval and never longer than 15 s', () => {
    expect([7500, 15_000, 15_000]).toEqual(
      [15_000, 30_000, 120_000].map((every) => openFor({ every }))
    )
    expect(openMoment(course, at(29.9))).toBeUndefined()
    expect(openMoment(course, at(30))).toBe(0)
    expect(openMoment(course, at(44.9))).toBe(0)
    expect(openMoment(course, at(45))).toBeUndefined()
    expect(openMoment(course, at(60))).toBe(1)
  })

  test('end with the sampling: one that comes with the end still counts', () => {
    const ended = { ...course, ended: at(60) }
    expect(momentsBy(ended, at(600))).toBe(2)
    expect(closedBy(ended, at(60))).toBe(2)
    expect(closedBy(course, at(60))).toBe(1)
    expect(closedBy(course, at(75))).toBe(2)
  })

  test('a clock set back before the start counts none', () => {
    expect([momentsBy(course, at(-9)), closedBy(course, at(-9))]).toEqual([0, 0])
  })
})

test('turns go round in the order of the seats', () => {
  const turns = [0, 1, 2, 3].map((index) => pupilAt(['c', 'a', 'b'], index))
  expect(turns).toEqual(['c', 'a', 'b', 'c'])
  expect(pupilAt([], 4)).toBeUndefined()
})

const codes: readonly Code[] = [
  { ent: 'A', counts: 'on-task' },
  { ent: 'P', counts: 'on-task' },
  { ent: 'O', counts: 'off-task' },
  { ent: 'W', counts: 'waiting' },
  { ent: 'X', counts: 'not-seen' }
]

describe('results', () => {
  const said = (codesInOrder: string, late = 0): readonly Mark[] =>
    Array.from(codesInOrder).flatMap((code, moment) =>
      code === '-' ? [] : [{ moment, pupil: 'a', code, late }]
    )

  test('on task leaves out what was not visible and what was missed, and keeps waiting apart', () => {
    const [result] = resultsOf(['a'], 8, said('AAPOWX-A'), codes)
    expect(result).toMatchObject({ marked: 7, missed: 1, seen: 6, onTask: 4, waiting: 1, late: 0 })
    expect(result?.strip.map(({ code }) => code ?? '-').join('')).toBe('AAPOWX-A')
    expect([...(result?.byCode ?? [])]).toEqual([
      ['A', 3],
      ['P', 1],
      ['O', 1],
      ['W', 1],
      ['X', 1]
    ])
  })

  test('what was never visible is nothing seen', () => {
    const [result] = resultsOf(['a'], 3, said('X-X'), codes)
    expect(result).toMatchObject({ seen: 0, onTask: 0, marked: 2, missed: 1 })
  })

  test('marks more than 3 s after their moment are counted as late', () => {
    const marks = [...said('A', 3000), ...said('-A', 3001)]
    const [result] = resultsOf(['a'], 2, marks, codes)
    expect(result?.late).toBe(1)
    expect(result?.strip.map(({ late }) => late)).toEqual([false, true])
  })

  test('of two marks of one moment the nearer one stands, in whatever order they come', () => {
    const marks = [...said('O', 2000), ...said('A', 900)]
    for (const order of [marks, marks.toReversed()]) {
      expect(resultsOf(['a'], 1, order, codes)[0]?.strip).toEqual([
        { moment: 0, code: 'A', late: false }
      ])
    }
  })

  test('every closed moment of every pupil is marked or missed, and belongs to one pupil', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1 }),
        fc.nat(120),
        fc.array(fc.record({ moment: fc.nat(130), code: fc.constantFrom('A', 'W', 'X') })),
        (pupils, moments, drawn) => {
          const marks = drawn.map(({ moment, code }) => {
            return { moment, code, late: 0, pupil: pupilAt(pupils, moment) ?? '' }
          })
          const results = resultsOf(pupils, moments, marks, codes)
          const sum = (of: (result: (typeof results)[number]) => number) =>
            results.reduce((total, result) => total + of(result), 0)
          expect(sum(({ marked, missed }) => marked + missed)).toBe(moments)
          const told = new Set(marks.map(({ moment }) => moment).filter((each) => each < moments))
          expect(sum(({ marked }) => marked)).toBe(told.size)
        }
      )
    )
  })
})

test('what is counted as it happens has no moments, and is told apart by pupil or not at all', () => {
  const free = { starts: course.starts, every: 0 }
  expect([momentsBy(free, at(600)), closedBy(free, at(600))]).toEqual([0, 0])
  const marks = ['a', 'b', 'a'].map((pupil, moment) => ({ moment, pupil, code: 'up', late: 0 }))
  expect(countsOf(['a', 'b', 'c'], marks).map(({ times }) => times)).toEqual([2, 1, 0])
  const ofClass = marks.map(({ moment, code, late }) => ({ moment, code, late }))
  expect(countsOf([], ofClass)).toEqual([{ pupil: undefined, times: 3 }])
})

describe('how often it could have happened', () => {
  const up = (moment: number, pupil?: string) => {
    return { moment, code: 'up', late: 0, ...(pupil && { pupil }) }
  }
  const occasions = (moment: number, outOf: number) => ({ ...up(moment), outOf })

  test('is one number for all who are counted, and is nothing that happened', () => {
    const marks = [up(0, 'a'), occasions(1, 11), up(2, 'b'), up(3, 'a')]
    expect(countsOf(['a', 'b', 'c'], marks)).toEqual([
      { pupil: 'a', times: 2, outOf: 11 },
      { pupil: 'b', times: 1, outOf: 11 },
      { pupil: 'c', times: 0, outOf: 11 }
    ])
    expect(countsOf([], [up(0), occasions(1, 11), up(2)])).toEqual([
      { pupil: undefined, times: 2, outOf: 11 }
    ])
  })

  test('is not said where nobody said it', () => {
    expect(countsOf([], [up(0)])[0]?.outOf).toBeUndefined()
  })

  test('is never less than what happened, and the greater of two that were said', () => {
    const marks = [up(0, 'a'), up(1, 'a'), up(2, 'a'), occasions(3, 2)]
    expect(countsOf(['b', 'a'], marks).map(({ outOf }) => outOf)).toEqual([3, 3])
    for (const order of [
      [occasions(0, 4), occasions(1, 9)],
      [occasions(0, 9), occasions(1, 4)]
    ]) {
      expect(countsOf(['a'], order)).toEqual([{ pupil: 'a', times: 0, outOf: 9 }])
    }
  })
})

test('scans stand in order of time, a missed one as missed, and never more than there are', () => {
  const scan = (moment: number, counted: number, outOf: number) => {
    return { moment, code: 'on', late: 0, counted, outOf }
  }
  expect(scansOf(3, [scan(2, 25, 24), scan(0, 18, 24)])).toEqual([
    { moment: 0, found: { counted: 18, outOf: 24 } },
    { moment: 1, found: undefined },
    { moment: 2, found: { counted: 24, outOf: 24 } }
  ])
  expect(scansOf(1, [{ moment: 0, code: 'on', late: 0 }])[0]?.found).toBeUndefined()
})
