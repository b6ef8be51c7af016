import * as z from 'zod/mini'
import { fail, ok, type Problem, type Result } from '#lib/result.ts'
import type { Patch } from '#log/types.ts'
import type { Kind, Register, ValuesOf } from './define-kind.ts'
import { type Field, MOST_TEXT_BYTES, patchSchema, textBytes, valueSchema } from './field.ts'
import { upgradePatch } from './upgrade.ts'

/**
 * A patch from the wire, a file or a form. Unknown fields are refused ('line-invalid'), the first wrong one is named
 * ('field-invalid' {field, reason}, 'text-too-long' {field, bytes, most}).
 */
export function parsePatch(kind: Kind, patch: unknown): Result<Patch> {
  // as: the schema is made from the kind's fields, whose patch schemas admit exactly what a Patch holds
  return parse(kind, patchSchemaOf(kind), patch) as Result<Patch>
}

/** All values of one entity as they are shown; sets are arrays. Required fields must be there. */
export function parseValues<K extends Kind>(kind: K, values: unknown): Result<ValuesOf<K>> {
  // as: see parsePatch; the schema's output is ValuesOf by construction
  return parse(kind, valuesSchemaOf(kind), values) as Result<ValuesOf<K>>
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

const patchSchemas = new WeakMap<Kind, z.ZodMiniType>()
const valuesSchemas = new WeakMap<Kind, z.ZodMiniType>()

function patchSchemaOf(kind: Kind): z.ZodMiniType {
  return remembered(patchSchemas, kind, (field) => z.optional(patchSchema(field)))
}

function valuesSchemaOf(kind: Kind): z.ZodMiniType {
  return remembered(valuesSchemas, kind, (field) =>
    field.required ? valueSchema(field) : z.optional(valueSchema(field))
  )
}

function remembered(
  known: WeakMap<Kind, z.ZodMiniType>,
  kind: Kind,
  make: (field: Field) => z.ZodMiniType
): z.ZodMiniType {
  const ready = known.get(kind)
  if (ready) return ready
  const shape = Object.entries(kind.fields).map(([name, field]) => [name, make(field)])
  const schema = z.strictObject(Object.fromEntries(shape), 'not-an-object')
  known.set(kind, schema)
  return schema
}

function parse(kind: Kind, schema: z.ZodMiniType, value: unknown): Result<unknown> {
  const parsed = z.safeParse(schema, value)
  if (parsed.success) return ok(parsed.data)
  return { ok: false, problem: problemOf(kind, parsed.error.issues[0], value) }
}

/** One place that turns the library's issues into our own catalogue. */
function problemOf(kind: Kind, issue: z.core.$ZodIssue | undefined, value: unknown): Problem {
  const field = String(issue?.path[0] ?? '')
  if (!issue || field === '') {
    const unknown = issue?.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : ''
    return {
      code: 'line-invalid',
      details: {
        kind: kind.name,
        field: unknown,
        reason: unknown ? 'unknown-field' : 'not-an-object'
      }
    }
  }
  const given = isRecord(value) ? value[field] : undefined
  if (issue.message === 'too-many-bytes' && typeof given === 'string') {
    return {
      code: 'text-too-long',
      details: { field, bytes: textBytes(given), most: MOST_TEXT_BYTES }
    }
  }
  const reason = given === undefined ? 'missing' : issue.message
  return {
    code: 'field-invalid',
    details: {
      kind: kind.name,
      field,
      reason,
      ...(kind.fields[field]?.max === undefined ? {} : { most: kind.fields[field].max })
    }
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
