import { batch, signal, type Signal } from '@preact/signals'
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
import type { Entry } from '#store/types.ts'
import { schemeWritings } from '../shared/default-scheme.ts'
import type { Seat } from '../shared/names.ts'
import { samplingsOf, type HeldMark, type Scheme, type SchemeCode } from '../shared/samplings.ts'
import type { Live } from './live.ts'
import { births, touched } from './sitting.ts'
import { remember } from './undo.ts'

/** A sampling that runs on this glass, on the lesson's own clock. */
export interface RunningSampling {
  readonly ent: Id
  readonly course: Course
  /** in the order of their turns */
  readonly pupils: readonly Id[]
  readonly codes: readonly SchemeCode[]
  /** by moment */
  readonly marks: Signal<ReadonlyMap<number, HeldMark>>
  /** ms since 1970 when the panel last looked: at each moment, and when it can no longer be marked */
  readonly now: Signal<number>
  stopBeat: () => void
}

/** Begins to sample whoever sits there, in turn, every `every` ms. What the lesson and the scheme need is stored with it. */
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
  if (live.sampling.value || pupils.length === 0) return
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
  const running = run(live, ent, { starts, every }, pupils, scheme.codes, new Map())
  remember(live, { what: { act: 'sampling', on: true }, revert: () => strike(live, running) })
}

function run(
  live: Live,
  ent: Id,
  course: Course,
  pupils: readonly Id[],
  codes: readonly SchemeCode[],
  marks: ReadonlyMap<number, HeldMark>
): RunningSampling {
  const running: RunningSampling = {
    ent,
    course,
    pupils,
    codes,
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

/** One key: marks the open moment, or puts its mark right. Between moments it says nothing; answers whether it counted. */
export function markMoment(live: Live, code: SchemeCode): boolean {
  const running = live.sampling.value
  if (!running) return false
  const now = live.now()
  const moment = openMoment(running.course, now)
  const pupil = moment === undefined ? undefined : pupilAt(running.pupils, moment)
  if (moment === undefined || pupil === undefined) return false
  touched(live)
  const known = running.marks.value.get(moment)
  if (known) {
    if (known.code !== code.ent) recode(live, running, known, code)
    return true
  }
  const mark: HeldMark = {
    ent: live.store.newEntity(),
    moment,
    pupil,
    code: code.ent,
    late: Math.max(0, Math.round(now - momentAt(running.course, moment)))
  }
  const { ent, late } = mark
  const patch = { sampling: running.ent, moment, pupil, code: code.ent, at: msToInstant(now), late }
  void live.writer.write([...births(live), { grp: live.grp, ent, kind: 'samplingMark', patch }])
  setMark(running, moment, mark)
  remember(live, {
    what: { act: 'mark', letter: code.letter },
    revert: () => unmark(live, running, mark)
  })
  return true
}

function recode(live: Live, running: RunningSampling, mark: HeldMark, code: SchemeCode): void {
  const { ent, moment } = mark
  const write = (to: Id) => {
    const now = running.marks.value.get(moment)
    if (now?.ent !== ent) return
    setMark(running, moment, { ...now, code: to })
    void live.writer.write([{ grp: live.grp, ent, kind: 'samplingMark', patch: { code: to } }])
  }
  write(code.ent)
  remember(live, {
    what: { act: 'mark', letter: code.letter },
    revert: () => write(mark.code)
  })
}

function unmark(live: Live, running: RunningSampling, { ent, moment }: HeldMark): void {
  setMark(running, moment, undefined)
  live.struck.add(ent)
  void live.writer.write([{ grp: live.grp, ent, kind: 'samplingMark', del: true }])
}

function setMark({ marks }: RunningSampling, moment: number, mark: HeldMark | undefined): void {
  const told = new Map(marks.value)
  if (mark) told.set(moment, mark)
  else told.delete(moment)
  marks.value = told
}

/** Ends the sampling; moments that have not come are neither marked nor missed. */
export function stopSampling(live: Live): void {
  const running = live.sampling.value
  if (!running) return
  touched(live)
  endSampling(live, live.now())
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
  running.stopBeat()
  live.sampling.value = undefined
  live.over.add(running.ent)
  const patch = { ended: msToInstant(Math.max(at, running.course.starts)) }
  void live.writer.write([{ grp: live.grp, ent: running.ent, kind: 'sampling', patch }])
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

/**
 * Takes in what the store knows: a sampling that was running when this page was closed goes on, its missed moments missed, and what
 * another window marked is not asked again.
 */
export function followSampling(live: Live, entries: readonly Entry[]): void {
  const mine = samplingsOf(entries).filter(
    ({ ent, entry }) =>
      entry.author === live.book.author &&
      entry.values['sitting'] === live.sitting.ent &&
      !live.struck.has(ent) &&
      !live.over.has(ent)
  )
  const running = live.sampling.peek()
  if (!running) {
    const found = mine.findLast(({ over }) => !over)
    const scheme = live.schemes.peek().find(({ ent }) => ent === found?.scheme)
    if (!found || !scheme) return
    const { ent, course, pupils, marks } = found
    live.writer.meet(ent)
    for (const mark of marks) live.writer.meet(mark.ent)
    const told = new Map(marks.map((mark) => [mark.moment, mark] as const))
    const { starts, every } = course
    run(live, ent, { starts, every }, pupils, scheme.codes, told)
    return
  }
  const told = new Map(running.marks.peek())
  const found = mine.find(({ ent }) => ent === running.ent)
  for (const mark of found?.marks ?? []) {
    if (told.has(mark.moment) || live.struck.has(mark.ent)) continue
    live.writer.meet(mark.ent)
    told.set(mark.moment, mark)
  }
  if (told.size !== running.marks.peek().size) batch(() => (running.marks.value = told))
}
