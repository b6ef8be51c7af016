// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { cleanup, render } from '@testing-library/preact'
import { afterEach, describe, expect, test } from 'vitest'
import { momentAt } from '#kinds/sampling/rules.ts'
import { msToClock } from '#lib/time.ts'
import type { Entry } from '#store/types.ts'
import { AppContext, type App } from './app-context.ts'
import { countScheme, defaultScheme, scanScheme } from './default-scheme.ts'
import { SamplingResults } from './sampling-results.tsx'
import { samplingWords } from './sampling-words.ts'
import type { HeldMark, Sampling, Scheme } from './samplings.ts'

let ids = 0
const newEntity = () => `id-${(ids += 1)}`
const STARTS = Date.UTC(2026, 10, 26, 10, 17)
const EVERY = 30_000

afterEach(cleanup)

/** Moments of the first pupil and of the second, one letter each: '-' missed, a small letter 4 s late. */
function inTurn(first: string, second: string): { sampling: Sampling; scheme: Scheme } {
  const scheme = defaultScheme(samplingWords, newEntity)
  const course = { starts: STARTS, every: EVERY }
  const said = Array.from(first).flatMap((letter, index) => [letter, second[index] ?? '-'])
  const marks = said.flatMap((letter, moment): HeldMark[] => {
    const code = scheme.codes.find((each) => each.letter === letter.toUpperCase())
    const late = letter === letter.toUpperCase() ? 900 : 4000
    const at = momentAt(course, moment) + late
    const pupil = moment % 2 === 0 ? 'a' : 'b'
    return code ? [{ ent: newEntity(), moment, pupil, code: code.ent, at, late }] : []
  })
  return { scheme, sampling: sampled(scheme, said.length, marks, ['a', 'b']) }
}

function sampled(
  scheme: Scheme,
  moments: number,
  marks: readonly HeldMark[],
  pupils: readonly string[] = []
): Sampling {
  const every = scheme.method === 'count' ? 0 : EVERY
  return {
    ent: newEntity(),
    entry: {} as Entry,
    lesson: 'lesson',
    scheme: scheme.ent,
    seats: pupils.map((pupil, index) => ({ seat: index === 0 ? 'A' : 'B', pupil })),
    pupils,
    course: { starts: STARTS, every, ended: STARTS + moments * EVERY },
    over: true,
    marks
  }
}

function show(sampling: Sampling, scheme: Scheme | undefined, only?: string): Element {
  const app = { settings: { language: signal('en') } } as unknown as App
  return render(
    <AppContext.Provider value={app}>
      <SamplingResults
        sampling={sampling}
        scheme={scheme}
        {...(only && { only })}
        nameOf={(pupil, seat) => <b data-pupil={pupil}>{`${seat}, ${pupil}`}</b>}
      />
    </AppContext.Provider>
  ).container
}

/** What stands under a pupil's name, without the name; of the others nothing. */
function partOf(page: Element, pupil: string): Element {
  const part = page.querySelector(`[data-pupil=${pupil}]`)?.parentElement?.parentElement
  if (!part) throw new Error(`nothing of ${pupil}`)
  return part
}

/** The figure beside a heading. */
function figure(part: Element, heading: string): string {
  const found = [...part.querySelectorAll('p span')].find((span) =>
    span.textContent.startsWith(heading)
  )
  return found?.textContent.slice(heading.length).trim() ?? 'none'
}

/** The squares over time, those that came late with a star. */
function squares(part: Element): string {
  return [...part.querySelectorAll('[aria-hidden=true]')]
    .map((cell) => `${cell.textContent}${cell.classList.value.includes('late') ? '*' : ''}`)
    .join('')
}

