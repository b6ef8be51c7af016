// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { cleanup, render } from '@testing-library/preact'
import { afterEach, expect, test } from 'vitest'
import type { Entry } from '#store/types.ts'
import { AppContext, type App } from './app-context.ts'
import { SamplingResults } from './sampling-results.tsx'
import { samplingWords as words } from './sampling-words.ts'
import type { HeldMark, Sampling, Scheme } from './samplings.ts'

const STARTS = new Date(2025, 10, 26, 10, 5).getTime()
const MINUTE = 60_000

const code = (ent: string, counts: 'on-task' | 'off-task') => ({
  ent,
  letter: ent,
  name: ent === 'A' ? 'active' : 'off task',
  means: '',
  counts
})
const scheme = (method: Scheme['method'], name: string): Scheme => ({
  ent: 's',
  name,
  method,
  every: method === 'count' ? 0 : MINUTE,
  codes: [code('A', 'on-task'), code('O', 'off-task')]
})
const mark = (moment: number, more: Partial<HeldMark>): HeldMark => ({
  ent: `m${moment}`,
  moment,
  code: 'A',
  at: STARTS + (moment + 1) * MINUTE,
  late: 0,
  ...more
})
const sampling = (every: number, pupils: readonly string[], marks: readonly HeldMark[]) =>
  ({
    ent: 'one',
    entry: {} as Entry,
    lesson: 'l',
    scheme: 's',
    seats: pupils.map((pupil) => ({ seat: 'A' as const, pupil })),
    pupils,
    course: { starts: STARTS, every, ended: STARTS + 6 * MINUTE },
    over: true,
    marks
  }) satisfies Sampling

function show(of: Sampling, by: Scheme | undefined): { heading: string; said: string } {
  const app = { settings: { language: signal('en') } } as unknown as App
  const { container } = render(
    <AppContext.Provider value={app}>
      <SamplingResults sampling={of} scheme={by} />
    </AppContext.Provider>
  )
  const headings = [...container.querySelectorAll('h3')].map(({ textContent }) => textContent)
  expect(headings).toHaveLength(1)
  return { heading: headings[0] ?? '', said: container.textContent ?? '' }
}

afterEach(cleanup)

const marked = [0, 1, 2, 3, 4].map((moment) =>
  mark(moment, { pupil: 'heron', code: moment === 4 ? 'O' : 'A', late: moment === 0 ? 3001 : 0 })
)
const inTurn = sampling(MINUTE, ['heron'], marked)
const scans = sampling(
  MINUTE,
  [],
  [mark(0, { counted: 18, outOf: 24 }), mark(1, { counted: 12, outOf: 24 })]
)
const counts = sampling(0, ['heron'], [mark(0, { pupil: 'heron' }), mark(1, { pupil: 'heron' })])

test('pupils in turn are named as sampled by the clock, in percent with the number of moments, late ones flagged', () => {
  const { heading, said } = show(inTurn, scheme('momentary', 'On task'))
  expect(heading).toBe(words.methods.momentary)
  expect(said).toContain(words.of(4, 5, 80))
  expect(said).toContain(words.late(1))
  expect(said).toContain(words.missed(1))
})

test('scans of the class are named as sampled by the clock, in percent with the number of scans', () => {
  const { heading, said } = show(scans, scheme('scan', 'On task'))
  expect(heading).toBe(words.methods.scan)
  expect(said).toContain('active: 63 % over 2 scans (30 of 48)')
})

test('what was counted is named so and never told in percent', () => {
  const { heading, said } = show(counts, scheme('count', 'Hand up'))
  expect(heading).toBe(words.methods.count)
  expect(said).toContain(words.times('Hand up', 2))
  expect(said).not.toContain('%')
})

test('each keeps its name where its scheme is not on this tablet', () => {
  const headings = [inTurn, scans, counts].map((of) => {
    const { heading } = show(of, undefined)
    cleanup()
    return heading
  })
  const { momentary, scan, count } = words.methods
  expect(headings).toEqual([momentary, scan, count])
})
