import { type Id, newId } from '#lib/id.ts'
import { newToken } from '#lib/random.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import type { Patch } from '#log/types.ts'
import { keyId, newKey } from '#seal/primitives.ts'
import { announce, beginPut, putMinted } from './put.ts'
import { dropCheckpoint } from './checkpoint-show.ts'
import { BLOB_RECORDS } from './blob-ledger.ts'
import { fromRecord } from './blob-records.ts'
import type { KeptBlob } from './blob-types.ts'
import { removeBlobs } from './blobs.ts'
import type { Core } from './core.ts'
import { everything } from './everything.ts'
import type { Drafts } from './drafts.ts'
import { mint, type Prepared } from './mint.ts'
import { isUnsent, saysSomething } from './standing.ts'
import type { Transaction } from './port.ts'
import type { ChannelKey, ShelfBook, ShelfChannel } from './shelf.ts'
import type { Audience, Book, Change } from './types.ts'

export interface NewBook {
  readonly kind: Book['kind']
  readonly patch: Patch
  readonly me?: Patch
}

/** Makes a project, trial or sample offline: book, two channels, their keys, its first entities, in one strict transaction. */
export async function addBook(core: Core, given: NewBook): Promise<Result<Book>> {
  const now = core.clock.now()
  const author = newId(now, core.random)
  const book: ShelfBook = {
    book: newId(now, core.random),
    kind: given.kind,
    author,
    ...(given.me ? { me: author } : {})
  }
  const group = newChannel(core, book, 'group')
  const own = newChannel(core, book, 'private')
  const first = prepareFirst(core, given, book, group)
  if (!first.ok) return first
  const stored = await core.guard.run(
    everything('strict', async (tx) => {
      const minted = mint(
        first.value,
        await core.clock.read(tx),
        core.vault.device,
        now,
        core.random
      )
      await core.shelf.writeBook(tx, book)
      for (const { channel, key } of [group, own]) {
        await core.shelf.writeKey(tx, channel.grp, key)
        await core.shelf.writeChannel(tx, channel)
      }
      core.shelf.adopt({
        books: [book],
        channels: [group.channel, own.channel],
        keys: [group, own].map(({ channel, key }) => ({ grp: channel.grp, key }))
      })
      const put = await putMinted(
        core,
        tx,
        await beginPut(core, tx, minted.lines),
        minted.lines,
        minted.operations
      )
      await core.clock.write(tx, minted.clock)
      return { put, clock: minted.clock }
    })
  )
  if (!stored.ok || !stored.value.put.ok) {
    core.shelf.adopt({ removed: book.book })
    return stored.ok ? fail('storage-failed') : stored
  }
  core.clock.adopt(stored.value.clock)
  announce(core, stored.value.put.value)
  core.tabs.post({ tell: 'shelf' })
  const made = core.shelf.book(book.book)
  return made ? ok(made) : fail('storage-failed')
}

interface NewChannel {
  readonly channel: ShelfChannel
  readonly key: ChannelKey
}

function newChannel(core: Core, { book, kind }: ShelfBook, audience: Audience): NewChannel {
  const key = newKey(core.random)
  const kid = keyId(key)
  const channel: ShelfChannel = {
    grp: newToken(core.random),
    book,
    audience,
    local: kind !== 'project',
    role: 'lead',
    registered: false,
    kids: [kid],
    heldElsewhere: false,
    pulled: 0,
    folded: 0,
    chain: '',
    restore: 0,
    offered: 0,
    restores: []
  }
  return { channel, key: { kid, key } }
}

/** The project itself, under the book's id, and the person who made it. */
function prepareFirst(
  core: Core,
  given: NewBook,
  { book, author }: ShelfBook,
  { channel, key }: NewChannel
): Result<readonly Prepared[]> {
  const ctx = { pos: 0, ids: [] }
  const grp = channel.grp
  const wanted: Change[] = [{ book, grp, ent: book, kind: 'project', patch: given.patch, ctx }]
  if (given.me) wanted.push({ book, grp, ent: author, kind: 'person', patch: given.me, ctx })
  const prepared: Prepared[] = []
  for (const change of wanted) {
    const version = core.rules.version(change.kind)
    if (version === undefined) return fail('kind-unknown', { kind: change.kind })
    const parsed = core.rules.parse(change.kind, change.patch)
    if (!parsed.ok) return parsed
    prepared.push({ change: { ...change, patch: parsed.value }, channel, key, author, version })
  }
  return ok(prepared)
}

