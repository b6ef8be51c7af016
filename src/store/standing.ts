import { computed, type ReadonlySignal } from '@preact/signals-core'
import type { Id } from '#lib/id.ts'
import type { Core } from './core.ts'
import type { Drafts } from './drafts.ts'
import { type KeptBlob, sentKey } from './blob-types.ts'
import type { Draft, Entry, Place, Standing } from './types.ts'

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
  if (core.blobs.of(ent).some((blob) => isUnsent(core, blob))) return 'waiting'
  return entry ? restingPlace(core, entry.grps) : 'saved'
}

/** Without a line on the way: at the server, and safe where somebody else can open it as well. */
function restingPlace(core: Core, grps: readonly string[]): Place {
  const channels = grps.flatMap((grp) => core.shelf.channel(grp) ?? [])
  if (!core.ledger.complete()) return 'saved'
  if (channels.some((channel) => channel.local || channel.restore === 0)) return 'saved'
  return channels.every((channel) => channel.heldElsewhere) ? 'safe' : 'server'
}

/** A place kept for a picture that never came says nothing; words that somebody wrote down do, with their sound or without. */
export function saysSomething(
  { stays, ent, fields }: Pick<Draft, 'stays' | 'ent' | 'fields'>,
  hasBlob: (ent: Id) => boolean
): boolean {
  return stays !== true || hasBlob(ent) || Boolean(fields['transcript'])
}

/** The lines are at the server, and the bytes they name are not, in every channel that is to have them [B6]. */
export function isUnsent(core: Core, { ents, own, sent }: KeptBlob): boolean {
  if (!own) return false
  return ents.some((ent) =>
    (core.digest.entry(ent)?.grps ?? []).some((grp) => {
      const restore = core.shelf.channel(grp)?.restore
      return isSent(core, grp) && sent[sentKey({ grp, ent })] !== restore
    })
  )
}

function isSent(core: Core, grp: string): boolean {
  const channel = core.shelf.channel(grp)
  return channel !== undefined && !channel.local && channel.registered && !channel.gone
}

/** How many entities of one page of the digest are settled alike: by the channels that hold them, or by what is on the way. */
interface Tally {
  readonly author: Id
  readonly counts: ReadonlyMap<string, number>
  /** ms when the oldest pending line of the page was minted */
  readonly oldest: number
}

/** Keys of a tally; a settled entity's is the names of its channels. */
const JOURNAL = '!journal'
const NEEDS = '!needs'
const PENDING = '?'

/** What was counted of one book. Every tap asks again, so only pages in which something happened are counted anew. */
interface Counted {
  readonly tallies: Map<readonly Entry[], Tally>
  /** ledger entities that no page of the digest knows */
  readonly homeless: Set<Id>
  /** the ledger's `changed` of the last count; -1 before the first */
  at: number
}

export function createStanding(core: Core, drafts: Drafts): (book: Id) => ReadonlySignal<Standing> {
  const made = new Map<Id, ReadonlySignal<Standing>>()
  return (book) => {
    const known = made.get(book)
    if (known) return known
    const counted: Counted = { tallies: new Map(), homeless: new Set(), at: -1 }
    const standing = computed(() => {
      void core.ledger.changed.value
      const author = core.shelf.books.value.find((each) => each.book === book)?.author ?? ''
      const hasBlob = (ent: Id) => core.blobs.of(ent).length > 0
      const typed = drafts.of(book).value.filter((draft) => saysSomething(draft, hasBlob))
      return count(core, counted, book, author, typed.length)
    })
    made.set(book, standing)
    return standing
  }
}

