import type { Id } from '#lib/id.ts'
import { instantToMs, msToDay } from '#lib/time.ts'
import type { Book, Entry, Standing } from '#store/types.ts'
import { plannedStart } from '../shared/names.ts'

const MINUTE = 60_000

export type Card =
  | { readonly card: 'running'; readonly lesson: Entry; readonly since: number }
  | { readonly card: 'now'; readonly lesson: Entry; readonly starts: number }
  | { readonly card: 'next'; readonly lesson: Entry; readonly starts: number | undefined }
  | { readonly card: 'none' }

/** One small next step, or none. The first that applies. */
export type Step =
  | 'bell'
  | 'file'
  | 'pupils'
  | 'question'
  | 'share'
  | 'sheet'
  | 'people'
  | undefined

const text = (entry: Entry, field: string) => {
  const value = entry.values[field]
  return typeof value === 'string' ? value : ''
}

/** A sitting of mine that has not ended and was touched within the last two hours keeps its lesson running. */
function runningLesson(
  entries: readonly Entry[],
  me: Id | undefined,
  now: number
): Card | undefined {
  const lessons = new Map(entries.map((entry) => [entry.ent, entry]))
  const open = entries
    .filter((entry) => entry.kind === 'sitting' && !entry.deleted && entry.author === me)
    .filter((entry) => !entry.values['ended'])
    .map((entry) => ({ entry, since: instantToMs(text(entry, 'starts')) }))
    .filter(({ since }) => now - since < 120 * MINUTE && now - since > -MINUTE)
    .sort((one, other) => other.since - one.since)[0]
  const lesson = open && lessons.get(text(open.entry, 'lesson'))
  return open && lesson && !lesson.deleted
    ? { card: 'running', lesson, since: open.since }
    : undefined
}

/** The first card of Today (ux.md §2.2): running, within −5..+60 minutes of its start, next, or none. */
export function firstCard(entries: readonly Entry[], me: Id | undefined, now: number): Card {
  const running = runningLesson(entries, me, now)
  if (running) return running
  const today = msToDay(now)
  const planned = entries
    .filter((entry) => entry.kind === 'lesson' && !entry.deleted && text(entry, 'day') >= today)
    .map((lesson) => ({ lesson, starts: plannedStart(lesson), day: text(lesson, 'day') }))
    .filter(({ starts }) => starts === undefined || now - starts <= 60 * MINUTE)
    .sort((one, other) =>
      one.day === other.day
        ? (one.starts ?? Infinity) - (other.starts ?? Infinity)
        : one.day < other.day
          ? -1
          : 1
    )
  const hour = planned.find(({ starts }) => starts !== undefined && starts - now <= 5 * MINUTE)
  if (hour?.starts !== undefined) return { card: 'now', lesson: hour.lesson, starts: hour.starts }
  const next = planned[0]
  return next ? { card: 'next', lesson: next.lesson, starts: next.starts } : { card: 'none' }
}

/** Lessons with notes or samplings of mine that have not been gone through after the bell, newest first. */
export function openLessons(
  entries: readonly Entry[],
  me: Id | undefined
): readonly { readonly lesson: Entry; readonly notes: number }[] {
  const counts = new Map<string, number>()
  for (const entry of entries) {
    if (entry.kind !== 'observation' && entry.kind !== 'sampling') continue
    if (entry.deleted || entry.author !== me) continue
    if (entry.values['visibility'] || entry.audience !== 'private') continue
    const lesson = text(entry, 'lesson')
    counts.set(lesson, (counts.get(lesson) ?? 0) + 1)
  }
  return entries
    .filter((entry) => entry.kind === 'lesson' && counts.has(entry.ent))
    .map((lesson) => ({ lesson, notes: counts.get(lesson.ent) ?? 0 }))
    .sort((one, other) => (text(one.lesson, 'day') < text(other.lesson, 'day') ? 1 : -1))
}

/** The smallest next step of a real project. */
export function nextStep(
  book: Book,
  entries: readonly Entry[],
  standing: Standing,
  open: number
): Step {
  const group = book.channels.find((channel) => channel.audience === 'group')
  // Who reads along as adviser has nothing to set up.
  if (book.kind !== 'project' || !group) return undefined
  const live = entries.filter((entry) => !entry.deleted)
  if (open > 0) return 'bell'
  const project = live.find((entry) => entry.ent === book.book)
  const byHand = !group.registered && group.role !== 'lead'
  // Let in by a code: what the others have is in a file.
  if (byHand && !project) return 'file'
  if (!live.some((entry) => entry.kind === 'pupil')) return 'pupils'
  if (project && !text(project, 'question')) return 'question'
  if (!group.registered) return byHand ? undefined : 'share'
  if (standing.keyOnlyHere > 0) return 'sheet'
  return live.filter((entry) => entry.kind === 'person').length < 2 ? 'people' : undefined
}
