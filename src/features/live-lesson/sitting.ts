import type { Id } from '#lib/id.ts'
import { instantToMs, msToDay, msToInstant } from '#lib/time.ts'
import { courseOf, type Course } from '#kinds/sitting/rules.ts'
import type { Entry } from '#store/types.ts'
import { seatPatch, type LessonPlan, type PlannedStage } from '../shared/lesson-plan.ts'
import { noteTime } from '../shared/note-values.ts'
import type { Writing } from '../shared/ordered-writer.ts'
import type { Live, StageChange } from './live.ts'
import { remember } from './undo.ts'

const MINUTE = 60_000

/** The moment a lesson begins for somebody who opens it now: its plan where the plan is near, else now. */
export function likelyStart(plan: LessonPlan, now: number): number {
  const { starts } = plan
  return starts !== undefined && now >= starts - 5 * MINUTE && now <= starts + 60 * MINUTE
    ? starts
    : now
}

/** Lesson time of a moment, in ms; negative before the start. Never stored (R6). */
export function lessonTime(live: Live, at: number): number {
  return at - live.sitting.starts.value
}

/** The stage that ran at a moment: the first one until somebody changed it. */
export function stageAt(live: Live, at: number): PlannedStage | undefined {
  const { stages } = live.plan.value
  const change = live.sitting.changes.value.findLast((each) => each.at <= at)
  return stages.find((stage) => stage.id === change?.stage) ?? stages[0]
}

export function stageNow(live: Live): PlannedStage | undefined {
  return stageAt(live, Number.POSITIVE_INFINITY)
}

/** The stage that Next leads to. */
export function stageAfter(live: Live): PlannedStage | undefined {
  const { stages } = live.plan.value
  const now = stageNow(live)
  return now && stages[stages.indexOf(now) + 1]
}

/** What must be stored before or with the first touch: the lesson made from it, and the sitting. */
export function births(live: Live): readonly Writing[] {
  const made: Writing[] = []
  const plan = live.plan.value
  const starts = live.sitting.starts.value
  if (!live.lessonStored) {
    live.lessonStored = true
    const { classStage, subject } = plan
    made.push({
      grp: live.grp,
      ent: live.lesson,
      kind: 'lesson',
      patch: {
        day: msToDay(starts),
        ...(classStage && { classStage }),
        ...(subject && { subject }),
        ...seatPatch(plan.seats)
      }
    })
  }
  if (!live.sitting.stored) {
    live.sitting.stored = true
    made.push({
      grp: live.grp,
      ent: live.sitting.ent,
      kind: 'sitting',
      patch: { lesson: live.lesson, starts: msToInstant(starts) }
    })
  }
  return made
}

/** Writes of one sitting; what must be stored before it goes with it. */
export function writeSitting(live: Live, patch: Readonly<Record<string, string | null>>): void {
  const before = births(live)
  const { ent } = live.sitting
  void live.writer.write([...before, { grp: live.grp, ent, kind: 'sitting', patch }])
}

/** A touch on a lesson that had ended opens it again. */
export function touched(live: Live): void {
  live.lastTouch.value = live.now()
  live.touchedHere = true
  if (live.sitting.ended.value === undefined) return
  live.sitting.ended.value = undefined
  writeSitting(live, { ended: null })
}

/** On to the next stage: now by one tap, or some minutes ago by press-and-hold. */
export function nextStage(live: Live, minutesAgo = 0): void {
  const stage = stageAfter(live)
  if (!stage) return
  touched(live)
  const earlier = live.sitting.changes.value.at(-1)?.at ?? live.sitting.starts.value
  const at = minutesAgo === 0 ? live.now() : Math.max(live.now() - minutesAgo * MINUTE, earlier)
  changeStage(live, stage, at)
}

