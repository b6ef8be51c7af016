import type { Id } from '#lib/id.ts'
import type { Digest } from './digest.ts'
import { type RowOperation, rowToEntry } from './row.ts'
import type { KindRules } from './rules.ts'
import type { Shelf } from './shelf.ts'

/** Operations that stand only in the emergency journal, shown over what the database holds. */
export interface Overlay {
  /** what one entry of the journal holds; told again, it is the same entry */
  add(name: string, book: Id, operations: readonly RowOperation[]): void
  /** the entry is stored */
  remove(name: string): void
  /** struck out, whichever entries hold them */
  drop(ents: readonly Id[]): void
  of(ent: Id): readonly RowOperation[]
  /** undefined where no entry holds anything of the entity */
  bookOf(ent: Id): Id | undefined
}

interface Held {
  readonly book: Id
  readonly operations: readonly RowOperation[]
}

export function createOverlay(
  rules: KindRules,
  shelf: Shelf,
  digest: Digest,
  lastSeen: (ent: Id) => readonly RowOperation[] | undefined
): Overlay {
  /** by entity, then by the name of the entry */
  const held = new Map<Id, Map<string, Held>>()
  const of = (ent: Id) =>
    [...(held.get(ent)?.values() ?? [])].flatMap(({ operations }) => operations)
  const cover = (ent: Id, book: Id) => {
    const stored = lastSeen(ent)
    // A note whose stored words this tab has not read keeps its entry: half of its values would be worse than old ones.
    if (!stored && digest.entry(ent)) return
    const entry = rowToEntry(rules, shelf, ent, book, [...(stored ?? []), ...of(ent)])
    if (entry) digest.overlay(entry)
  }
  return {
    add: (name, book, operations) => {
      for (const ent of new Set(operations.map((operation) => operation.ent))) {
        const mine = operations.filter((operation) => operation.ent === ent)
        held.set(ent, new Map([...(held.get(ent) ?? []), [name, { book, operations: mine }]]))
        cover(ent, book)
      }
    },
    remove: (name) => {
      for (const [ent, entries] of held) {
        if (entries.delete(name) && entries.size === 0) held.delete(ent)
      }
    },
    drop: (ents) => {
      for (const ent of ents) held.delete(ent)
    },
    of,
    bookOf: (ent) => held.get(ent)?.values().next().value?.book
  }
}
