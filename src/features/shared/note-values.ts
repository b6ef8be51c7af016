import { observation } from '#kinds/observation/kind.ts'
import type { ValuesOf } from '#schema/define-kind.ts'
import type { Id } from '#lib/id.ts'
import { instantToMs } from '#lib/time.ts'
import type { Audience, Entry } from '#store/types.ts'

export type Whom = 'class' | 'group'
/** What was looked at, as the method of the lesson names it; never a person. */
export type Lens = string

const { tags, lens } = observation.fields

/** The tags of the kind, in its order. */
export const TAGS: readonly KnownTag[] = tags.options ?? []
export type KnownTag = NonNullable<ValuesOf<typeof observation>['tags']>[number]
type KnownLens = NonNullable<ValuesOf<typeof observation>['lens']>
/** One that only a newer Jotter knows is kept and said by its name. */
export type Tag = string

/** What a list knows of a note without opening it. Times are ms since 1970. */
export interface NoteValues {
  /** the first touch, never changed */
  readonly at: number
  /** the time the observer says it was; absent where the first touch stands (R5) */
  readonly mended?: number
  readonly lesson?: Id
  /** whose start its lesson time is counted from (R6) */
  readonly sitting?: Id
  readonly pupils: readonly Id[]
  readonly whom?: Whom
  readonly lens?: Lens
  readonly stage?: Id
  readonly tags: readonly Tag[]
  /** "7 of 11" of the tag count; both or neither */
  readonly counted?: number
  readonly outOf?: number
  readonly lookedFor?: string
  /** strokes of a pen are in it */
  readonly ink?: true
  readonly quote: boolean
  /** words of the text */
  readonly words: number
  /** words of the observer's own thought */
  readonly thoughts: number
  readonly visibility?: Audience
  readonly looked: boolean
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value)
    ? value.filter((member): member is string => typeof member === 'string')
    : []
}

/** In the order of the kind, whatever the order they were touched in; those of a newer Jotter last. */
function inOrder(tags: readonly string[]): readonly Tag[] {
  const known = TAGS.filter((tag) => tags.includes(tag))
  return known.length < tags.length ? [...new Set([...known, ...tags])] : known
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function time(value: unknown): number | undefined {
  const ms = typeof value === 'string' ? instantToMs(value) : Number.NaN
  return Number.isNaN(ms) ? undefined : ms
}

/** One of the lenses that the kind knows. */
export function isLens(value: unknown): value is KnownLens {
  return (lens.options as readonly unknown[] | undefined)?.includes(value) ?? false
}

/** Reads an observation's listed values. */
export function noteValues(entry: Pick<Entry, 'values' | 'born'>): NoteValues {
  const { values } = entry
  const mended = time(values['mended'])
  const lesson = text(values['lesson'])
  const sitting = text(values['sitting'])
  const whom = values['whom'] === 'class' || values['whom'] === 'group' ? values['whom'] : undefined
  const lens = text(values['lens'])
  const { counted, outOf } = values
  const pair = typeof counted === 'number' && typeof outOf === 'number' && { counted, outOf }
  const stage = text(values['stage'])
  const lookedFor = text(values['lookedFor'])
  const visibility = text(values['visibility']) as Audience | undefined
  return {
    at: time(values['at']) ?? entry.born,
    ...(mended !== undefined && { mended }),
    ...(lesson && { lesson }),
    ...(sitting && { sitting }),
    pupils: texts(values['pupils']),
    ...(whom && { whom }),
    ...(lens && { lens }),
    ...(stage && { stage }),
    tags: inOrder(texts(values['tags'])),
    ...pair,
    ...(values['ink'] === true && { ink: true as const }),
    ...(lookedFor && { lookedFor }),
    quote: values['quote'] === true,
    words: Number(values['words'] ?? 0),
    thoughts: Number(values['thoughts'] ?? 0),
    ...(visibility && { visibility }),
    looked: values['looked'] === true
  }
}

/** When it happened, as far as the observer can say. */
export function noteTime(values: NoteValues): number {
  return values.mended ?? values.at
}

/** R3: who and when, and nothing else. */
export function isBare(values: NoteValues): boolean {
  return (
    values.tags.length === 0 &&
    !values.lookedFor &&
    !values.ink &&
    values.words === 0 &&
    values.thoughts === 0
  )
}

/** How many words a text has, counted as people do. */
export function countWords(written: string): number {
  return written.split(/\s+/u).filter(Boolean).length
}