function changeStage(live: Live, stage: PlannedStage, at: number): void {
  const change: StageChange = { ent: live.store.newEntity(), stage: stage.id, at }
  const before = births(live)
  live.sitting.changes.value = [...live.sitting.changes.value, change]
  const patch = { sitting: live.sitting.ent, stage: stage.id, at: msToInstant(change.at) }
  const kind = 'stageChange'
  void live.writer.write([...before, { grp: live.grp, ent: change.ent, kind, patch }])
  restage(live)
  remember(live, {
    what: { act: 'stage', name: stage.name },
    revert: () => {
      live.sitting.changes.value = live.sitting.changes.value.filter(
        (each) => each.ent !== change.ent
      )
      void live.writer.write([{ grp: live.grp, ent: change.ent, kind, del: true }])
      restage(live)
    }
  })
}

/** "Changed 2 min ago": the last change is moved, and notes taken since then belong to its stage. */
export function changedAgo(live: Live, minutes: number): void {
  const last = live.sitting.changes.value.at(-1)
  if (!last) return
  touched(live)
  const earlier = live.sitting.changes.value.at(-2)?.at ?? live.sitting.starts.value
  const at = Math.max(live.now() - minutes * MINUTE, earlier)
  moveChange(live, last, at)
  const { stage } = last
  const name = live.plan.value.stages.find(({ id }) => id === stage)?.name ?? ''
  remember(live, {
    what: { act: 'stage', name },
    revert: () => moveChange(live, { ...last, at }, last.at)
  })
}

function moveChange(live: Live, change: StageChange, at: number): void {
  live.sitting.changes.value = live.sitting.changes.value.map((each) =>
    each.ent === change.ent ? { ...each, at } : each
  )
  const patch = { at: msToInstant(at) }
  void live.writer.write([{ grp: live.grp, ent: change.ent, kind: 'stageChange', patch }])
  restage(live)
}

/** A wrong stage must not freeze into evidence: notes that now fall into another stage move with it. */
function restage(live: Live): void {
  const moved: Writing[] = []
  for (const cell of live.notes.value) {
    const values = cell.values.value
    const stage = stageAt(live, noteTime(values))
    if (!stage || stage.id === values.stage) continue
    cell.values.value = { ...values, stage: stage.id }
    moved.push({ grp: live.grp, ent: cell.ent, kind: 'observation', patch: { stage: stage.id } })
  }
  if (moved.length > 0) void live.writer.write(moved)
}

/** "It started at 10:05": moves every lesson time of this observer, and no note's own time. */
export function startedAt(live: Live, starts: number): void {
  touched(live)
  const before = live.sitting.starts.value
  moveStart(live, starts)
  remember(live, { what: { act: 'start' }, revert: () => moveStart(live, before) })
}

function moveStart(live: Live, starts: number): void {
  live.sitting.starts.value = starts
  if (live.sitting.stored) writeSitting(live, { starts: msToInstant(starts) })
}

/** R7 at a moment, as the kind's rules say it. */
export function course(live: Live, now: number): Course {
  const { ended, starts } = live.sitting
  const { lasts } = live.plan.value
  return courseOf({
    starts: starts.value,
    now,
    lastTouch: live.lastTouch.value,
    ...(ended.value !== undefined && { ended: ended.value }),
    ...(lasts !== undefined && { planned: lasts })
  })
}

/** Fills a sitting from the lists: mine, of this lesson, newest first. */
export function findSitting(
  entries: readonly Entry[],
  me: Id,
  lesson: Id | undefined,
  now: number
): Entry | undefined {
  const day = msToDay(now)
  const starts = (entry: Entry) => instantToMs(String(entry.values['starts']))
  const mine = entries.filter(
    (entry) =>
      entry.kind === 'sitting' &&
      !entry.deleted &&
      entry.author === me &&
      (lesson ? entry.values['lesson'] === lesson : !entry.values['ended']) &&
      msToDay(starts(entry)) === day
  )
  return mine.toSorted((one, other) => starts(other) - starts(one))[0]
}
