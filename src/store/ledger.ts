import { type ReadonlySignal, signal } from '@preact/signals-core'
import type { Id } from '#lib/id.ts'
import type { LineRecord, LineState } from './tables.ts'

/** A line of the outbox came, changed its state, or (state undefined) left it. */
export interface LedgerChange {
  readonly id: Id
  readonly ent: Id
  readonly book: Id
  readonly grp: string
  readonly minted: number
  readonly st: LineState | undefined
}

/** Which lines are not yet at the server, in memory: places and counts are read from here and from receipts alone. */
export interface Ledger {
  apply(changes: readonly LedgerChange[]): void
  of(ent: Id): readonly LedgerChange[]
  /** lines without a receipt, by entity */
  readonly byEnt: ReadonlyMap<Id, ReadonlyMap<Id, LedgerChange>>
  /** entities whose newest words are in the emergency journal only */
  readonly journaled: ReadonlySet<Id>
  setJournaled(ents: readonly Id[], on: boolean): void
  /** something else than a line changed where these stand */
  look(ents: readonly Id[]): void
  isSending(id: Id): boolean
  setSending(ids: readonly Id[]): void
  /** false while a long outbox is still being read */
  complete(): boolean
  setComplete(complete: boolean): void
  readonly changed: ReadonlySignal<number>
  /** entities whose lines changed after `changed` had this value; undefined where that is too long ago to be remembered */
  touchedSince(changed: number): readonly Id[] | undefined
}

/** Entities remembered as touched; whoever comes later looks at all of them. */
const REMEMBERED = 500

export function createLedger(): Ledger {
  const byEnt = new Map<Id, Map<Id, LedgerChange>>()
  const journaled = new Set<Id>()
  let sending = new Set<Id>()
  let complete = true
  const changed = signal(0)
  let touches: { readonly at: number; readonly ent: Id }[] = []
  let rememberedFrom = 0
  const bump = (ents: Iterable<Id> = []) => {
    const at = changed.peek() + 1
    for (const ent of ents) touches.push({ at, ent })
    if (touches.length > REMEMBERED) {
      touches = []
      rememberedFrom = at
    }
    changed.value = at
  }
  return {
    byEnt,
    journaled,
    changed,
    touchedSince: (before) =>
      before < rememberedFrom
        ? undefined
        : touches.filter(({ at }) => at > before).map(({ ent }) => ent),
    complete: () => complete,
    setComplete: (now) => {
      complete = now
      bump()
    },
    of: (ent) => [...(byEnt.get(ent)?.values() ?? [])],
    apply: (changes) => {
      if (changes.length === 0) return
      for (const change of changes) {
        const lines = byEnt.get(change.ent)
        if (change.st === 0 || change.st === 2) {
          if (lines) lines.set(change.id, change)
          else byEnt.set(change.ent, new Map([[change.id, change]]))
        } else if (lines?.delete(change.id) && lines.size === 0) byEnt.delete(change.ent)
      }
      bump(new Set(changes.map(({ ent }) => ent)))
    },
    setJournaled: (ents, on) => {
      for (const ent of ents) {
        if (on) journaled.add(ent)
        else journaled.delete(ent)
      }
      bump(ents)
    },
    look: (ents) => bump(ents),
    isSending: (id) => sending.has(id),
    setSending: (ids) => {
      if (ids.length === 0 && sending.size === 0) return
      sending = new Set(ids)
      bump()
    }
  }
}

/** A line as it stands in the outbox. */
export function toLedger({ id, ent, book, grp, minted, st }: LineRecord): LedgerChange {
  return { id, ent, book, grp, minted, st }
}

/** A line that has left the outbox. */
export function leftOutbox(record: LineRecord): LedgerChange {
  return { ...toLedger(record), st: undefined }
}
