import { textToBytes } from '#lib/bytes.ts'
import { isId } from '#lib/id.ts'
import { isRecord } from '#lib/record.ts'
import { dayToMs, instantToMs } from '#lib/time.ts'
import type { Scalar } from '#log/types.ts'

/** Longest text of one field in UTF-8 bytes; a longer one stays a draft, never cut. */
export const MOST_TEXT_BYTES = 32 * 1024
/** Most members one patch may add to or take from a set. */
const MOST_MEMBERS = 500
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/
const DAY = /^\d{4}-\d{2}-\d{2}$/

export type Input =
  | 'shortText'
  | 'longText'
  | 'instant'
  | 'day'
  | 'score'
  | 'choice'
  | 'flag'
  | 'choices'
  | 'ref'
  | 'refs'
  | 'duration'
  | 'blob'
  | 'thumbnail'

/** Why a value is refused, as `problem-words` knows it; undefined where it is taken. */
export type Wrong = (value: unknown) => string | undefined

export type FieldValue = Exclude<Scalar, null> | readonly string[]

/** One field of a kind. Made by the builders below and nowhere else, so that every reader finds all it needs. */
export interface Field<
  Value extends FieldValue = FieldValue,
  Required extends boolean = boolean,
  Option extends string = string
> {
  readonly input: Input
  readonly required: Required
  /** what is wrong with one value, for sets with one member, in our words such as 'too-long'; undefined where nothing is */
  readonly wrong: Wrong
  /** never set: carries the type of the value to ValuesOf */
  readonly value?: Value
  readonly isSet: boolean
  readonly options?: readonly Option[]
  /** refs: the kind's name */
  readonly to?: string
  readonly min?: number
  readonly max?: number
}

export type FieldMap = Readonly<Record<string, Field>>

/** One line; `max` in characters. */
export function shortText({ max }: { max: number }): Field<string, true> {
  const wrong = text((value) => {
    // Nobody counts the characters of a text that is short enough in its units already.
    if (value.length > max && Array.from(value).length > max) return 'too-long'
    return value.trim() === '' ? 'empty' : undefined
  })
  return { input: 'shortText', required: true, wrong, isSet: false, max }
}

/** Any text of at most 32 KB. */
export function longText(): Field<string, true> {
  const wrong = text((value) => (textBytes(value) > MOST_TEXT_BYTES ? 'too-many-bytes' : undefined))
  return { input: 'longText', required: true, wrong, isSet: false, max: MOST_TEXT_BYTES }
}

/** ISO 8601 in UTC. */
export function instant(): Field<string, true> {
  const isInstant = (value: string) => INSTANT.test(value) && !Number.isNaN(instantToMs(value))
  const wrong = text((value) => (isInstant(value) ? undefined : 'not-an-instant'))
  return { input: 'instant', required: true, wrong, isSet: false }
}

/** YYYY-MM-DD. */
export function day(): Field<string, true> {
  const isDay = (value: string) => DAY.test(value) && !Number.isNaN(dayToMs(value))
  const wrong = text((value) => (isDay(value) ? undefined : 'not-a-day'))
  return { input: 'day', required: true, wrong, isSet: false }
}

/** A number from `min` to `max`, both included. */
export function score({ min, max }: { min: number; max: number }): Field<number, true> {
  const wrong = number((value) => value >= min && value <= max)
  return { input: 'score', required: true, wrong, isSet: false, min, max }
}

export function choice<const Option extends string>(
  ...options: readonly Option[]
): Field<Option, true, Option> {
  return { input: 'choice', required: true, wrong: oneOf(options), isSet: false, options }
}

export function flag(): Field<boolean, true> {
  const wrong: Wrong = (value) => (typeof value === 'boolean' ? undefined : 'not-a-flag')
  return { input: 'flag', required: true, wrong, isSet: false }
}

/** A set of choices; merges as an add-wins set. Never required: an empty set is a value. */
export function choices<const Option extends string>(
  ...options: readonly Option[]
): Field<readonly Option[], false, Option> {
  return { input: 'choices', required: false, wrong: oneOf(options), isSet: true, options }
}

