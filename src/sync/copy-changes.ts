import type { Id } from '#lib/id.ts'
import type { Folded, Patch, PatchValue } from '#log/types.ts'
import type { Register } from '#schema/define-kind.ts'
import type { Change, Shown } from '#store/types.ts'

/** The context of lines that have seen nothing. */
export const NEW = { pos: 0, ids: [] } as const

/** All values of a copy as one patch; set fields as adds. */
export function fullPatch(kinds: Register, { kind, values }: Folded): Patch {
  const sets = kinds.setFields(kind)
  return Object.fromEntries(
    Object.entries(values).map(([field, value]): [string, PatchValue] =>
      sets.has(field) || typeof value === 'object'
        ? [field, { add: Array.isArray(value) ? value : [] }]
        : [field, value as PatchValue]
    )
  )
}

/**
 * Lines that make `ent` in a channel from a copy: everything shown as one, and the other versions of a field as lines of their own, so that
 * a choice that is open in one channel is open in the other.
 */
export function freshLines(
  kinds: Register,
  copy: Folded,
  to: { readonly book: Id; readonly grp: string; readonly ent: Id }
): readonly Change[] {
  const { kind } = copy
  const others = copy.forks.flatMap((field) =>
    (copy.heads[field] ?? []).slice(1).map((head): Change => ({
      ...to,
      kind,
      patch: { [field]: head.value },
      ctx: NEW
    }))
  )
  return [{ ...to, kind, patch: fullPatch(kinds, copy), ctx: NEW }, ...others]
}

/** The fields in which `copy` differs from `other`, as a patch over `other`; undefined when nothing does. */
export function difference(kinds: Register, copy: Folded, other: Folded): Patch | undefined {
  const sets = kinds.setFields(copy.kind)
  const patch: Record<string, PatchValue> = {}
  for (const field of new Set([...Object.keys(copy.values), ...Object.keys(other.values)])) {
    const [value, known] = [copy.values[field], other.values[field]]
    if (JSON.stringify(value) === JSON.stringify(known)) continue
    if (!sets.has(field)) {
      patch[field] = Array.isArray(value) ? null : ((value ?? null) as PatchValue)
      continue
    }
    const [mine, theirs] = [listOf(value), listOf(known)]
    patch[field] = {
      add: mine.filter((member) => !theirs.includes(member)),
      rem: theirs.filter((member) => !mine.includes(member))
    }
  }
  return Object.keys(patch).length > 0 ? patch : undefined
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value : []
}

/** The copy of an entity in a channel, if it is there and not deleted. */
export function copyIn({ copies }: Shown, grp: string): Shown['copies'][number] | undefined {
  return copies.find((copy) => copy.grp === grp && !copy.folded.deleted)
}
