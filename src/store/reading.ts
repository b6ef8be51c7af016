import { type ReadonlySignal, signal } from '@preact/signals-core'
import type { Id } from '#lib/id.ts'
import { readRows } from './apply.ts'
import type { Core } from './core.ts'
import { type RowOperation, rowToShown } from './row.ts'
import type { Shown } from './types.ts'

/** Opens entities: rows and the positions their contexts claim are read in one transaction. */
export async function openEntities(core: Core, ents: readonly Id[]): Promise<readonly Shown[]> {
  const found = await core.guard.run({
    tables: ['rows', 'meta'],
    mode: 'read',
    durability: 'relaxed',
    body: async (tx) => {
      const wanted = ents.map((ent) => ({ ent, book: core.overlay.bookOf(ent) ?? '' }))
      const rows = await readRows(core, tx, wanted)
      const grps = new Set(
        [...rows.values()].flatMap((row) => row.operations.map(({ grp }) => grp))
      )
      const positions = new Map<string, { pos: number; r: number }>()
      for (const grp of grps) {
        const channel = await core.shelf.readChannel(tx, grp)
        positions.set(grp, { pos: channel?.folded ?? 0, r: channel?.restore ?? 0 })
      }
      return { rows, positions }
    }
  })
  // The rows stay unread and the trouble stands in `trouble`; a screen shows what memory has.
  if (!found.ok) return ents.flatMap((ent) => shownFromMemory(core, ent) ?? [])
  const { rows, positions } = found.value
  return [...rows.values()].flatMap(({ ent, book, operations, record }) => {
    if (record) core.opened.set(ent, record.version, operations)
    const seenUpTo = (grp: string) => {
      const { pos, r } = positions.get(grp) ?? { pos: 0, r: 0 }
      return { pos: Math.min(pos, core.strays.ceiling(grp, ent)), r }
    }
    return shown(core, ent, book, operations, seenUpTo) ?? []
  })
}

/** Without a position everything shown is named by its id, which claims no more than was seen. */
function shownFromMemory(core: Core, ent: Id): Shown | undefined {
  const book = core.digest.entry(ent)?.book
  const operations = core.opened.last(ent) ?? (core.ahead.peek()?.entry(ent) && [])
  return book === undefined || !operations
    ? undefined
    : shown(core, ent, book, operations, () => ({ pos: 0, r: 0 }))
}

function shown(
  core: Core,
  ent: Id,
  book: Id,
  operations: readonly RowOperation[],
  seenUpTo: (grp: string) => { pos: number; r: number }
): Shown | undefined {
  const journaled = core.overlay
    .of(ent)
    .filter(({ id }) => !operations.some((each) => each.id === id))
  const all = [...operations, ...journaled]
  const early = core.ahead.peek()?.open(ent, all)
  if (early) return early
  return all.length === 0 ? undefined : rowToShown(core.rules, core.shelf, ent, book, all, seenUpTo)
}

/**
 * A signal over any reading: it runs while somebody watches, and again after a change that concerns it (`ents` undefined: after any).
 * Runs never overlap, and the last one wins.
 */
export function liveSignal<T>(
  core: Core,
  read: () => Promise<T>,
  ents?: ReadonlySet<Id>
): ReadonlySignal<T | undefined> {
  let stop = () => {}
  let running = false
  let stale = false
  let watching = false
  const run = async () => {
    if (running) {
      stale = true
      return
    }
    running = true
    try {
      do {
        stale = false
        const value = await read()
        if (!stale && watching) made.value = value
      } while (stale)
    } finally {
      running = false
    }
  }
  const made = signal<T | undefined>(undefined, {
    watched: () => {
      watching = true
      stop = core.touches.listen((touched) => {
        if (!ents || !touched || touched.some((ent) => ents.has(ent))) void run()
      })
      void run()
    },
    unwatched: () => {
      watching = false
      stop()
    }
  })
  return made
}

/** One signal per entity, shared by all who follow it. */
export function createFollow(core: Core): (ent: Id) => ReadonlySignal<Shown | undefined> {
  const followed = new Map<Id, WeakRef<ReadonlySignal<Shown | undefined>>>()
  return (ent) => {
    const known = followed.get(ent)?.deref()
    if (known) return known
    const made = liveSignal(core, async () => (await openEntities(core, [ent]))[0], new Set([ent]))
    followed.set(ent, new WeakRef(made))
    return made
  }
}
