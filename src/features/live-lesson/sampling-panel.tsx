import { useRef } from 'preact/hooks'
import { momentAt } from '#kinds/sampling/rules.ts'
import type { Id } from '#lib/id.ts'
import { classes } from '#ui/classes.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { PupilMarker } from '#ui/pupil-marker.tsx'
import { SEATS, type Seat } from '../shared/names.ts'
import type { SchemeCode } from '../shared/samplings.ts'
import type { Live } from './live.ts'
import { chipName, useLive, type LiveView } from './live-context.ts'
import { press } from './press.ts'
import { markMoment, stopSampling, turnOf, type RunningSampling, type Turn } from './sampling.ts'
import styles from './sampling-panel.module.css'

/** A touch this soon after the keys came was meant for what stood there before, in ms. */
const JUST_CAME = 400

/** In place of the tags while something is sampled: whom to look at, how far it is, and a key for each code. */
export function SamplingPanel({ running }: { readonly running: RunningSampling }) {
  const view = useLive()
  const { live, words } = view
  const turn = turnOf(running)
  const came = useRef(live.monotonic())
  return (
    <div class={styles.panel} role="group" aria-label={words.sampling.panel}>
      <Head running={running} turn={turn} />
      <div class={styles.keys} data-open={turn.open === undefined ? undefined : ''}>
        {running.codes.map((code, index) => (
          <Key
            key={code.ent}
            code={code}
            number={index + 1}
            pressed={turn.mark?.code === code.ent}
            disabled={turn.open === undefined}
            onPress={() => {
              if (live.monotonic() - came.current >= JUST_CAME) markMoment(live, code)
            }}
          />
        ))}
      </div>
      {turn.open !== undefined && (
        <div key={turn.open} class={styles.glow} data-glow aria-hidden="true" />
      )}
    </div>
  )
}

function Head({ running, turn }: { readonly running: RunningSampling; readonly turn: Turn }) {
  const view = useLive()
  const { live, words } = view
  const seat = seatOf(live, turn.pupil)
  const name = pupilOf(view, seat)
  const now = turn.open !== undefined && !turn.mark
  const { every } = running.course
  const elapsed = every - (turn.next - running.now.value)
  const all = allMoments(live, running)
  const come = Math.min(turn.come + 1, all ?? Number.POSITIVE_INFINITY)
  return (
    <div class={styles.head}>
      <span class={classes(styles.turn, now && styles.now)}>
        {seat && <PupilMarker seat={seat} size={36} />}
        <span class={styles.name}>
          {now ? words.sampling.lookNow(name) : words.sampling.lookNext(name)}
        </span>
      </span>
      <span class={styles.count} aria-label={words.sampling.countLabel(come, all)}>
        {words.sampling.count(now ? turn.come : come, all)}
      </span>
      <span class={styles.track} aria-hidden="true">
        <span
          key={turn.come}
          class={styles.bar}
          style={{ animationDuration: `${every}ms`, animationDelay: `${-elapsed}ms` }}
        />
      </span>
      <span class={styles.missed}>{turn.missed > 0 ? words.sampling.missed(turn.missed) : ''}</span>
      <IconButton icon="end" label={words.sampling.stop} live onClick={() => stopSampling(live)} />
    </div>
  )
}

interface KeyProps {
  readonly code: SchemeCode
  readonly number: number
  readonly pressed: boolean
  /** between moments: said and shown, and a touch does nothing */
  readonly disabled: boolean
  readonly onPress: () => void
}

function Key({ code, number, pressed, disabled, onPress }: KeyProps) {
  const { live } = useLive()
  return (
    <button
      type="button"
      class={classes(styles.key, pressed && styles.chosen)}
      aria-pressed={pressed}
      aria-disabled={disabled}
      aria-keyshortcuts={String(number)}
      {...press((contact) => {
        if (live.guard.judge(live.monotonic(), undefined, contact) === 'take') onPress()
      })}
    >
      <b class={styles.letter}>{code.letter}</b>
      <span class={styles.word}>{code.name}</span>
    </button>
  )
}

function seatOf(live: Live, pupil: Id): Seat | undefined {
  return SEATS.find((seat) => live.plan.value.seats[seat]?.id === pupil)
}

function pupilOf(view: LiveView, seat: Seat | undefined): string {
  return seat ? chipName(view, seat) : view.note.nobody
}

/** How many moments fit in what is planned of the lesson; undefined where nothing is, or it is over. */
function allMoments(live: Live, { course }: RunningSampling): number | undefined {
  const { lasts } = live.plan.value
  if (lasts === undefined) return undefined
  const ends = live.sitting.starts.value + lasts
  const all = Math.floor((ends - course.starts) / course.every)
  return all > 0 && momentAt(course, all - 1) >= live.clock.value ? all : undefined
}