describe('pupils in turn', () => {
  const { sampling, scheme } = inTurn('AAPOWX-aAW', 'OA--------')

  test('on task and waiting are percent of the moments that could be seen, with their number, and apart', () => {
    const page = show(sampling, scheme)
    const first = partOf(page, 'a')
    // A A P O W a A W: eight seen, five on task, two waiting; X and the missed one are in neither.
    expect(figure(first, samplingWords.onTask)).toBe('63 % (5 of 8 moments)')
    expect(figure(first, samplingWords.waiting)).toBe('25 % (2 of 8 moments)')
  })

  test('each code has its number and its share; not visible has no share, and the missed are said', () => {
    const said = partOf(show(sampling, scheme), 'a').textContent
    const codes = [
      'active 4 (50 %)',
      'passive 1 (13 %)',
      'off task 1 (13 %)',
      'waiting 2 (25 %)',
      'not visible 1',
      'missed 1'
    ]
    expect(said).toContain(codes.join(' · '))
    expect(said).toContain(samplingWords.late(1))
  })

  test('of fewer than five moments there is no percent, and a code that was never seen is left out', () => {
    const second = partOf(show(sampling, scheme), 'b')
    expect(figure(second, samplingWords.onTask)).toBe('1 of 2 moments')
    expect(figure(second, samplingWords.waiting)).toBe('0 of 2 moments')
    expect(second.textContent).not.toContain('%')
    expect(second.textContent).toContain('active 1 · off task 1 · missed 8')
  })

  test('the strip has one square a moment of that pupil, in order, the missed and the late told apart', () => {
    const page = show(sampling, scheme)
    expect(squares(partOf(page, 'a'))).toBe('AAPOWX–A*AW')
    expect(squares(partOf(page, 'b'))).toBe('OA––––––––')
    const spoken = partOf(page, 'a').textContent
    expect(spoken).toContain(
      'active, active, passive, off task, waiting, not visible, missed, active, late, active, waiting'
    )
  })

  test('of one pupil nothing of the other is shown', () => {
    const page = show(sampling, scheme, 'b')
    expect(page.querySelector('[data-pupil=a]')).toBeNull()
    expect(squares(page)).toBe('OA––––––––')
  })

  test('who was never visible has no figures, and who had no turn nothing at all', () => {
    const unseen = inTurn('XX', '--')
    expect(partOf(show(unseen.sampling, unseen.scheme), 'a').textContent).toContain(
      samplingWords.nothingSeen
    )
    cleanup()
    const short = sampled(scheme, 1, [], ['a', 'b'])
    expect(show(short, scheme).querySelector('[data-pupil=b]')).toBeNull()
  })

  test('without its scheme on this tablet it gives no figures at all', () => {
    const page = show(sampling, undefined)
    expect(page.textContent).toContain(samplingWords.schemeMissing)
    expect(page.textContent).not.toContain('%')
    expect(squares(page)).toBe('')
  })
})

test('scans say how many of how many at each moment, the missed ones, and all together', () => {
  const scheme = scanScheme(samplingWords, newEntity)
  const scan = (moment: number, counted: number, outOf: number): HeldMark => {
    const at = STARTS + (moment + 1) * EVERY
    return {
      ent: newEntity(),
      moment,
      code: scheme.codes[0]?.ent ?? '',
      at,
      late: 0,
      counted,
      outOf
    }
  }
  const page = show(sampled(scheme, 3, [scan(0, 18, 24), scan(2, 12, 24)]), scheme)
  const time = (moment: number) => msToClock(STARTS + (moment + 1) * EVERY)
  expect([...page.querySelectorAll('p span')].map((span) => span.textContent)).toEqual([
    `${time(0)} 18 of 24`,
    `${time(1)} missed`,
    `${time(2)} 12 of 24`
  ])
  expect(page.textContent).toContain('on task: 63 % over 2 scans (30 of 48)')
})

describe('what was counted', () => {
  const scheme = countScheme('hand up', newEntity)
  const code = scheme.codes[0]?.ent ?? ''
  const up = (moment: number, pupil?: string): HeldMark => {
    const at = STARTS + moment * 60_000
    return { ent: newEntity(), moment, code, at, late: 0, ...(pupil && { pupil }) }
  }
  const occasions = (moment: number, outOf: number): HeldMark => ({ ...up(moment), outOf })
  const times = (part: Element) =>
    [...part.querySelectorAll('p span')].map((span) => span.textContent)

  test('is so many times, with each time, pupil by pupil', () => {
    const page = show(sampled(scheme, 0, [up(0, 'a'), up(1, 'b'), up(2, 'a')], ['a', 'b']), scheme)
    expect(partOf(page, 'a').textContent).toContain('hand up: 2 times')
    expect(times(partOf(page, 'a'))).toEqual([msToClock(STARTS), msToClock(STARTS + 120_000)])
    expect(partOf(page, 'b').textContent).toContain('hand up: 1 time')
  })

  test('is seven of eleven where it was also counted how often it could have happened', () => {
    const marks = [occasions(0, 11), ...[1, 2, 3, 4, 5, 6, 7].map((moment) => up(moment))]
    const page = show(sampled(scheme, 0, marks), scheme)
    expect(page.textContent).toContain('hand up: 7 of 11')
    expect(page.textContent).not.toContain('7 times')
    expect(times(page)).toHaveLength(7)
  })

  test('is none of eleven of whom it never happened to', () => {
    const page = show(sampled(scheme, 0, [occasions(0, 11), up(1, 'a')], ['a', 'b']), scheme)
    expect(partOf(page, 'a').textContent).toContain('hand up: 1 of 11')
    expect(partOf(page, 'b').textContent).toContain('hand up: 0 of 11')
  })
})
