import type { ComponentChildren } from 'preact'
import { momentsBy, type PupilResult, resultsOf } from '#kinds/sampling/rules.ts'
import type { Id } from '#lib/id.ts'
import { msToClock } from '#lib/time.ts'
import { classes } from '#ui/classes.ts'
import { VisuallyHidden } from '#ui/visually-hidden.tsx'
import { useWords } from './app-context.ts'
import type { Seat } from './names.ts'
import styles from './sampling-results.module.css'
import { loadSamplingWordsGd, samplingWords, type SamplingWords } from './sampling-words.ts'
import type { Sampling, Scheme, SchemeCode } from './samplings.ts'

interface Props {
  readonly sampling: Sampling
  /** undefined where it is not on this tablet: then letters and percentages cannot be told */
  readonly scheme: Scheme | undefined
  /** one of its pupils; absent: all of them */
  readonly only?: Id
  /** who a pupil is, before the results; where there is one pupil the screen has said it */
  readonly nameOf?: (pupil: Id, seat: Seat) => ComponentChildren
}

/** What a sampling says, pupil by pupil: on task with waiting apart, each code with its number, and a strip over time. */
export function SamplingResults({ sampling, scheme, only, nameOf }: Props) {
  const words = useWords(samplingWords, loadSamplingWordsGd)
  const { course, seats, pupils, marks } = sampling
  const every = words.seconds(course.every / 1000)
  const moments = momentsBy(course, course.ended)
  const name = (pupil: Id) => {
    const seat = seats.find((each) => each.pupil === pupil)?.seat
    return seat && nameOf?.(pupil, seat)
  }
  const results = resultsOf(pupils, moments, marks, scheme?.codes ?? [])
  return (
    <div class={styles.results}>
      <p class={styles.how}>
        {words.how(msToClock(course.starts), msToClock(course.ended), every)}
      </p>
      {scheme ? (
        results
          .filter(({ pupil, strip }) => strip.length > 0 && (only ?? pupil) === pupil)
          .map((result) => (
            <OnePupil
              key={result.pupil}
              result={result}
              codes={scheme.codes}
              words={words}
              name={name(result.pupil)}
            />
          ))
      ) : (
        <p>{words.schemeMissing}</p>
      )}
    </div>
  )
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
  const cells = result.strip.map(({ moment, code }) => ({ moment, code: byEnt.get(code ?? '') }))
  const said = cells.map(({ code }) => code?.name ?? words.missedOne).join(', ')
  return (
    <div class={styles.strip}>
      <VisuallyHidden>{words.strip(said)}</VisuallyHidden>
      {cells.map(({ moment, code }) => (
        <span
          key={moment}
          class={classes(styles.cell, code ? styles[code.counts] : styles.missed)}
          aria-hidden="true"
        >
          {code?.letter ?? '–'}
        </span>
      ))}
    </div>
  )
}