export async function setMe(core: Core, book: Id, me: Id): Promise<Result<void>> {
  const known = core.shelf.book(book)
  if (!known) return fail('entity-missing')
  const changed: ShelfBook = { book, kind: known.kind, author: me, me }
  const stored = await core.guard.run(
    everything('strict', (tx) => core.shelf.writeBook(tx, changed))
  )
  if (!stored.ok) return stored
  core.shelf.adopt({ books: [changed] })
  core.tabs.post({ tell: 'shelf' })
  return ok(undefined)
}

/**
 * Removes a book from this tablet. Without `force` only where nothing is lost by it: no pending line, draft or journal entry, and
 * every channel's key held elsewhere; the sample can always go.
 */
export async function removeBook(
  core: Core,
  drafts: Drafts,
  book: Id,
  force: boolean
): Promise<Result<void>> {
  const known = core.shelf.book(book)
  if (!known) return fail('entity-missing')
  const grps = known.channels.map(({ grp }) => grp)
  const mayGo = force || known.kind === 'sample'
  const stored = await core.guard.run(
    everything('strict', async (tx) => {
      // From the disk: another tab may have kept one this instant, and what was not read yet is not nothing.
      const blobs = (await tx.range('meta', BLOB_RECORDS))
        .map(fromRecord)
        .filter((blob) => blob.book === book)
      const left = mayGo ? 0 : await countLeft(core, drafts, known, blobs, tx)
      const ids = blobs.map(({ id }) => id)
      if (left > 0) return { left, ids }
      for (const grp of grps) {
        await tx.clear('lines', { index: 'grp', from: grp, to: grp })
        await tx.clear('pages', { from: [grp, 0], to: [grp, Infinity] })
      }
      await tx.clear('rows', { index: 'book', from: book, to: book })
      await tx.clear('digests', { from: [book, 0], to: [book, Infinity] })
      await tx.clear('drafts', { index: 'book', from: book, to: book })
      await removeBlobs(tx, ids)
      for (const stray of core.strays.all()) {
        if (stray.book === book) await core.strays.delete(tx, stray.id)
      }
      await core.shelf.remove(tx, book)
      return { left, ids }
    })
  )
  if (!stored.ok) return stored
  const { left, ids } = stored.value
  if (left > 0) return fail('pending-left', { left })
  drafts.removeBook(book)
  core.blobs.forget(ids)
  for (const [ent, lines] of [...core.ledger.byEnt]) {
    const mine = [...lines.values()].filter((line) => line.book === book)
    core.ledger.apply(mine.map((line) => ({ ...line, ent, st: undefined })))
  }
  core.strays.adopt({
    deleted: core.strays.all().flatMap((stray) => (stray.book === book ? [stray.id] : []))
  })
  for (const grp of grps) dropCheckpoint(core, grp)
  core.digest.remove(book)
  core.shelf.adopt({ removed: book })
  core.touches.touch(undefined)
  core.tabs.post({ tell: 'shelf' })
  return ok(undefined)
}

async function countLeft(
  core: Core,
  drafts: Drafts,
  book: Book,
  blobs: readonly KeptBlob[],
  tx: Transaction
): Promise<number> {
  const shown = new Set(blobs.flatMap(({ ents }) => ents))
  let left = drafts
    .all()
    .filter(
      (draft) => draft.book === book.book && saysSomething(draft, (ent) => shown.has(ent))
    ).length
  left += core.journal.names('').length
  left += blobs.filter((blob) => isUnsent(core, blob)).length
  for (const { grp, heldElsewhere } of book.channels) {
    for (const st of [0, 2]) {
      left += await tx.count('lines', {
        index: 'st+grp+n',
        from: [st, grp, 0],
        to: [st, grp, Infinity]
      })
    }
    if (!heldElsewhere) left += 1
  }
  return left
}
