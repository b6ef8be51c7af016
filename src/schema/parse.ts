import { isRecord } from '#lib/record.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import type { Patch } from '#log/types.ts'
import type { Kind, Register, ValuesOf } from './define-kind.ts'
import { type Field, MOST_TEXT_BYTES, textBytes, wrongPatch, wrongValue } from './field.ts'
import { upgradePatch } from './upgrade.ts'

/**
 * A patch from the wire, a file or a form. Unknown fields are refused ('line-invalid'), the first wrong one is named
 * ('field-invalid' {field, reason}, 'text-too-long' {field, bytes, most}).
 */
export function parsePatch(kind: Kind, patch: unknown): Result<Patch> {
  // as: wrongPatch lets pass exactly what a Patch holds
  return parse(kind, patch, (field, value) =>
    value === undefined ? undefined : wrongPatch(field, value)
  ) as Result<Patch>
}

/** All values of one entity as they are shown; sets are arrays. Required fields must be there. */
export function parseValues<K extends Kind>(kind: K, values: unknown): Result<ValuesOf<K>> {
  // as: see parsePatch; what every field of the kind lets pass is ValuesOf by construction
  return parse(kind, values, (field, value) =>
    value === undefined && !field.required ? undefined : wrongValue(field, value)
  ) as Result<ValuesOf<K>>
}

/** One field as a form holds it: null clears an optional one. */
export function parseField(kind: Kind, name: string, value: unknown): Result<Patch[string]> {
  const parsed = parsePatch(kind, { [name]: value })
  if (!parsed.ok) return parsed
  return ok(parsed.value[name] ?? null)
}

/** What a line brought, whatever version of its kind minted it, in today's shape. */
export function receivePatch(
  register: Register,
  body: { readonly kind: string; readonly s: number; readonly p?: unknown }
): Result<Patch> {
  const kind = register.byName(body.kind)
  if (!kind) return fail('kind-unknown', { kind: body.kind })
  const upgraded = upgradePatch(kind, body.s, body.p ?? {})
  return upgraded.ok ? parsePatch(kind, upgraded.value) : upgraded
}

/** Copies what is a field of the kind; the first thing that is wrong is the answer, fields before what is no field at all. */
function parse(
  kind: Kind,
  value: unknown,
  wrongWith: (field: Field, value: unknown) => string | undefined
): Result<Readonly<Record<string, unknown>>> {
  if (!isRecord(value)) return invalidLine(kind, '', 'not-an-object')
  const parsed: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(kind.fields)) {
    const given = Object.hasOwn(value, name) ? value[name] : undefined
    const wrong = wrongWith(field, given)
    if (wrong !== undefined) return invalidField(kind, name, given, wrong)
    if (given !== undefined) parsed[name] = given
  }
  const unknown = Object.keys(value).find((name) => !Object.hasOwn(kind.fields, name))
  return unknown === undefined ? ok(parsed) : invalidLine(kind, unknown, 'unknown-field')
}

function invalidLine(kind: Kind, field: string, reason: string): Result<never> {
  return fail('line-invalid', { kind: kind.name, field, reason })
}

function invalidField(kind: Kind, field: string, given: unknown, wrong: string): Result<never> {
  if (wrong === 'too-many-bytes' && typeof given === 'string') {
    return fail('text-too-long', { field, bytes: textBytes(given), most: MOST_TEXT_BYTES })
  }
  const most = kind.fields[field]?.max
  return fail('field-invalid', {
    kind: kind.name,
    field,
    reason: given === undefined ? 'missing' : wrong,
    ...(most === undefined ? {} : { most })
  })
}
