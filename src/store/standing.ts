import { computed, type ReadonlySignal } from '@preact/signals-core'
import type { Id } from '#lib/id.ts'
import type { Core } from './core.ts'
import type { Drafts } from './drafts.ts'
import type { Entry, Place, Standing } from './types.ts'

/** Where one entity is, from its lines' receipts and its channels' keys. */
export function placeOf(core: Core, ent: Id): Place {
  if (core.ledger.journaled.has(ent)) return 'journal'
  const lines = core.ledger.of(ent)
  if (lines.some(({ st }) => st === 2)) return 'needs'
  if (lines.length > 0) {
    if (!lines.some(({ grp }) => isSent(core, grp))) return 'saved'
    return lines.some(({ id }) => core.ledger.isSending(id)) ? 'sending' : 'waiting'
  }
  const entry = core.digest.entry(ent)
  return entry ? restingPlace(core, entry.grps) : 'saved'
}

/** Without a line on the way: at the server, and safe where somebody else can open it as well. */
function restingPlace(core: Core, grps: readonly string[]): Place {
  const channels = grps.flatMap((grp) => core.shelf.channel(grp) ?? [])
  if (!core.ledger.complete()) return 'saved'
  if (channels.some((channel) => channel.local || channel.restore === 0)) return 'saved'
  return channels.every((channel) => channel.heldElsewhere) ? 'safe' : 'server'
}

function isSent(core: Core, grp: string): boolean {
  const channel = core.shelf.channel(grp)
  return channel !== undefined && !channel.local && channel.registered && !channel.gone
}

/** How many of my entities one page of the digest holds, by the channels that hold them. */
type Tally = ReadonlyMap<string, number>

export function createStanding(core: Core, drafts: Drafts): (book: Id) => ReadonlySignal<Standing> {
  const made = new Map<Id, ReadonlySignal<Standing>>()
  // Pages are replaced, never changed: what was counted in one stays true for it.
  const tallies = new WeakMap<readonly Entry[], { author: Id; tally: Tally }>()
  const tallyOf = (page: readonly Entry[], author: Id): Tally => {
    const known = tallies.get(page)
    if (known?.author === author) return known.tally
    const tally = new Map<string, number>()
    for (const entry of page) {
      if (entry.deleted || entry.author !== author) continue
      const name = entry.grps.join(' ')
      tally.set(name, (tally.get(name) ?? 0) + 1)
    }
    tallies.set(page, { author, tally })
    return tally
  }
  return (book) => {
    const known = made.get(book)
    if (known) return known
    const standing = computed(() => {
      void core.ledger.changed.value
      void core.digest.changed(book).value
      const author = core.shelf.books.value.find((each) => each.book === book)?.author ?? ''
      return count(core, book, author, drafts.of(book).value.length, (page) =>
        tallyOf(page, author)
      )
    })
    made.set(book, standing)
    return standing
  }
}

function count(
  core: Core,
  book: Id,
  author: Id,
  drafts: number,
  tallyOf: (page: readonly Entry[]) => Tally
): Standing {
  const counts: Record<Place, number> = {
    journal: 0,
    saved: 0,
    waiting: 0,
    sending: 0,
    server: 0,
    safe: 0,
    needs: 0,
    lost: 0
  }
  for (const page of core.digest.pages(book)) {
    for (const [grps, number] of tallyOf(page))
      counts[restingPlace(core, grps.split(' '))] += number
  }
  let oldest = Infinity
  const unsettled = new Set<Id>(core.ledger.journaled)
  for (const [ent, lines] of core.ledger.byEnt) {
    for (const line of lines.values()) {
      if (line.book !== book) continue
      unsettled.add(ent)
      if (line.st === 0) oldest = Math.min(oldest, line.minted)
    }
  }
  for (const ent of unsettled) {
    const entry = core.digest.entry(ent)
    if (entry && entry.book !== book) continue
    // Counted above as if nothing were on the way.
    if (entry && !entry.deleted && entry.author === author)
      counts[restingPlace(core, entry.grps)] -= 1
    counts[placeOf(core, ent)] += 1
  }
  const waiting = counts.waiting + counts.sending
  const onlyHere = counts.saved + waiting + counts.journal + counts.needs
  return {
    entities: onlyHere + counts.server + counts.safe,
    safe: counts.safe,
    keyOnlyHere: counts.server,
    waiting,
    onlyHere,
    drafts,
    journal: counts.journal,
    needs: counts.needs,
    ...(oldest === Infinity ? {} : { oldestPending: oldest })
  }
}
