import { momentAt } from '#kinds/sampling/rules.ts'
import type { Id } from '#lib/id.ts'
import { msToClock } from '#lib/time.ts'
import { classes } from '#ui/classes.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { PupilMarker } from '#ui/pupil-marker.tsx'
import { SEATS, type Seat } from '../shared/names.ts'
import { guardedClick } from './guarded.ts'
import type { Live } from './live.ts'
import { chipName, useLive, type LiveView } from './live-context.ts'
import { stopSampling, type RunningSampling, type Turn } from './sampling.ts'
import styles from './sampling-panel.module.css'

interface HeadProps {
  readonly running: RunningSampling
  readonly turn: Turn
}

/** Whom to look at, how far it is, how long until the next moment, what was missed, and the end. */
export function ClockHead({ running, turn }: HeadProps) {
  const view = useLive()
  const { live, words } = view
  const seat = seatOf(live, turn.pupil)
  const now = turn.open !== undefined && !turn.mark
  const { every } = running.course
  // A step a second: what runs by itself is drawn again in every frame of somebody's typing.
  const left = Math.min(1, Math.max(0, (turn.next - live.clock.value) / every))
  const all = allMoments(live, running)
  const come = Math.min(turn.come + 1, all ?? Number.POSITIVE_INFINITY)
  return (
    <div class={styles.head}>
      <span class={classes(styles.turn, now && styles.now)}>
        {seat && <PupilMarker seat={seat} size={36} />}
        {running.method === 'scan' && <PupilMarker seat="class" size={36} />}
        <span class={styles.name}>{whoNow(view, running, seat, now)}</span>
      </span>
      <span class={styles.count} aria-label={words.sampling.countLabel(come, all)}>
        {words.sampling.count(now ? turn.come : come, all)}
      </span>
      <span class={styles.track} aria-hidden="true">
        <span class={styles.bar} style={{ transform: `scaleX(${left.toFixed(3)})` }} />
      </span>
      <span class={styles.missed}>{turn.missed > 0 && words.sampling.missed(turn.missed)}</span>
      <Stop />
    </div>
  )
}

/** What is counted and since when; it waits for no clock. */
export function CountHead({ running }: { readonly running: RunningSampling }) {
  const { words } = useLive()
  return (
    <div class={styles.head}>
      <span class={classes(styles.turn, styles.now)}>
        <span class={styles.name}>{running.codes[0]?.name}</span>
      </span>
      <span class={styles.count}>{words.sampling.since(msToClock(running.course.starts))}</span>
      <span class={styles.room} />
      <Stop />
    </div>
  )
}

function Stop() {
  const { live, words } = useLive()
  return (
    <IconButton
      icon="end"
      label={words.sampling.stop}
      live
      {...guardedClick(live, () => stopSampling(live))}
    />
  )
}

function whoNow(
  view: LiveView,
  { method }: RunningSampling,
  seat: Seat | undefined,
  now: boolean
): string {
  const { words, note } = view
  if (method === 'scan') return now ? words.sampling.scanNow : words.sampling.scanNext
  const name = seat ? chipName(view, seat) : note.nobody
  return now ? words.sampling.lookNow(name) : words.sampling.lookNext(name)
}

/** Where a pupil sits in this lesson; undefined where they sit nowhere any more. */
export function seatOf(live: Live, pupil: Id | undefined): Seat | undefined {
  // An empty seat has no pupil either.
  if (!pupil) return undefined
  return SEATS.find((seat) => live.plan.value.seats[seat]?.id === pupil)
}

/** How many moments fit in what is planned of the lesson; undefined where nothing is, or it is over. */
function allMoments(live: Live, { course }: RunningSampling): number | undefined {
  const { lasts } = live.plan.value
  if (lasts === undefined) return undefined
  const ends = live.sitting.starts.value + lasts
  const all = Math.floor((ends - course.starts) / course.every)
  return all > 0 && momentAt(course, all - 1) >= live.clock.value ? all : undefined
}
