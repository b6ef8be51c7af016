import { compareText, earliestFirst, effectiveTime, newestFirst } from './effective.ts'
import { unobserved } from './observed.ts'
import type { Folded, Head, Operation, PatchValue, Scalar, SetPatch } from './types.ts'

/** One field folded from the operations that wrote it. */
export interface FoldedField {
  readonly field: string
  /** undefined where it was cleared or its set is empty */
  readonly value: Scalar | readonly string[] | undefined
  /** empty for sets */
  readonly heads: readonly Head[]
  /** operations whose words stand */
  readonly alive: readonly Operation[]
}

/** Folds every field that `operations` wrote, by field name. */
export function foldFields(
  operations: readonly Operation[],
  sets: ReadonlySet<string>
): readonly FoldedField[] {
  return writesByField(operations).map(([field, writes]) =>
    sets.has(field) ? foldSet(field, writes) : foldRegister(field, writes)
  )
}

/** As `live` lists them, in the server's order. */
export function references(operations: readonly Operation[]): Folded['live'][string] {
  return operations
    .toSorted(earliestFirst)
    .map(({ id, pos }) => (pos === undefined ? { id } : { id, pos }))
}

function writesByField(
  operations: readonly Operation[]
): readonly (readonly [string, Operation[]])[] {
  const byField = new Map<string, Operation[]>()
  for (const operation of operations) {
    for (const field of Object.keys(operation.p ?? {})) {
      const writes = byField.get(field)
      if (writes) writes.push(operation)
      else byField.set(field, [operation])
    }
  }
  return [...byField].toSorted(([one], [other]) => compareText(one, other))
}

function foldRegister(field: string, writes: readonly Operation[]): FoldedField {
  const alive = unobserved(writes.filter(({ p }) => !isSetPatch(p?.[field]))).toSorted(newestFirst)
  const heads = headsOf(field, alive)
  return { field, value: heads[0]?.value ?? undefined, heads, alive }
}

/** Heads with equal values count as one: the newest stands for them. */
function headsOf(field: string, newest: readonly Operation[]): readonly Head[] {
  const heads: Head[] = []
  for (const operation of newest) {
    const value = operation.p?.[field]
    if (value === undefined || isSetPatch(value)) continue
    if (heads.some((head) => head.value === value)) continue
    const { id, by, pos } = operation
    heads.push({
      id,
      by,
      value,
      at: effectiveTime(operation),
      ...(pos === undefined ? {} : { pos })
    })
  }
  return heads
}

/** Add-wins: a removal takes away exactly the adds its writer had in front of them. */
function foldSet(field: string, writes: readonly Operation[]): FoldedField {
  const byMember = new Map<string, Operation[]>()
  for (const operation of writes) {
    const patch = operation.p?.[field]
    if (!isSetPatch(patch)) continue
    for (const member of new Set([...(patch.add ?? []), ...(patch.rem ?? [])])) {
      const touching = byMember.get(member)
      if (touching) touching.push(operation)
      else byMember.set(member, [operation])
    }
  }
  const members: string[] = []
  const alive = new Set<Operation>()
  for (const [member, touching] of byMember) {
    const adds = unobserved(touching).filter((operation) => adding(operation, field, member))
    if (adds.length > 0) members.push(member)
    for (const add of adds) alive.add(add)
  }
  const value = members.length > 0 ? members.toSorted(compareText) : undefined
  return { field, value, heads: [], alive: [...alive] }
}

function adding(operation: Operation, field: string, member: string): boolean {
  const patch = operation.p?.[field]
  return isSetPatch(patch) && (patch.add?.includes(member) ?? false)
}

function isSetPatch(value: PatchValue | undefined): value is SetPatch {
  return typeof value === 'object' && value !== null
}
