import {
  type Code,
  type Counts,
  type Course,
  momentsBy,
  type Numbered
} from '#kinds/sampling/rules.ts'
import type { Id } from '#lib/id.ts'
import { instantToMs } from '#lib/time.ts'
import type { Entry } from '#store/types.ts'
import { SEATS, type Seat, textOf } from './names.ts'

/** What a sampling is read from. */
export const SAMPLED = ['scheme', 'schemeCode', 'sampling', 'samplingMark', 'sitting']

export interface SchemeCode extends Code {
  readonly ent: Id
  readonly letter: string
  readonly name: string
  readonly means: string
  readonly example?: string
  /** what is easily taken for it */
  readonly notThis?: string
}

/** The methods that can be run; records of others are kept, and named where a scheme is chosen. */
export type Method = 'momentary' | 'scan' | 'count'

export interface Scheme {
  readonly ent: Id
  readonly name: string
  readonly method: Method
  /** ms between two moments; 0 where each is counted as it happens */
  readonly every: number
  readonly codes: readonly SchemeCode[]
}

/** A scheme that this version has no keys for: what it says of itself, and no more. */
export interface LaterScheme {
  readonly ent: Id
  readonly name: string
  /** as stored: a choice of the kind */
  readonly method: string
  readonly rotation: string
}

export interface HeldMark extends Numbered {
  readonly ent: Id
  /** ms since 1970 */
  readonly at: number
}

/** One sampling as its entries tell it. */
export interface Sampling {
  readonly ent: Id
  readonly entry: Entry
  readonly lesson: Id
  readonly scheme: Id
  /** in the order of their turns */
  readonly seats: readonly { readonly seat: Seat; readonly pupil: Id }[]
  readonly pupils: readonly Id[]
  /** with its end: where nobody ended it, that of its sitting, else its last mark */
  readonly course: Course & { readonly ended: number }
  /** somebody ended it, or its sitting */
  readonly over: boolean
  readonly marks: readonly HeldMark[]
}

const ms = (entry: Entry | undefined, field: string) => instantToMs(textOf(entry, field))
const amount = ({ values }: Entry, field: string) => {
  const value = values[field]
  return typeof value === 'number' ? value : 0
}

/** Schemes that can be run here, oldest first; those without codes are left out. */
export function schemesOf(entries: readonly Entry[]): readonly Scheme[] {
  const rank = (entry: Entry) => `${textOf(entry, 'rank')} ${entry.ent}`
  const codes = Map.groupBy(
    entries
      .filter(({ kind, deleted }) => kind === 'schemeCode' && !deleted)
      .toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1)),
    (entry) => textOf(entry, 'scheme')
  )
  return oldestFirst(entries)
    .filter((entry) => codes.has(entry.ent) && methodOf(entry) !== undefined)
    .map((entry) => ({
      ent: entry.ent,
      name: textOf(entry, 'name'),
      method: methodOf(entry) ?? 'momentary',
      every: amount(entry, 'every'),
      codes: (codes.get(entry.ent) ?? []).map((code) => ({
        ent: code.ent,
        letter: textOf(code, 'letter'),
        name: textOf(code, 'name'),
        means: textOf(code, 'means'),
        ...(textOf(code, 'example') && { example: textOf(code, 'example') }),
        ...(textOf(code, 'notThis') && { notThis: textOf(code, 'notThis') }),
        // as: the field is a choice of these; a later one counts as nothing that is told apart here
        ...(code.values['counts'] !== undefined && { counts: textOf(code, 'counts') as Counts })
      }))
    }))
}

/** Schemes of the project that cannot be run here, oldest first. */
export function laterSchemesOf(entries: readonly Entry[]): readonly LaterScheme[] {
  return oldestFirst(entries)
    .filter((entry) => methodOf(entry) === undefined)
    .map((entry) => ({
      ent: entry.ent,
      name: textOf(entry, 'name'),
      method: textOf(entry, 'method'),
      rotation: textOf(entry, 'rotation')
    }))
}

