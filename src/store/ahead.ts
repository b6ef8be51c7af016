import type { Signal } from '@preact/signals-core'
import { signal } from '@preact/signals-core'
import type { Id } from '#lib/id.ts'
import type { RowOperation } from './row.ts'
import type { Coming, Entry, Shown } from './types.ts'

/**
 * What is shown from checkpoints while the lines behind them are still coming [C4]. Held in memory only and replaced, never changed;
 * undefined on a tablet that waits for nothing. checkpoint-show.ts makes it.
 */
export interface Ahead {
  /** the entry of an entity that is still coming */
  entry(ent: Id): Entry | undefined
  /** entries that are still coming, in the arrays that are kept together */
  arrays(book: Id): readonly (readonly Entry[])[]
  /** a page of the digest without what is shown from here */
  without(entries: readonly Entry[]): readonly Entry[]
  /** the entity opened; undefined where it is not shown from here */
  open(ent: Id, operations: readonly RowOperation[]): Shown | undefined
  coming(book: Id): Coming | undefined
}

export type AheadSignal = Signal<Ahead | undefined>
export const createAhead = (): AheadSignal => signal<Ahead | undefined>(undefined)
