import type { ComponentChildren } from 'preact'
import {
  countsOf,
  isOccasions,
  momentAt,
  momentsBy,
  type PupilResult,
  resultsOf,
  scansOf
} from '#kinds/sampling/rules.ts'
import type { Id } from '#lib/id.ts'
import { msToClock } from '#lib/time.ts'
import { classes } from '#ui/classes.ts'
import { VisuallyHidden } from '#ui/visually-hidden.tsx'
import { useWords } from './app-context.ts'
import type { Seat } from './names.ts'
import styles from './sampling-results.module.css'
import { loadSamplingWordsGd, samplingWords, type SamplingWords } from './sampling-words.ts'
import type { Method, Sampling, Scheme, SchemeCode } from './samplings.ts'

interface Props {
  readonly sampling: Sampling
  /** undefined where it is not on this tablet: then letters and percentages cannot be told */
  readonly scheme: Scheme | undefined
  /** one of its pupils; absent: all of them */
  readonly only?: Id
  /** who a pupil is, before the results; where there is one pupil the screen has said it */
  readonly nameOf?: (pupil: Id, seat: Seat) => ComponentChildren
}

/** What a sampling says, under the name of its method; the three are never mixed, nor any of them with what was noticed. */
export function SamplingResults(props: Props) {
  const words = useWords(samplingWords, loadSamplingWordsGd)
  const { sampling, scheme } = props
  const { starts, ended, every } = sampling.course
  const [from, to] = [msToClock(starts), msToClock(ended)]
  const method = scheme?.method ?? methodBy(sampling)
  const seconds = words.seconds(every / 1000)
  const how = {
    momentary: words.how(from, to, seconds),
    scan: words.scanHow(from, to, seconds),
    count: words.countHow(from, to)
  }
  return (
    <div class={styles.results} data-method={method}>
      <h3 class={styles.method}>{words.methods[method]}</h3>
      <p class={styles.how}>{how[method]}</p>
      {!scheme && <p>{words.schemeMissing}</p>}
      {scheme && method === 'momentary' && <InTurn {...props} scheme={scheme} words={words} />}
      {scheme && method === 'scan' && <Scans {...props} scheme={scheme} words={words} />}
      {scheme && method === 'count' && <Counted {...props} scheme={scheme} words={words} />}
    </div>
  )
}

/** Where its scheme is not here: only what has pupils is sampled in turn, and only what has an interval by the clock. */
function methodBy({ course, pupils }: Sampling): Method {
  if (course.every <= 0) return 'count'
  return pupils.length > 0 ? 'momentary' : 'scan'
}

type Known = Props & { readonly scheme: Scheme; readonly words: SamplingWords }

/** Pupil by pupil: on task with waiting apart, each code with its number, and a strip over time. */
function InTurn({ sampling, scheme, only, nameOf, words }: Known) {
  const { course, pupils, marks } = sampling
  const moments = momentsBy(course, course.ended)
  return (
    <>
      {resultsOf(pupils, moments, marks, scheme.codes)
        .filter(({ pupil, strip }) => strip.length > 0 && (only ?? pupil) === pupil)
        .map((result) => (
          <OnePupil
            key={result.pupil}
            result={result}
            codes={scheme.codes}
            words={words}
            name={nameIn(sampling, result.pupil, nameOf)}
          />
        ))}
    </>
  )
}

/** "10:20 18 of 24", scan by scan, and all of them together. */
function Scans({ sampling, scheme, words }: Known) {
  const { course, marks } = sampling
  const scans = scansOf(momentsBy(course, course.ended), marks)
  const found = scans.flatMap((scan) => scan.found ?? [])
  const sum = (of: 'counted' | 'outOf') => found.reduce((total, each) => total + each[of], 0)
  const [counted, outOf] = [sum('counted'), sum('outOf')]
  const name = scheme.codes[0]?.name ?? scheme.name
  return (
    <div class={styles.pupil}>
      {outOf > 0 && (
        <p class={styles.shares}>
          <b>
            {words.scanAll(name, found.length, Math.round((counted * 100) / outOf), counted, outOf)}
          </b>
        </p>
      )}
      <p class={styles.scans}>
        {scans.map((scan) => {
          const time = msToClock(momentAt(course, scan.moment))
          return (
            <span key={scan.moment}>
              {scan.found
                ? words.pair(time, scan.found.counted, scan.found.outOf)
                : words.scanMissed(time)}
            </span>
          )
        })}
      </p>
    </div>
  )
}