function count(core: Core, counted: Counted, book: Id, author: Id, drafts: number): Standing {
  const pages = core.digest.stored(book).value
  forgetTouched(core, counted, pages, book)
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
  let oldest = Infinity
  const add = (tally: Pick<Tally, 'counts' | 'oldest'>) => {
    for (const [key, number] of tally.counts) counts[placeNamed(core, key)] += number
    oldest = Math.min(oldest, tally.oldest)
  }
  for (const page of pages) {
    let tally = counted.tallies.get(page)
    if (tally?.author !== author) {
      tally = tallyOf(core, page, author)
      counted.tallies.set(page, tally)
    }
    add(tally)
  }
  add(tallyOfHomeless(core, counted, book))
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

/** Drops the tallies of pages that are gone and of those in which a line came, left or changed since the last count. */
function forgetTouched(
  core: Core,
  counted: Counted,
  pages: readonly (readonly Entry[])[],
  book: Id
): void {
  const { ledger, digest } = core
  const touched = counted.at < 0 ? undefined : ledger.touchedSince(counted.at)
  counted.at = ledger.changed.peek()
  const current = new Set(pages)
  for (const page of counted.tallies.keys()) {
    if (current.has(page)) continue
    counted.tallies.delete(page)
    for (const { ent } of page) {
      // Erased while a line of it is still on its way.
      if (!digest.entry(ent) && keyOnTheWay(core, ent) !== undefined) counted.homeless.add(ent)
    }
  }
  if (!touched) counted.tallies.clear()
  for (const ent of touched ?? [...ledger.byEnt.keys(), ...ledger.journaled]) {
    const entry = digest.entry(ent)
    if (!entry) counted.homeless.add(ent)
    else if (entry.book === book && touched) {
      for (const page of counted.tallies.keys()) {
        if (page.includes(entry)) counted.tallies.delete(page)
      }
    }
  }
}

function tallyOf(core: Core, page: readonly Entry[], author: Id): Tally {
  const counts = new Map<string, number>()
  let oldest = Infinity
  for (const entry of page) {
    const key = keyOnTheWay(core, entry.ent)
    if (key !== undefined) oldest = Math.min(oldest, oldestOf(core, entry.ent))
    else if (entry.deleted || entry.author !== author) continue
    const name = key ?? entry.grps.join(' ')
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return { author, counts, oldest }
}

/** Lines whose entity no list shows: what waits is counted all the same. */
function tallyOfHomeless(core: Core, { homeless }: Counted, book: Id): Omit<Tally, 'author'> {
  const counts = new Map<string, number>()
  let oldest = Infinity
  for (const ent of homeless) {
    const key = keyOnTheWay(core, ent)
    if (key === undefined || core.digest.entry(ent)) {
      homeless.delete(ent)
      continue
    }
    const lines = core.ledger.of(ent)
    if (lines.length > 0 && !lines.some((line) => line.book === book)) continue
    counts.set(key, (counts.get(key) ?? 0) + 1)
    oldest = Math.min(oldest, oldestOf(core, ent))
  }
  return { counts, oldest }
}

/** The tally's key of an entity that is not settled; undefined for one that is. */
function keyOnTheWay(core: Core, ent: Id): string | undefined {
  const { ledger } = core
  if (ledger.journaled.has(ent)) return JOURNAL
  const lines = ledger.byEnt.get(ent)
  if (!lines) {
    const isWaiting = core.blobs.of(ent).some((blob) => isUnsent(core, blob))
    return isWaiting ? PENDING + (core.digest.entry(ent)?.grps ?? []).join(' ') : undefined
  }
  const grps = new Set<string>()
  for (const { st, grp } of lines.values()) {
    if (st === 2) return NEEDS
    grps.add(grp)
  }
  return PENDING + [...grps].join(' ')
}

/** Where everything under one key of a tally is, by what the channels are now. Sending counts as waiting here. */
function placeNamed(core: Core, key: string): Place {
  if (key === JOURNAL) return 'journal'
  if (key === NEEDS) return 'needs'
  if (!key.startsWith(PENDING)) return restingPlace(core, key.split(' '))
  const grps = key.slice(PENDING.length).split(' ')
  return grps.some((grp) => isSent(core, grp)) ? 'waiting' : 'saved'
}

function oldestOf({ ledger }: Core, ent: Id): number {
  let oldest = Infinity
  for (const { st, minted } of ledger.byEnt.get(ent)?.values() ?? []) {
    if (st === 0) oldest = Math.min(oldest, minted)
  }
  return oldest
}
