import type { Patch, PatchValue, Scalar } from '#log/types.ts'
import { isSetField, type Kind, type ValuesOf } from './define-kind.ts'

type Shown = Readonly<Record<string, Scalar | readonly string[]>>

/**
 * Shown values with the kind's own types. Nothing is checked: every patch was parsed when it arrived. Fields may be missing even
 * where they are required, since an entity can be known in part.
 */
export function valuesOf<K extends Kind>(_kind: K, values: Shown): Partial<ValuesOf<K>> {
  // as: see above
  return values as Partial<ValuesOf<K>>
}

/** The patch that sets `values` on a fresh entity: sets become their added members, absent fields are left out. */
export function patchOf<K extends Kind>(kind: K, values: Partial<ValuesOf<K>>): Patch {
  const patch: Record<string, PatchValue> = {}
  for (const [field, value] of Object.entries(values)) {
    if (value === undefined || value === null) continue
    if (isSetField(kind, field)) {
      // as: a set field's value is an array of its members by ValuesOf
      const members = value as readonly string[]
      if (members.length > 0) patch[field] = { add: members }
    }
    // as: every other field of ValuesOf is a scalar
    else patch[field] = value as Scalar
  }
  return patch
}

/** What the digest keeps of an entity: the declared fields and what the kind derives from the others. */
export function digestOf(kind: Kind, values: Shown): Shown {
  const kept: Record<string, Scalar | readonly string[]> = {}
  for (const field of kind.digest) {
    const value = values[field]
    if (value !== undefined) kept[field] = value
  }
  return { ...kept, ...kind.derive(valuesOf(kind, values)) }
}
