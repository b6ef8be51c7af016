import { computed, type ReadonlySignal, signal } from '@preact/signals-core'
import type { Id } from '#lib/id.ts'
import { LAST, type Transaction } from './port.ts'
import type { LineRecord } from './tables.ts'
import type { Stray } from './types.ts'
import type { Vault } from './vault.ts'

/** A stray with the entity its head names. */
export interface KeptStray extends Stray {
  readonly ent: Id
}

/** Lines that do not open or parse: the page keeps their bytes, this list says which and why. */
export interface Strays {
  /** the highest position anybody can claim to have seen of an entity; Infinity where all of it is readable */
  ceiling(grp: string, ent: Id): number
  list(book: Id): ReadonlySignal<readonly Stray[]>
  all(): readonly KeptStray[]
  put(tx: Transaction, stray: KeptStray): Promise<void>
  delete(tx: Transaction, id: Id): Promise<void>
  load(tx: Transaction): Promise<() => void>
  /** after the commit */
  adopt(change: { readonly put?: readonly KeptStray[]; readonly deleted?: readonly Id[] }): void
}

const NAME = 'stray:'

export function createStrays(vault: Vault): Strays {
  const held = signal<ReadonlyMap<Id, KeptStray>>(new Map())
  const lists = new Map<Id, ReadonlySignal<readonly Stray[]>>()
  return {
    all: () => [...held.peek().values()],
    list: (book) => {
      const known = lists.get(book)
      if (known) return known
      const made = computed(() => [...held.value.values()].filter((stray) => stray.book === book))
      lists.set(book, made)
      return made
    },
    ceiling: (grp, ent) => {
      let ceiling = Infinity
      for (const stray of held.peek().values()) {
        if (stray.ent !== ent || stray.grp !== grp || stray.pos === undefined) continue
        ceiling = Math.min(ceiling, stray.pos - 1)
      }
      return ceiling
    },
    put: async (tx, stray) => {
      const name = NAME + stray.id
      await tx.put('meta', { name, sealed: vault.seal('meta', name, stray) })
    },
    delete: (tx, id) => tx.delete('meta', NAME + id),
    load: async (tx) => {
      const records = await tx.range('meta', { from: NAME, to: NAME + LAST })
      const found = records.flatMap(({ name, sealed }) => {
        const stray = sealed && vault.open('meta', name, sealed)
        // Sealed by `put` under this name.
        return stray === undefined ? [] : [stray as KeptStray]
      })
      return () => {
        held.value = new Map(found.map((stray) => [stray.id, stray]))
      }
    },
    adopt: ({ put = [], deleted = [] }) => {
      if (put.length === 0 && deleted.length === 0) return
      const strays = new Map(held.peek())
      for (const id of deleted) strays.delete(id)
      for (const stray of put) strays.set(stray.id, stray)
      held.value = strays
    }
  }
}

/** A refused line as the list under "needs you" shows it. */
export function refusedStray(record: LineRecord) {
  const { id, grp, book, ent, reason = 'refused' } = record
  return { id, grp, book, ent, why: 'refused' as const, reason }
}
