import type { Problem } from '#lib/result.ts'
import type { PatchValue } from '#log/types.ts'
import { type FieldSpec, fieldsOf, type Kind } from '#schema/define-kind.ts'
import { parseField } from '#schema/parse.ts'
import type { Entry } from '#store/types.ts'
import { dayOf, membersOf, textToValue } from './text.ts'

export type Texts = Readonly<Record<string, string>>

/** What typed texts come to: the patch of those that are good and new, and what is wrong with the others. */
export interface Reading {
  readonly patch: Readonly<Record<string, PatchValue>>
  readonly problems: Readonly<Record<string, Problem>>
}

/** Reads typed texts against the values they were typed over. A field that says the same as before is in neither list. */
export function readTexts(kind: Kind, typed: Texts, values: Entry['values'], now: number): Reading {
  const patch: Record<string, PatchValue> = {}
  const problems: Record<string, Problem> = {}
  const dayTyped = typed['day']
  const days = dayTyped ? { ...values, day: dayTyped } : values
  for (const field of fieldsOf(kind)) {
    const text = typed[field.name]
    if (text === undefined) continue
    const value = textToValue(field, text, dayOf(days, field.name, now))
    const change = value.ok ? changeOf(field, value.value, values[field.name]) : undefined
    if (value.ok && change === undefined) continue
    const parsed = value.ok ? parseField(kind, field.name, change) : value
    if (!parsed.ok) problems[field.name] = parsed.problem
    // as: parseField answers one field's patch, which textToValue alone cannot promise
    else patch[field.name] = parsed.value as PatchValue
  }
  return { patch, problems }
}

/** Fields that a new entity cannot do without and that `typed` leaves empty. */
export function missingFields(kind: Kind, typed: Texts): readonly string[] {
  return fieldsOf(kind)
    .filter(({ name, required }) => required && (typed[name] ?? '').trim() === '')
    .map(({ name }) => name)
}

function changeOf(
  field: FieldSpec,
  value: unknown,
  before: Entry['values'][string] | undefined
): unknown {
  if (!field.isSet) return value === (before ?? null) ? undefined : value
  const had = typeof before === 'object' && before !== null ? before : []
  const has = Array.isArray(value) ? value.map(String) : membersOf(String(value))
  const add = has.filter((member) => !had.includes(member))
  const rem = had.filter((member) => !has.includes(member))
  if (add.length === 0 && rem.length === 0) return undefined
  return { ...(add.length > 0 && { add }), ...(rem.length > 0 && { rem }) }
}
