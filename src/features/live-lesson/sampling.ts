import { signal, type Signal } from '@preact/signals'
import {
  closedBy,
  type Course,
  momentAt,
  momentsBy,
  openFor,
  openMoment,
  pupilAt
} from '#kinds/sampling/rules.ts'
import type { Id } from '#lib/id.ts'
import { msToInstant } from '#lib/time.ts'
import { schemeWritings } from '../shared/default-scheme.ts'
import type { Seat } from '../shared/names.ts'
import type { HeldMark, Method, Scheme, SchemeCode } from '../shared/samplings.ts'
import type { Live } from './live.ts'
import { births, touched } from './sitting.ts'
import { remember } from './undo.ts'

/** A sampling that runs on this glass, on the lesson's own clock. */
export interface RunningSampling {
  readonly ent: Id
  readonly method: Method
  readonly course: Course
  /** in the order of their turns; nobody where the class is looked at as a whole */
  readonly pupils: readonly Id[]
  readonly codes: readonly SchemeCode[]
  /** by moment, or by number where each is counted as it happens */
  readonly marks: Signal<ReadonlyMap<number, HeldMark>>
  /** ms since 1970 when the panel last looked: at each moment, and when it can no longer be marked */
  readonly now: Signal<number>
  stopBeat: () => void
}

/**
 * Begins to sample whoever sits there every `every` ms (0 where each is counted as it happens). What the lesson and the scheme need is
 * stored with it.
 */
export function startSampling(
  live: Live,
  scheme: Scheme,
  seats: readonly Seat[],
  every: number
): void {
  const seated = seats.flatMap((seat) => {
    const pupil = live.plan.value.seats[seat]
    return pupil ? [[`seat${seat}`, pupil.id] as const] : []
  })
  const pupils = seated.map(([, pupil]) => pupil)
  const nobody = pupils.length === 0 && scheme.method === 'momentary'
  if (live.sampling.value || nobody) return
  touched(live)
  const starts = live.now()
  const before = births(live)
  const isNew = live.schemes.value.every(({ ent }) => ent !== scheme.ent)
  const ent = live.store.newEntity()
  const { grp } = live
  const patch = {
    lesson: live.lesson,
    sitting: live.sitting.ent,
    scheme: scheme.ent,
    ...Object.fromEntries(seated),
    starts: msToInstant(starts),
    every
  }
  void live.writer.write([
    ...before,
    ...(isNew ? schemeWritings(grp, scheme) : []),
    { grp, ent, kind: 'sampling', patch }
  ])
  const running = run(live, { ent, scheme, course: { starts, every }, pupils, marks: new Map() })
  remember(live, { what: { act: 'sampling', on: true }, revert: () => strike(live, running) })
}

/** Puts a sampling on the glass. */
export function run(
  live: Live,
  {
    ent,
    scheme,
    course,
    pupils,
    marks
  }: {
    readonly ent: Id
    readonly scheme: Scheme
    readonly course: Course
    readonly pupils: readonly Id[]
    readonly marks: ReadonlyMap<number, HeldMark>
  }
): RunningSampling {
  const running: RunningSampling = {
    ent,
    method: scheme.method,
    course,
    pupils,
    codes: scheme.codes,
    marks: signal(marks),
    now: signal(live.now()),
    stopBeat: () => undefined
  }
  live.sampling.value = running
  beat(live)
  return running
}

/** Looks at the clock, and again when the next moment comes or the last one closes. */
export function beat(live: Live): void {
  const running = live.sampling.peek()
  if (!running) return
  running.stopBeat()
  const { course } = running
  const now = live.now()
  running.now.value = now
  // What is counted as it happens waits for nothing.
  if (course.every <= 0) return
  const come = momentsBy(course, now)
  const closes = momentAt(course, come - 1) + openFor(course)
  const next = come > 0 && closes > now ? closes : momentAt(course, come)
  running.stopBeat = live.after(Math.max(1, Math.ceil(next - now)), () => beat(live))
}

/** What the panel shows of a running sampling. */
export interface Turn {
  /** how many moments have come */
  readonly come: number
  /** the moment a key is for now; undefined between moments */
  readonly open: number | undefined
  /** its mark so far */
  readonly mark: HeldMark | undefined
  /** whom to look at: the open moment's pupil until it is marked, then the next one's */
  readonly pupil: Id
  /** ms since 1970 of the next moment */
  readonly next: number
  readonly missed: number
}

/** Reads `now` and `marks`, so that a screen that calls it follows them. */
export function turnOf({ course, pupils, marks, now }: RunningSampling): Turn {
  const time = now.value
  const told = marks.value
  const come = momentsBy(course, time)
  const open = openMoment(course, time)
  const mark = open === undefined ? undefined : told.get(open)
  const closed = closedBy(course, time)
  const within = [...told.keys()].filter((moment) => moment < closed).length
  return {
    come,
    open,
    mark,
    pupil: pupilAt(pupils, open === undefined || mark ? come : open) ?? '',
    next: momentAt(course, come),
    missed: closed - within
  }
}

/** Ends the sampling; moments that have not come are neither marked nor missed. */
export function stopSampling(live: Live): void {
  const running = live.sampling.value
  if (!running) return
  touched(live)
  const said = !isSilent(running, live.now())
  endSampling(live, live.now())
  if (!said) return
  remember(live, {
    what: { act: 'sampling', on: false },
    revert: () => {
      live.sampling.value = running
      live.over.delete(running.ent)
      void live.writer.write([
        { grp: live.grp, ent: running.ent, kind: 'sampling', patch: { ended: null } }
      ])
      beat(live)
    }
  })
}

/** With the lesson: at its end in ms since 1970, which may lie before the last moment. */
export function endSampling(live: Live, at: number): void {
  const running = live.sampling.value
  if (!running) return
  if (isSilent(running, at)) {
    strike(live, running)
    return
  }
  running.stopBeat()
  live.sampling.value = undefined
  live.over.add(running.ent)
  const patch = { ended: msToInstant(Math.max(at, running.course.starts)) }
  void live.writer.write([{ grp: live.grp, ent: running.ent, kind: 'sampling', patch }])
}

/** No moment came and nothing was marked: there is nothing that anybody could decide about. */
function isSilent({ course, marks }: RunningSampling, now: number): boolean {
  return marks.value.size === 0 && momentsBy(course, now) === 0
}

/** As if it had never begun. */
function strike(live: Live, running: RunningSampling): void {
  running.stopBeat()
  if (live.sampling.value === running) live.sampling.value = undefined
  live.struck.add(running.ent)
  const { grp } = live
  const marks = [...running.marks.value.values()]
  void live.writer.write([
    ...marks.map(({ ent }) => ({ grp, ent, kind: 'samplingMark', del: true as const })),
    { grp, ent: running.ent, kind: 'sampling', del: true as const }
  ])
}
