import type { Signal } from '@preact/signals'
import { classes } from '#ui/classes.ts'
import { PupilMarker } from '#ui/pupil-marker.tsx'
import { useWords } from '../shared/app-context.ts'
import { examplesOf } from '../shared/default-scheme.ts'
import type { Seat } from '../shared/names.ts'
import { loadSamplingWordsGd, samplingWords } from '../shared/sampling-words.ts'
import type { SchemeCode } from '../shared/samplings.ts'
import { useLive } from './live-context.ts'
import styles from './sampling-set-up.module.css'

interface SeatChoiceProps {
  readonly legend: string
  readonly seats: readonly Seat[]
  /** in the order of the seats */
  readonly chosen: Signal<readonly Seat[]>
}

/** Whoever sits there, each one in or out by one touch. */
export function SeatChoice({ legend, seats, chosen }: SeatChoiceProps) {
  const { live } = useLive()
  return (
    <div class={styles.who} role="group" aria-label={legend}>
      <span class={styles.legend} aria-hidden="true">
        {legend}
      </span>
      <div class={styles.seats}>
        {seats.map((seat) => {
          const inside = chosen.value.includes(seat)
          return (
            <button
              key={seat}
              type="button"
              class={classes(styles.seat, inside && styles.chosen)}
              aria-pressed={inside}
              onClick={() => {
                chosen.value = seats.filter((each) =>
                  each === seat ? !inside : chosen.value.includes(each)
                )
              }}
            >
              <PupilMarker seat={seat} size={28} hollow={!inside} />
              <span>{live.plan.value.seats[seat]?.label}</span>
            </button>
          )
        })}
      </div>
    </div>
  )
}

/** What each letter of a scheme means, with what is an example of it and what is not; folded until somebody asks. */
export function Codes({ codes }: { readonly codes: readonly SchemeCode[] }) {
  const { words } = useLive()
  const shared = useWords(samplingWords, loadSamplingWordsGd)
  return (
    <details class={styles.fold}>
      <summary class={styles.legend}>{words.sampling.codesTitle}</summary>
      <dl class={styles.codes}>
        {codes.map((code) => {
          const { example, notThis } = examplesOf(code, shared)
          return (
            <div key={code.ent}>
              <dt>
                <b>{code.letter}</b> {code.name}
              </dt>
              <dd>
                <p>{code.means}</p>
                {example && <Said label={shared.exampleOf} text={example} />}
                {notThis && <Said label={shared.notThisOf} text={notThis} />}
              </dd>
            </div>
          )
        })}
      </dl>
    </details>
  )
}

function Said({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <p>
      <b>{label}</b> {text}
    </p>
  )
}