/** How many times, of how many where that was counted too, and when; of each pupil that was chosen, or of the class. */
function Counted({ sampling, scheme, only, nameOf, words }: Known) {
  const { pupils, marks } = sampling
  return (
    <>
      {countsOf(pupils, marks)
        .filter(({ pupil }) => only === undefined || pupil === only)
        .map(({ pupil, times, outOf }) => (
          <div key={pupil ?? 'class'} class={styles.pupil}>
            {pupil === undefined ? (
              <div class={styles.name}>{words.wholeClass}</div>
            ) : (
              nameOf && <div class={styles.name}>{nameIn(sampling, pupil, nameOf)}</div>
            )}
            <p class={styles.shares}>
              <b>
                {outOf === undefined
                  ? words.times(scheme.name, times)
                  : words.timesOf(scheme.name, times, outOf)}
              </b>
            </p>
            <p class={styles.scans}>
              {marks
                .filter((mark) => mark.pupil === pupil && !isOccasions(mark))
                .toSorted((one, other) => one.at - other.at)
                .map(({ ent, at }) => (
                  <span key={ent}>{msToClock(at)}</span>
                ))}
            </p>
          </div>
        ))}
    </>
  )
}

function nameIn({ seats }: Sampling, pupil: Id, nameOf: Props['nameOf']): ComponentChildren {
  const seat = seats.find((each) => each.pupil === pupil)?.seat
  return seat && nameOf?.(pupil, seat)
}

interface OneProps {
  readonly result: PupilResult
  readonly codes: readonly SchemeCode[]
  readonly words: SamplingWords
  readonly name: ComponentChildren
}

/** Of fewer moments than these a percentage says more than was seen. */
const FEW = 5

/** Whole percent of `all`; undefined of too few. */
function percent(part: number, all: number): number | undefined {
  return all < FEW ? undefined : Math.round((part * 100) / all)
}

function OnePupil({ result, codes, words, name }: OneProps) {
  const { onTask, waiting, seen, missed, late, byCode } = result
  const counted = codes.flatMap(({ ent, name: code, counts }) => {
    const count = byCode.get(ent) ?? 0
    if (count === 0) return []
    const share = counts === 'not-seen' ? undefined : percent(count, seen)
    return words.code(code, count, share)
  })
  const told = [...counted, ...(missed > 0 ? [words.missed(missed)] : [])]
  return (
    <div class={styles.pupil}>
      {name && <div class={styles.name}>{name}</div>}
      {seen === 0 ? (
        <p>{words.nothingSeen}</p>
      ) : (
        <p class={styles.shares}>
          <span>
            <b>{words.onTask}</b> {words.of(onTask, seen, percent(onTask, seen))}
          </span>
          <span>
            <b>{words.waiting}</b> {words.of(waiting, seen, percent(waiting, seen))}
          </span>
        </p>
      )}
      <Strip result={result} codes={codes} words={words} />
      <p class={styles.counts}>{told.join(' · ')}</p>
      {late > 0 && <p class={styles.counts}>{words.late(late)}</p>}
    </div>
  )
}

function Strip({ result, codes, words }: Omit<OneProps, 'name'>) {
  const byEnt = new Map(codes.map((code) => [code.ent, code] as const))
  const cells = result.strip.map(({ code, ...cell }) => ({ ...cell, code: byEnt.get(code ?? '') }))
  const said = cells
    .map(({ code, late }) => {
      const name = code?.name ?? words.missedOne
      return late ? words.lateOne(name) : name
    })
    .join(', ')
  return (
    <div class={styles.strip}>
      <VisuallyHidden>{words.strip(said)}</VisuallyHidden>
      {cells.map(({ moment, code, late }) => (
        <span
          key={moment}
          class={classes(
            styles.cell,
            code ? styles[code.counts ?? 'not-seen'] : styles.missed,
            late && styles.late
          )}
          aria-hidden="true"
        >
          {code?.letter ?? '–'}
        </span>
      ))}
    </div>
  )
}