/** The id of an entity of another kind; it may dangle, which is "not shared with you". */
export function ref(to: string): Field<string, true> {
  return { input: 'ref', required: true, wrong: idText, isSet: false, to }
}

/** A set of references; merges as an add-wins set. */
export function refs(to: string): Field<readonly string[], false> {
  return { input: 'refs', required: false, wrong: idText, isSet: true, to }
}

/** Roughly: whoever opens the blob reads it exactly (lib/blob-text.ts), and what does not read there is no picture. */
const MANIFEST = /^b1\.\w+\/[\w.+-]+(,[\w-]{43}){0,255}$/

/** A picture or recording: the text of its manifest (lib/blob-text.ts). Its bytes are kept and sent apart from the line. */
export function blob(): Field<string, true> {
  const wrong = text((value) => (MANIFEST.test(value) ? undefined : 'not-a-blob'))
  return { input: 'blob', required: true, wrong, isSet: false }
}

/** Most characters of a small picture: 8 KB in base64url. */
const MOST_THUMBNAIL = 11_000
const BASE64 = /^[A-Za-z0-9_-]+$/

/** A small picture inside the line, a JPEG in base64url: what is shown before the blob is here. */
export function thumbnail(): Field<string, true> {
  const wrong = text((value) => {
    if (value.length > MOST_THUMBNAIL) return 'too-long'
    return BASE64.test(value) ? undefined : 'not-a-picture'
  })
  return { input: 'thumbnail', required: true, wrong, isSet: false, max: MOST_THUMBNAIL }
}

/** Whole milliseconds, never negative. */
export function duration(): Field<number, true> {
  const wrong = number((value) => Number.isSafeInteger(value) && value >= 0)
  return { input: 'duration', required: true, wrong, isSet: false, min: 0 }
}

/** The same field, which may be absent and may be cleared by null. */
export function optional<Value extends FieldValue, Option extends string>(
  field: Field<Value, true, Option>
): Field<Value, false, Option> {
  return { ...field, required: false }
}

/** What is wrong with what the wire brings for one field: a value, null where it may be cleared, members for a set. */
export function wrongPatch(field: Field, value: unknown): string | undefined {
  if (!field.isSet) return value === null && !field.required ? undefined : field.wrong(value)
  if (!isRecord(value)) return 'not-a-set'
  const { add, rem, ...others } = value
  if (Object.keys(others).length > 0) return 'not-a-set'
  return wrongMembers(field, add) ?? wrongMembers(field, rem)
}

/** What is wrong with what one field holds when shown. */
export function wrongValue(field: Field, value: unknown): string | undefined {
  if (!field.isSet) return field.wrong(value)
  if (!Array.isArray(value)) return 'not-a-set'
  return firstWrong(field, value) ?? (new Set(value).size < value.length ? 'twice' : undefined)
}

export function textBytes(text: string): number {
  return textToBytes(text).length
}

function wrongMembers(field: Field, members: unknown): string | undefined {
  if (members === undefined) return undefined
  if (!Array.isArray(members)) return 'not-a-set'
  return members.length > MOST_MEMBERS ? 'too-many' : firstWrong(field, members)
}

function firstWrong(field: Field, members: readonly unknown[]): string | undefined {
  for (const member of members) {
    const wrong = field.wrong(member)
    if (wrong !== undefined) return wrong
  }
  return undefined
}

function text(wrong: (value: string) => string | undefined): Wrong {
  return (value) => (typeof value === 'string' ? wrong(value) : 'not-text')
}

function number(isInRange: (value: number) => boolean): Wrong {
  return (value) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return 'not-a-number'
    return isInRange(value) ? undefined : 'out-of-range'
  }
}

const idText: Wrong = text((value) => (isId(value) ? undefined : 'not-an-id'))

function oneOf(options: readonly string[]): Wrong {
  const known = new Set<unknown>(options)
  return (value) => (known.has(value) ? undefined : 'not-a-choice')
}
