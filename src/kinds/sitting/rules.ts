import { msToDay } from '#lib/time.ts'

const MINUTE = 60_000
/** A lesson nobody planned counts as this long before "still going?" is asked. */
export const USUAL_LENGTH = 50 * MINUTE
const STILL_GOING_AFTER = 10 * MINUTE
const CLOSED_AFTER = 60 * MINUTE

/** A change of stage as one observer noted or corrected it; `at` in ms, no stage means that none is running. */
export interface Change {
  readonly at: number
  readonly stage?: string
}

/** Time since the lesson's start in ms; negative before it (R6). */
export function lessonTime(at: number, start: number): number {
  return at - start
}

/** The change whose stage was running at `at`; undefined before the first one. */
export function changeAt<C extends Change>(changes: readonly C[], at: number): C | undefined {
  let running: C | undefined
  for (const change of changes) {
    if (change.at <= at && (!running || change.at >= running.at)) running = change
  }
  return running
}

/** The stage running at `at`, by its id. */
export function stageAt(changes: readonly Change[], at: number): string | undefined {
  return changeAt(changes, at)?.stage
}

/** "It started at 10:05": a corrected start never lies after the first touch that was made in the lesson. Times in ms. */
export function correctedStart(proposed: number, now: number): number {
  return Math.min(proposed, now)
}

/** "Changed 2 min ago": a change is never moved before the one in front of it, nor into the future. */
export function correctedChange(
  changes: readonly Change[],
  index: number,
  at: number,
  now: number
): number {
  const before = changes[index - 1]?.at ?? Number.NEGATIVE_INFINITY
  const behind = changes[index + 1]?.at ?? now
  return Math.min(Math.max(at, before), behind, now)
}

/**
 * Wall times mended where a tablet's clock was set during the lesson: the steady clock gives the distances, the median of the wall
 * times the place. In ms, in the order given; a note without a steady reading keeps its wall time.
 */
export function steadyTimes(
  notes: readonly { readonly at: number; readonly monotonic?: number }[]
): readonly number[] {
  const anchors = notes.flatMap(({ at, monotonic }) =>
    monotonic === undefined ? [] : [at - monotonic]
  )
  const anchor = median(anchors)
  return notes.map(({ at, monotonic }) =>
    anchor === undefined || monotonic === undefined ? at : anchor + monotonic
  )
}

/** One observer's start of a lesson, in ms. */
export interface Start {
  readonly author: string
  readonly starts: number
}

/** The start that merged views use: the teacher's if there is one, else the median; ms. Undefined where nobody sat in. */
export function mergedStart(starts: readonly Start[], teacher?: string): number | undefined {
  const told = starts.find(({ author }) => author === teacher)
  return told && teacher !== undefined ? told.starts : median(starts.map((each) => each.starts))
}

/** How far the tablets' starts lie apart, in whole minutes: shown once. */
export function startDifference(starts: readonly Start[]): number {
  if (starts.length < 2) return 0
  const times = starts.map((each) => each.starts)
  return Math.round((Math.max(...times) - Math.min(...times)) / MINUTE)
}

export type Course =
  | { readonly state: 'running' }
  | { readonly state: 'still-going' }
  /** `at` in ms: the last touch, where nobody pressed End */
  | { readonly state: 'ended'; readonly at: number }

/**
 * How a lesson ends (R7): 10 minutes after its planned end it is asked about; an hour after that end without a touch it closes itself
 * at the last touch, and so it does at midnight. All times in ms; `planned` is its length.
 */
export function courseOf(lesson: {
  readonly starts: number
  readonly ended?: number
  readonly planned?: number
  readonly lastTouch?: number
  readonly now: number
}): Course {
  const { starts, ended, now } = lesson
  if (ended !== undefined) return { state: 'ended', at: ended }
  const lastTouch = Math.max(starts, lesson.lastTouch ?? starts)
  const plannedEnd = starts + (lesson.planned ?? USUAL_LENGTH)
  const untouchedSince = Math.max(plannedEnd, lastTouch)
  if (now >= untouchedSince + CLOSED_AFTER || msToDay(now) !== msToDay(starts)) {
    return { state: 'ended', at: lastTouch }
  }
  return { state: now >= plannedEnd + STILL_GOING_AFTER ? 'still-going' : 'running' }
}

function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((one, other) => one - other)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  return upper === undefined || lower === undefined ? undefined : Math.round((upper + lower) / 2)
}
