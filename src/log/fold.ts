import { assert } from '#lib/assert.ts'
import { compareText, earliestFirst, effectiveTime, newestFirst } from './effective.ts'
import { type FoldedField, foldFields, references } from './fields.ts'
import { isObserved, unobserved } from './observed.ts'
import type { Folded, Operation } from './types.ts'

/** What the fold must know of a kind; the register of kinds answers it. */
export interface FoldRules {
  readonly setFields: (kind: string) => ReadonlySet<string>
  readonly authored: (kind: string) => boolean
}

/** The key in `live` of deletes and moves, which belong to no field. */
export const ENTITY = '*'

/**
 * Folds all operations of one entity in one channel. Pure: equal operations, in any order and any number of copies, give byte-equal
 * results. Throws when there are none or when they come from several channels.
 */
export function fold(operations: readonly Operation[], rules: FoldRules): Folded {
  const distinct = withoutCopies(operations)
  const first = distinct[0]
  assert(first, 'fold needs at least one operation')
  assert(
    distinct.every(({ grp }) => grp === first.grp),
    'fold is for one channel: see foldChannels'
  )
  const authored = rules.authored(first.kind)
  const belongs = ({ kind, by }: Operation) => kind === first.kind && (!authored || by === first.by)
  const applied = distinct.filter(belongs)
  const fields = foldFields(applied, rules.setFields(first.kind))
  const fate = fateOf(applied, fields)
  const edits = applied.filter(({ p, del }) => p || del)
  const live: Record<string, Folded['live'][string]> = {}
  for (const { field, alive } of fields) if (alive.length > 0) live[field] = references(alive)
  if (fate.marks.length > 0) live[ENTITY] = references(fate.marks)
  return {
    kind: first.kind,
    author: first.by,
    born: effectiveTime(first),
    changed: Math.max(...(edits.length > 0 ? edits : applied).map(effectiveTime)),
    values: Object.fromEntries(
      fields.flatMap(({ field, value }) => (value === undefined ? [] : [[field, value]]))
    ),
    heads: Object.fromEntries(
      fields.flatMap(({ field, heads }) => (heads.length === 0 ? [] : [[field, heads]]))
    ),
    live,
    forks: fields.filter(({ heads }) => heads.length > 1).map(({ field }) => field),
    deleted: fate.deleted,
    revived: fate.revived,
    ...(fate.movedTo === undefined ? {} : { movedTo: fate.movedTo }),
    ...(fate.changedAfterMove ? { changedAfterMove: true as const } : {}),
    refused: distinct.filter((operation) => !belongs(operation)).map(({ id }) => id)
  }
}

/** Folds the operations of one entity channel by channel. */
export function foldChannels(
  operations: readonly Operation[],
  rules: FoldRules
): ReadonlyMap<string, Folded> {
  const byChannel = Map.groupBy(operations, ({ grp }) => grp)
  return new Map(
    [...byChannel]
      .toSorted(([one], [other]) => compareText(one, other))
      .map(([grp, own]) => [grp, fold(own, rules)])
  )
}

/** One operation per id, in the server's order; of two copies the one the server has numbered counts. */
function withoutCopies(operations: readonly Operation[]): readonly Operation[] {
  if (operations.length < 2) return operations
  const byId = new Map<string, Operation>()
  for (const operation of operations) {
    const known = byId.get(operation.id)
    if (!known || isBetterCopy(operation, known)) byId.set(operation.id, operation)
  }
  return [...byId.values()].toSorted(earliestFirst)
}

function isBetterCopy(one: Operation, known: Operation): boolean {
  const ranks = [one, known].map(({ pos }) => pos ?? Number.POSITIVE_INFINITY)
  if (ranks[0] !== ranks[1]) return (ranks[0] ?? 0) < (ranks[1] ?? 0)
  return one !== known && compareText(JSON.stringify(one), JSON.stringify(known)) < 0
}

interface Fate {
  readonly deleted: boolean
  readonly revived: boolean
  readonly movedTo: string | undefined
  readonly changedAfterMove: boolean
  /** deletes and moves that no later one has observed */
  readonly marks: readonly Operation[]
}

/**
 * Hidden when every living operation was observed by a delete. Only the living are asked: what they themselves replaced need not be
 * named by the delete's context.
 */
function fateOf(applied: readonly Operation[], fields: readonly FoldedField[]): Fate {
  const deletes = applied.filter(({ del }) => del)
  const moves = applied.filter(({ movedTo }) => movedTo !== undefined)
  const living = new Set(fields.flatMap(({ alive }) => alive).filter(({ del }) => !del))
  for (const operation of applied) if (isBare(operation)) living.add(operation)
  const isMissedBy = (marks: readonly Operation[]) =>
    marks.length > 0 &&
    [...living].some((write) => !marks.some((mark) => mark === write || isObserved(write, mark)))
  const standing = unobserved(deletes)
  const revived = isMissedBy(deletes)
  const answered = standing.every((mark) => [...living].some((write) => isObserved(mark, write)))
  return {
    deleted: deletes.length > 0 && !revived,
    revived: revived && !answered,
    movedTo: unobserved(moves).toSorted(newestFirst)[0]?.movedTo,
    changedAfterMove: isMissedBy(moves),
    marks: [...new Set([...standing, ...unobserved(moves)])]
  }
}

/** Only brings the entity into being: writes no field and still counts as life. */
function isBare({ p, del, movedTo }: Operation): boolean {
  return !del && movedTo === undefined && Object.keys(p ?? {}).length === 0
}
