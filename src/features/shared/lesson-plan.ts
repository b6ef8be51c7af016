import type { Id } from '#lib/id.ts'
import { instantToMs, type Day } from '#lib/time.ts'
import type { Entry } from '#store/types.ts'
import { SEATS, type Seat } from './names.ts'
import { hasSeats, methodOf, PLAIN, type Method } from './method.ts'
import type { NoteValues, Whom } from './note-values.ts'

/** What a note can be about by one touch: a seat of this lesson, the group or the whole class, or the name of a lens of its method. */
export type Chip = string

export interface PlannedStage {
  readonly id: Id
  readonly name: string
  /** ms; 0 where nobody planned it */
  readonly planned: number
  /** what the plan says to look for here, at most two (R10) */
  readonly lookedFor: readonly string[]
}

export interface SeatedPupil {
  readonly id: Id
  readonly code: string
  readonly label: string
}

/** A lesson with its stages and seats, read from the lists in memory. */
export interface LessonPlan {
  readonly method: Method
  readonly lesson?: Id
  readonly title?: string
  readonly classStage?: string
  readonly subject?: string
  readonly day?: Day
  /** ms since 1970 */
  readonly starts?: number
  /** ms from start to end: planned for the whole lesson, else the sum of its stages */
  readonly lasts?: number
  readonly stages: readonly PlannedStage[]
  readonly seats: Readonly<Partial<Record<Seat, SeatedPupil>>>
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function amount(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}

/** The stages of a lesson in the order of their rank. */
export function stagesOf(entries: readonly Entry[], lesson: Id): readonly PlannedStage[] {
  const rank = (entry: Entry) => text(entry.values['rank']) ?? ''
  return entries
    .filter(
      (entry) => entry.kind === 'lessonStage' && !entry.deleted && entry.values['lesson'] === lesson
    )
    .sort((one, other) => {
      if (rank(one) === rank(other)) return one.ent < other.ent ? -1 : 1
      return rank(one) < rank(other) ? -1 : 1
    })
    .map((entry) => ({
      id: entry.ent,
      name: text(entry.values['name']) ?? '',
      planned: amount(entry.values['planned']),
      lookedFor: [entry.values['lookedForFirst'], entry.values['lookedForSecond']]
        .map(text)
        .filter((phrase) => phrase !== undefined)
    }))
}

/** The pupils of a project by id, struck-out ones too: old notes still name them. */
export function pupilsById(entries: readonly Entry[]): ReadonlyMap<Id, SeatedPupil> {
  const pupils = entries.filter((entry) => entry.kind === 'pupil')
  return new Map(
    pupils.map((entry) => [
      entry.ent,
      {
        id: entry.ent,
        code: text(entry.values['code']) ?? '',
        label: text(entry.values['label']) ?? text(entry.values['code']) ?? ''
      }
    ])
  )
}

type Seats = LessonPlan['seats']

function plannedSeats(entry: Entry, pupils: ReadonlyMap<Id, SeatedPupil>): Seats {
  const seats: Partial<Record<Seat, SeatedPupil>> = {}
  for (const seat of SEATS) {
    const pupil = pupils.get(String(entry.values[`seat${seat}`]))
    if (pupil) seats[seat] = pupil
  }
  return seats
}

/** Nobody seated them yet: the project's pupils in the order of their codes. */
function anySeats(entries: readonly Entry[]): Seats {
  const gone = new Set(entries.filter((entry) => entry.deleted).map((entry) => entry.ent))
  const pupils = [...pupilsById(entries).values()]
    .filter((pupil) => !gone.has(pupil.id))
    .sort((one, other) => one.code.localeCompare(other.code, 'en', { numeric: true }))
  const seats: Partial<Record<Seat, SeatedPupil>> = {}
  for (const [index, seat] of SEATS.entries()) {
    const pupil = pupils[index]
    if (pupil) seats[seat] = pupil
  }
  return seats
}

function newestLesson(entries: readonly Entry[]): Entry | undefined {
  let newest: Entry | undefined
  for (const entry of entries) {
    if (entry.kind !== 'lesson' || entry.deleted) continue
    if (methodOf(entry.values['method']) !== methodOf(PLAIN)) continue
    if (!newest || entry.born > newest.born) newest = entry
  }
  return newest
}

/** The plan of a lesson; of none, what a lesson made from a note takes over from the last one. */
export function lessonPlan(entries: readonly Entry[], lesson: Id | undefined): LessonPlan {
  const planned = entries.find((entry) => entry.kind === 'lesson' && entry.ent === lesson)
  const model = planned ?? newestLesson(entries)
  const seated = model ? plannedSeats(model, pupilsById(entries)) : {}
  const method = methodOf(planned?.values['method'])
  const seats = !hasSeats(method) ? {} : Object.keys(seated).length > 0 ? seated : anySeats(entries)
  const classStage = text(model?.values['classStage'])
  const subject = text(model?.values['subject'])
  const shared = { method, ...(classStage && { classStage }), ...(subject && { subject }) }
  if (!planned) return { ...shared, ...(lesson && { lesson }), stages: [], seats }
  const stages = stagesOf(entries, planned.ent)
  const title = text(planned.values['title'])
  const day = text(planned.values['day'])
  const starts = instantToMs(text(planned.values['starts']) ?? '')
  const lasts =
    amount(planned.values['minutes']) || stages.reduce((sum, stage) => sum + stage.planned, 0)
  return {
    ...shared,
    lesson: planned.ent,
    ...(title && { title }),
    ...(day && { day }),
    ...(!Number.isNaN(starts) && { starts }),
    ...(lasts > 0 && { lasts }),
    stages,
    seats
  }
}

/** The seat patch of a lesson made from a note: who sits where, as shown on the chips. */
export function seatPatch(seats: Seats): Readonly<Record<string, Id>> {
  const patch: Record<string, Id> = {}
  for (const seat of SEATS) {
    const pupil = seats[seat]
    if (pupil) patch[`seat${seat}`] = pupil.id
  }
  return patch
}

export function isSeat(chip: Chip): chip is Seat {
  return (SEATS as readonly string[]).includes(chip)
}

export function isWhom(chip: Chip): chip is Whom {
  return chip === 'class' || chip === 'group'
}

/** The chips of this plan: those of its method, seats only where somebody sits. */
export function chipsIn({ method, seats }: LessonPlan): readonly Chip[] {
  const chips = method.chips.map(({ chip }) => chip)
  return chips.filter((chip) => !isSeat(chip) || seats[chip] !== undefined)
}

/** Who or what a note is about, as chips in the order of the seats. */
export function chipsOf(plan: LessonPlan, values: NoteValues): readonly Chip[] {
  const seats = (Object.keys(plan.seats) as Seat[]).filter((seat) => {
    const pupil = plan.seats[seat]
    return pupil && values.pupils.includes(pupil.id)
  })
  const rest = [values.whom, values.lens].filter((chip) => chip !== undefined)
  return [...seats.toSorted(), ...rest]
}
