import type { Id } from '#lib/id.ts'
import { rankBetween } from '#lib/rank.ts'
import { fail, type Result } from '#lib/result.ts'
import { dayToMs, msToInstant, type Day } from '#lib/time.ts'
import type { Patch } from '#log/types.ts'
import type { Audience, Book, Change, Entry, Saved, Store } from '#store/types.ts'
import { SEATS, stagesOf, textOf, type Seat } from '../shared/names.ts'

const NEW = { pos: 0, ids: [] } as const
const MINUTE = 60_000

/** What a planned lesson starts with; times in ms of the tablet's own day. */
export interface LessonPlan {
  readonly title: string
  readonly classStage: string
  readonly subject: string
  readonly day: Day
  /** HH:MM, or '' where only the day is known */
  readonly starts: string
  readonly stages: readonly { readonly name: string; readonly minutes: number }[]
  readonly pupils: readonly Id[]
  /** by its name in the register; absent: the plain one, which is not stored */
  readonly method?: string
}

function channelOf(book: Book, audience: Audience): string | undefined {
  return book.channels.find((channel) => channel.audience === audience)?.grp
}

/** Day and wall time to an instant in the tablet's zone; undefined where no time was given. */
export function startInstant(day: Day, clock: string): string | undefined {
  const [hours, minutes] = clock.split(':').map(Number)
  const midnight = dayToMs(day)
  if (hours === undefined || minutes === undefined || Number.isNaN(hours + minutes + midnight))
    return undefined
  return msToInstant(midnight + (hours * 60 + minutes) * MINUTE)
}

type Planned = Result<{ readonly lesson: Id; readonly saved: Saved }>

/** Plans a lesson with its stages in the group's channel, in one write. */
export function planLesson(store: Store, book: Book, plan: LessonPlan): Promise<Planned> {
  const seats: Record<string, string> = {}
  for (const [index, pupil] of plan.pupils.slice(0, SEATS.length).entries())
    seats[`seat${SEATS[index]}`] = pupil
  const { classStage, subject, method } = plan
  return writePlan(store, book, plan, { classStage, subject, ...(method && { method }), ...seats })
}

/** What a visit to places starts with, such as a rounds day. There is no field for who teaches, and none may be added. */
export interface VisitPlan {
  /** by its name in the register */
  readonly method: string
  readonly title: string
  readonly day: Day
  /** HH:MM, or '' where only the day is known */
  readonly starts: string
  /** names of the rooms, or whatever is visited, in order */
  readonly places: readonly string[]
  /** in each of them */
  readonly minutes: number
}

/** Plans a visit with its places in the group's channel, in one write: they stand where a lesson has stages. */
export function planVisit(store: Store, book: Book, plan: VisitPlan): Promise<Planned> {
  const { method, places, minutes } = plan
  const stages = places.map((name) => ({ name, minutes }))
  return writePlan(store, book, { ...plan, stages }, { method })
}

/** What every plan says, with what only its method does, and its stages in order. */
async function writePlan(
  store: Store,
  book: Book,
  plan: Pick<LessonPlan, 'title' | 'day' | 'starts' | 'stages'>,
  further: Patch
): Promise<Planned> {
  const grp = channelOf(book, 'group') ?? book.channels[0]?.grp
  if (!grp) return fail('channel-missing')
  const lesson = store.newEntity()
  const starts = startInstant(plan.day, plan.starts)
  const minutes = plan.stages.reduce((sum, stage) => sum + stage.minutes, 0)
  const patch: Patch = {
    title: plan.title,
    day: plan.day,
    ...(starts ? { starts } : {}),
    ...(minutes ? { minutes: minutes * MINUTE } : {}),
    ...further
  }
  const at = { book: book.book, grp, ctx: NEW }
  const changes: Change[] = [{ ...at, ent: lesson, kind: 'lesson', patch }]
  let rank = ''
  for (const stage of plan.stages) {
    rank = rankBetween(rank, '')
    const planned = { planned: stage.minutes * MINUTE, rank, lesson, name: stage.name }
    changes.push({ ...at, ent: store.newEntity(), kind: 'lessonStage', patch: planned })
  }
  const saved = await store.change(changes)
  return saved.ok ? { ok: true, value: { lesson, saved: saved.value } } : saved
}

/** Changes one entity that was shown; its context is the one it was shown with. */
export async function changeShown(store: Store, ent: Id, patch: Patch): Promise<Result<Saved>> {
  const [shown] = await store.open([ent])
  if (!shown) return fail('entity-missing')
  return store.change([
    { book: shown.book, grp: shown.grp, ent, kind: shown.kind, patch, ctx: shown.context }
  ])
}

/** Adds a stage at the end of a lesson. */
export function addStage(
  store: Store,
  lesson: Entry,
  entries: readonly Entry[],
  stage: { readonly name: string; readonly minutes: number }
): Promise<Result<Saved>> {
  const last = stagesOf(lesson.ent, entries).at(-1)
  const patch = {
    lesson: lesson.ent,
    name: stage.name,
    planned: stage.minutes * MINUTE,
    rank: rankBetween(textOf(last, 'rank'), '')
  }
  const { book, grp } = lesson
  return store.change([{ book, grp, ent: store.newEntity(), kind: 'lessonStage', patch, ctx: NEW }])
}

/** Moves a stage one place up or down by a rank between its new neighbours. */
export async function moveStage(
  store: Store,
  stage: Entry,
  entries: readonly Entry[],
  by: -1 | 1
): Promise<Result<Saved>> {
  const stages = stagesOf(textOf(stage, 'lesson'), entries)
  const from = stages.findIndex((one) => one.ent === stage.ent)
  const to = from + by
  if (from < 0 || to < 0 || to >= stages.length) return fail('nothing-to-change')
  const [before, after] = by < 0 ? [stages[to - 1], stages[to]] : [stages[to], stages[to + 1]]
  return changeShown(store, stage.ent, {
    rank: rankBetween(textOf(before, 'rank'), textOf(after, 'rank'))
  })
}

/** Takes a stage out; notes that name it keep their own words and show without a stage. */
export async function removeEntity(store: Store, ent: Id): Promise<Result<Saved>> {
  const [shown] = await store.open([ent])
  if (!shown) return fail('entity-missing')
  const { book, grp, kind, context } = shown
  return store.change([{ book, grp, ent, kind, ctx: context, del: true }])
}

/** Seats a pupil, or empties the seat with null. A pupil sits in one seat only. */
export function seatPupil(
  store: Store,
  lesson: Entry,
  seat: Seat,
  pupil: Id | null
): Promise<Result<Saved>> {
  const patch: Record<string, string | null> = { [`seat${seat}`]: pupil }
  for (const other of SEATS)
    if (pupil && other !== seat && textOf(lesson, `seat${other}`) === pupil)
      patch[`seat${other}`] = null
  return changeShown(store, lesson.ent, patch)
}

/** Lessons by day: what is to come in order of time, then what was, newest first. */
export function lessonsByDay(
  entries: readonly Entry[],
  today: Day
): { readonly ahead: readonly Entry[]; readonly past: readonly Entry[] } {
  const lessons = entries.filter((entry) => entry.kind === 'lesson' && !entry.deleted)
  const moment = (entry: Entry) => `${textOf(entry, 'day')} ${textOf(entry, 'starts')}`
  const sorted = [...lessons].sort((one, other) => (moment(one) < moment(other) ? -1 : 1))
  return {
    ahead: sorted.filter((entry) => textOf(entry, 'day') >= today),
    past: sorted.filter((entry) => textOf(entry, 'day') < today).reverse()
  }
}
