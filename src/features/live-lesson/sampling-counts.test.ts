import { beforeEach, describe, expect, test } from 'vitest'
import { enterRoom, MINUTE, pass, reopenStore, room, settle, sit } from '#kit/classroom.ts'
import { countsOf, scansOf } from '#kinds/sampling/rules.ts'
import { countScheme, scanScheme } from '../shared/default-scheme.ts'
import type { Seat } from '../shared/names.ts'
import { samplingWords } from '../shared/sampling-words.ts'
import { samplingsOf, schemesOf } from '../shared/samplings.ts'
import type { Live } from './live.ts'
import { startSampling, stopSampling } from './sampling.ts'
import { countOccasions, countOne, countOneLess, markScan } from './sampling-marks.ts'
import { undo } from './undo.ts'

beforeEach(enterRoom)

const SECOND = 1000
const entries = () => room.store.entries(room.book.book).value
const stored = () => samplingsOf(entries())[0]

describe('counting one thing', () => {
  test('goes by pupil, takes the newest back, and is undone step by step', async () => {
    const live = sit(room.lesson)
    startSampling(
      live,
      countScheme('hand up', () => room.store.newEntity()),
      ['A', 'B'],
      0
    )
    const [first, second] = live.sampling.value?.pupils ?? []
    for (const pupil of [first, second, first]) {
      pass(SECOND)
      countOne(live, pupil)
    }
    const times = () =>
      countsOf(
        [first ?? '', second ?? ''],
        [...(live.sampling.value?.marks.value.values() ?? [])]
      ).map((each) => each.times)
    expect(times()).toEqual([2, 1])
    countOneLess(live)
    expect(times()).toEqual([1, 1])
    undo(live)
    expect(times()).toEqual([2, 1])
    undo(live)
    undo(live)
    await settle()
    expect(times()).toEqual([1, 0])
    stopSampling(live)
    await settle()
    expect(stored()?.marks.map(({ pupil }) => pupil)).toEqual([first])
    expect(schemesOf(entries()).map(({ method, name }) => [method, name])).toEqual([
      ['count', 'hand up']
    ])
  })

  test('of the class as a whole needs nobody, and goes on after the page was closed', async () => {
    const live = sit(room.lesson)
    startSampling(
      live,
      countScheme('answers', () => room.store.newEntity()),
      [],
      0
    )
    countOne(live, undefined)
    await settle()
    live.dispose()
    room.time += MINUTE
    await reopenStore()
    const again = sit(room.lesson)
    await settle()
    countOne(again, undefined)
    stopSampling(again)
    await settle()
    expect(
      stored()
        ?.marks.map(({ moment }) => moment)
        .toSorted()
    ).toEqual([0, 1])
  })

  test('what was counted once is the same thing the next time', async () => {
    const live = sit(room.lesson)
    const scheme = countScheme('answers', () => room.store.newEntity())
    startSampling(live, scheme, [], 0)
    countOne(live, undefined)
    stopSampling(live)
    await settle()
    startSampling(live, live.schemes.value[0] ?? scheme, [], 0)
    countOne(live, undefined)
    stopSampling(live)
    await settle()
    expect(schemesOf(entries())).toHaveLength(1)
    expect(samplingsOf(entries()).map((each) => each.scheme)).toEqual([scheme.ent, scheme.ent])
  })
})

describe('seven of eleven', () => {
  const start = (live: Live, seats: readonly Seat[]) => {
    startSampling(
      live,
      countScheme('answers', () => room.store.newEntity()),
      seats,
      0
    )
  }
  const now = (live: Live) => {
    const running = live.sampling.value
    return countsOf(running?.pupils ?? [], [...(running?.marks.value.values() ?? [])]).map(
      ({ times, outOf }) => `${times} of ${outOf ?? '-'}`
    )
  }
  const more = (live: Live, times = 1) => {
    for (let step = 0; step < times; step++) countOccasions(live, 1)
  }

  test('is two steppers: what happened, and how often it could have', async () => {
    const live = sit(room.lesson)
    start(live, [])
    more(live, 11)
    for (let step = 0; step < 8; step++) countOne(live, undefined)
    expect(now(live)).toEqual(['8 of 11'])
    countOneLess(live)
    expect(now(live)).toEqual(['7 of 11'])
    stopSampling(live)
    await settle()
    const marks = stored()?.marks ?? []
    expect(marks).toHaveLength(8)
    expect(countsOf([], marks)).toEqual([{ pupil: undefined, times: 7, outOf: 11 }])
  })

  test('is of the same eleven for every pupil who is counted', async () => {
    const live = sit(room.lesson)
    start(live, ['A', 'B'])
    const [first, second] = live.sampling.value?.pupils ?? []
    more(live, 3)
    countOne(live, first)
    countOne(live, first)
    countOne(live, second)
    expect(now(live)).toEqual(['2 of 3', '1 of 3'])
    await settle()
    live.dispose()
    await reopenStore()
    const again = sit(room.lesson)
    await settle()
    more(again)
    expect(now(again)).toEqual(['2 of 4', '1 of 4'])
    stopSampling(again)
    await settle()
    expect(stored()?.marks).toHaveLength(4)
  })

  test('goes up with what happens, and is taken away below it', () => {
    const live = sit(room.lesson)
    start(live, [])
    countOccasions(live, -1)
    expect(now(live)).toEqual(['0 of -'])
    more(live)
    countOccasions(live, -1)
    expect(now(live)).toEqual(['0 of -'])
    more(live)
    countOne(live, undefined)
    countOne(live, undefined)
    expect(now(live)).toEqual(['2 of 2'])
    more(live)
    countOccasions(live, -1)
    expect(now(live)).toEqual(['2 of 2'])
    countOccasions(live, -1)
    expect(now(live)).toEqual(['2 of -'])
  })

  test('is undone step by step', async () => {
    const live = sit(room.lesson)
    start(live, [])
    more(live, 2)
    countOne(live, undefined)
    countOneLess(live)
    const seen: string[][] = []
    for (let step = 0; step < 4; step++) {
      undo(live)
      seen.push(now(live))
    }
    expect(seen.flat()).toEqual(['1 of 2', '0 of 2', '0 of 1', '0 of -'])
    more(live)
    countOccasions(live, -1)
    undo(live)
    expect(now(live)).toEqual(['0 of 1'])
    stopSampling(live)
    await settle()
    expect(stored()?.marks.map(({ outOf }) => outOf)).toEqual([1])
  })
})

describe('a scan of the class', () => {
  test('says how many of how many, puts them right, and misses what nobody said', async () => {
    const live = sit(room.lesson)
    startSampling(
      live,
      scanScheme(samplingWords, () => room.store.newEntity()),
      [],
      60 * SECOND
    )
    expect(markScan(live, 18, 24)).toBe(false)
    pass(60 * SECOND)
    expect(markScan(live, 18, 24)).toBe(true)
    markScan(live, 19, 24)
    markScan(live, 19, 23)
    undo(live)
    pass(120 * SECOND)
    markScan(live, 30, 24)
    expect(markScan(live, 3, 0)).toBe(false)
    stopSampling(live)
    await settle()
    const moments = Math.round(
      ((stored()?.course.ended ?? 0) - (stored()?.course.starts ?? 0)) / 60_000
    )
    expect(scansOf(moments, stored()?.marks ?? []).map(({ found }) => found)).toEqual([
      { counted: 19, outOf: 24 },
      undefined,
      { counted: 24, outOf: 24 }
    ])
  })
})
