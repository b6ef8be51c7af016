import type { Id } from '#lib/id.ts'
import type { Digest } from './digest.ts'
import { type RowOperation, rowToEntry } from './row.ts'
import type { KindRules } from './rules.ts'
import type { Shelf } from './shelf.ts'

/** Operations that stand only in the emergency journal, shown over what the database holds. */
export interface Overlay {
  add(book: Id, operations: readonly RowOperation[], ents: readonly Id[]): void
  remove(ents: readonly Id[]): void
  of(ent: Id): readonly RowOperation[]
  /** entities that have no row at all yet */
  bookOf(ent: Id): Id | undefined
}

export function createOverlay(
  rules: KindRules,
  shelf: Shelf,
  digest: Digest,
  lastSeen: (ent: Id) => readonly RowOperation[] | undefined
): Overlay {
  const held = new Map<Id, { book: Id; operations: readonly RowOperation[] }>()
  return {
    add: (book, operations, ents) => {
      for (const ent of ents) {
        const before = held.get(ent)?.operations ?? []
        const mine = operations.filter((operation) => operation.ent === ent)
        held.set(ent, { book, operations: [...before, ...mine] })
        const stored = lastSeen(ent)
        // A note whose stored words this tab has not read keeps its entry: half of its values would be worse than old ones.
        if (!stored && digest.entry(ent)) continue
        const entry = rowToEntry(rules, shelf, ent, book, [...(stored ?? []), ...before, ...mine])
        if (entry) digest.overlay(entry)
      }
    },
    remove: (ents) => {
      for (const ent of ents) held.delete(ent)
    },
    of: (ent) => held.get(ent)?.operations ?? [],
    bookOf: (ent) => held.get(ent)?.book
  }
}