/**
 * One of each that say the same: two tablets may both have stored the usual scheme before they met. The oldest of them stands.
 */
export function tellApart(schemes: readonly Scheme[]): readonly Scheme[] {
  const said = ({ name, method, every, codes }: Scheme) =>
    JSON.stringify([
      [name, method, every],
      codes.map(({ letter, name: code, means, counts }) => [letter, code, means, counts])
    ])
  const known = new Set<string>()
  return schemes.filter((scheme) => {
    const text = said(scheme)
    if (known.has(text)) return false
    known.add(text)
    return true
  })
}

function oldestFirst(entries: readonly Entry[]): readonly Entry[] {
  return entries
    .filter(({ kind, deleted }) => kind === 'scheme' && !deleted)
    .toSorted((one, other) => one.born - other.born || (one.ent < other.ent ? -1 : 1))
}

function methodOf(entry: Entry): Method | undefined {
  const [method, rotation] = [textOf(entry, 'method'), textOf(entry, 'rotation')]
  if (method === 'count') return 'count'
  if (amount(entry, 'every') <= 0) return undefined
  if (method === 'scan') return 'scan'
  return method === 'momentary' && rotation === 'in-turn' ? 'momentary' : undefined
}

/** Living samplings, oldest first. */
export function samplingsOf(entries: readonly Entry[]): readonly Sampling[] {
  const marks = Map.groupBy(
    entries.filter(({ kind, deleted }) => kind === 'samplingMark' && !deleted),
    (entry) => textOf(entry, 'sampling')
  )
  const sittings = new Map(
    entries.filter(({ kind }) => kind === 'sitting').map((entry) => [entry.ent, entry] as const)
  )
  return entries
    .filter(({ kind, deleted }) => kind === 'sampling' && !deleted)
    .flatMap((entry) => samplingOf(entry, marks.get(entry.ent) ?? [], sittings))
    .toSorted((one, other) => one.course.starts - other.course.starts)
}

function samplingOf(
  entry: Entry,
  marked: readonly Entry[],
  sittings: ReadonlyMap<Id, Entry>
): readonly Sampling[] {
  const starts = ms(entry, 'starts')
  const every = amount(entry, 'every')
  const seats = SEATS.flatMap((seat) => {
    const pupil = textOf(entry, `seat${seat}`)
    return pupil ? [{ seat, pupil }] : []
  })
  if (Number.isNaN(starts)) return []
  const marks = marked.map((mark) => ({
    ent: mark.ent,
    moment: amount(mark, 'moment'),
    ...(textOf(mark, 'pupil') && { pupil: textOf(mark, 'pupil') }),
    code: textOf(mark, 'code'),
    at: ms(mark, 'at'),
    late: amount(mark, 'late'),
    ...numbersOf(mark)
  }))
  const told = [ms(entry, 'ended'), ms(sittings.get(textOf(entry, 'sitting')), 'ended')].find(
    (end) => !Number.isNaN(end)
  )
  const lastMark = Math.max(
    starts,
    ...marks.map(({ moment, at }) => (every > 0 ? starts + (moment + 1) * every : at))
  )
  return [
    {
      ent: entry.ent,
      entry,
      lesson: textOf(entry, 'lesson'),
      scheme: textOf(entry, 'scheme'),
      seats,
      pupils: seats.map(({ pupil }) => pupil),
      course: { starts, every, ended: Math.max(starts, told ?? lastMark) },
      over: told !== undefined,
      marks
    }
  ]
}

function numbersOf(mark: Entry): Pick<Numbered, 'counted' | 'outOf'> {
  const { counted, outOf } = mark.values
  return {
    ...(typeof counted === 'number' && { counted }),
    ...(typeof outOf === 'number' && { outOf })
  }
}

/** Whether a sampling says anything: a moment came, or something was counted. */
export function saysSomething({ course, marks }: Sampling): boolean {
  return marks.length > 0 || momentsBy(course, course.ended) > 0
}
