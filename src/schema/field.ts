import * as z from 'zod/mini'
import { textToBytes } from '#lib/bytes.ts'
import { isId } from '#lib/id.ts'
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

export type FieldValue = Exclude<Scalar, null> | readonly string[]

/** One field of a kind. Made by the builders below and nowhere else, so that every reader finds all it needs. */
export interface Field<
  Value extends FieldValue = FieldValue,
  Required extends boolean = boolean,
  Option extends string = string
> {
  readonly input: Input
  readonly required: Required
  /** checks one value; for sets one member; an issue's message is the reason in our words, such as 'too-long' */
  readonly schema: z.ZodMiniType
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
  const schema = z.string('not-text').check(
    z.refine((text) => Array.from(text).length <= max, 'too-long'),
    z.refine((text) => text.trim() !== '', 'empty')
  )
  return { input: 'shortText', required: true, schema, isSet: false, max }
}

/** Any text of at most 32 KB. */
export function longText(): Field<string, true> {
  const schema = z
    .string('not-text')
    .check(z.refine((text) => textBytes(text) <= MOST_TEXT_BYTES, 'too-many-bytes'))
  return { input: 'longText', required: true, schema, isSet: false, max: MOST_TEXT_BYTES }
}

/** ISO 8601 in UTC. */
export function instant(): Field<string, true> {
  const schema = z
    .string('not-text')
    .check(
      z.refine((text) => INSTANT.test(text) && !Number.isNaN(instantToMs(text)), 'not-an-instant')
    )
  return { input: 'instant', required: true, schema, isSet: false }
}

/** YYYY-MM-DD. */
export function day(): Field<string, true> {
  const schema = z
    .string('not-text')
    .check(z.refine((text) => DAY.test(text) && !Number.isNaN(dayToMs(text)), 'not-a-day'))
  return { input: 'day', required: true, schema, isSet: false }
}

/** A number from `min` to `max`, both included. */
export function score({ min, max }: { min: number; max: number }): Field<number, true> {
  const schema = z
    .number('not-a-number')
    .check(z.refine((value) => value >= min && value <= max, 'out-of-range'))
  return { input: 'score', required: true, schema, isSet: false, min, max }
}

export function choice<const Option extends string>(
  ...options: readonly Option[]
): Field<Option, true, Option> {
  return { input: 'choice', required: true, schema: oneOf(options), isSet: false, options }
}

export function flag(): Field<boolean, true> {
  return { input: 'flag', required: true, schema: z.boolean('not-a-flag'), isSet: false }
}

/** A set of choices; merges as an add-wins set. Never required: an empty set is a value. */
export function choices<const Option extends string>(
  ...options: readonly Option[]
): Field<readonly Option[], false, Option> {
  return { input: 'choices', required: false, schema: oneOf(options), isSet: true, options }
}

/** The id of an entity of another kind; it may dangle, which is "not shared with you". */
export function ref(to: string): Field<string, true> {
  return { input: 'ref', required: true, schema: idText(), isSet: false, to }
}

/** A set of references; merges as an add-wins set. */
export function refs(to: string): Field<readonly string[], false> {
  return { input: 'refs', required: false, schema: idText(), isSet: true, to }
}

/** Whole milliseconds, never negative. */
export function duration(): Field<number, true> {
  const schema = z
    .number('not-a-number')
    .check(z.refine((value) => Number.isSafeInteger(value) && value >= 0, 'out-of-range'))
  return { input: 'duration', required: true, schema, isSet: false, min: 0 }
}

/** The same field, which may be absent and may be cleared by null. */
export function optional<Value extends FieldValue, Option extends string>(
  field: Field<Value, true, Option>
): Field<Value, false, Option> {
  return { ...field, required: false }
}

/** What the wire may bring for one field: a value, null where it may be cleared, members for a set. */
export function patchSchema(field: Field): z.ZodMiniType {
  if (!field.isSet) return field.required ? field.schema : z.nullable(field.schema)
  const members = z.array(field.schema, 'not-a-set').check(z.maxLength(MOST_MEMBERS, 'too-many'))
  return z.strictObject({ add: z.optional(members), rem: z.optional(members) }, 'not-a-set')
}

/** What one field holds when shown. */
export function valueSchema(field: Field): z.ZodMiniType {
  if (!field.isSet) return field.schema
  return z
    .array(field.schema, 'not-a-set')
    .check(z.refine((members) => new Set(members).size === members.length, 'twice'))
}

export function textBytes(text: string): number {
  return textToBytes(text).length
}

function idText(): z.ZodMiniType<string> {
  return z.string('not-text').check(z.refine(isId, 'not-an-id'))
}

function oneOf<Option extends string>(options: readonly Option[]): z.ZodMiniType<Option> {
  return z.enum(options, 'not-a-choice')
}
