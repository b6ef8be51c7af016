import type { ReadonlySignal } from '@preact/signals-core'
import { newId } from '#lib/id.ts'
import { fail } from '#lib/result.ts'
import { change } from './change.ts'
import type { Core } from './core.ts'
import type { Drafts } from './drafts.ts'
import { amend, keep, recall } from './keep.ts'
import { later } from './later.ts'
import type { StoreDependencies } from './open.ts'
import { createFollow, liveSignal, openEntities } from './reading.ts'
import { createStanding, placeOf } from './standing.ts'
import type { SyncStore } from './sync-types.ts'
import type { Store, StoreState } from './types.ts'

/** The code that keeps it did not come; nothing was written. */
const UNKEPT = fail('offline')

/** The opened store as screens and sync see it. */
export function storeOf(
  core: Core,
  drafts: Drafts,
  state: ReadonlySignal<StoreState>,
  dependencies: Pick<StoreDependencies, 'storage'>
): SyncStore {
  return { ...screensHalf(core, drafts, state, dependencies), ...syncHalf(core) }
}

function screensHalf(
  core: Core,
  drafts: Drafts,
  state: ReadonlySignal<StoreState>,
  { storage }: Pick<StoreDependencies, 'storage'>
): Store {
  return {
    state,
    trouble: core.trouble,
    books: core.shelf.books,
    device: core.vault.device,
    entries: (book) => core.digest.entries(book),
    pages: (book) => core.digest.pages(book),
    open: (ents) => openEntities(core, ents),
    follow: createFollow(core),
    live: (read) => liveSignal(core, read),
    change: (changes, options) => change(core, drafts.dropMinted, changes, options),
    newEntity: () => newId(core.clock.now(), core.random),
    now: () => core.clock.now(),
    keepDraft: drafts.keep,
    flushDrafts: drafts.flush,
    dropDraft: drafts.drop,
    drafts: drafts.of,
    addBook: (book) => later(({ addBook }) => addBook(core, book), UNKEPT),
    setMe: (book, me) => later(({ setMe }) => setMe(core, book, me), UNKEPT),
    removeBook: (book, force = false) =>
      later(({ removeBook }) => removeBook(core, drafts, book, force), UNKEPT),
    strike: (ents) => later(({ strike }) => strike(core, ents), fail('offline')),
    place: (ent) => placeOf(core, ent),
    keepBlob: (place, blob) => later(({ keepBlob }) => keepBlob(core, place, blob), UNKEPT),
    readBlob: (manifest) => later(({ readBlob }) => readBlob(core, manifest), UNKEPT),
    dropBlobs: (ids) => later(({ dropBlobs }) => dropBlobs(core, ids), UNKEPT),
    places: core.ledger.changed,
    standing: createStanding(core, drafts),
    strays: core.strays.list,
    coming: (book) => core.ahead.value?.coming(book),
    storage: async () => {
      const persisted = await storage?.persisted?.()
      const { usage: used, quota } = (await storage?.estimate?.()) ?? {}
      return {
        persisted,
        deviceKey: core.vault.deviceKeyKept,
        ...(used === undefined ? {} : { used }),
        ...(quota === undefined ? {} : { quota })
      }
    },
    askPersist: async () => storage?.persist?.()
  }
}

function syncHalf(core: Core): Omit<SyncStore, keyof Store> {
  return {
    outbox: (grp, limit) => later(({ outbox }) => outbox(core, grp, limit), []),
    pending: () => later(({ pending }) => pending(core), new Map()),
    acknowledge: (grp, receipts) =>
      later(({ acknowledge }) => acknowledge(core, grp, receipts), UNKEPT),
    refuse: (grp, refused) => later(({ refuse }) => refuse(core, grp, refused), UNKEPT),
    keepPage: (page) => later(({ keepPage }) => keepPage(core, page), UNKEPT),
    foldPages: (grp) => later(({ foldPages }) => foldPages(core, grp), UNKEPT),
    restored: (grp, restore, head) =>
      later(({ restored }) => restored(core, grp, restore, head), undefined),
    updateChannel: (grp, changed) =>
      later(({ updateChannel }) => updateChannel(core, grp, changed), undefined),
    addChannel: (channel, keys) =>
      later(({ addChannel }) => addChannel(core, channel, keys), UNKEPT),
    channelKeys: async (grp) => core.shelf.keys(grp),
    addKey: (grp, kid, key, use = 'write') =>
      later(({ addKey }) => addKey(core, grp, { kid, key }, use), undefined),
    keep: (name, value, options) => keep(core, name, value, options),
    amend: (name, change) => amend(core, name, change),
    recall: (name) => recall(core, name),
    correctClock: (server, local) => correctClock(core, server - local),
    sending: (ids) => core.ledger.setSending(ids),
    openIn: (grp, ents) => later(({ openIn }) => openIn(core, grp, ents), []),
    controls: (grp) => later(({ controls }) => controls(core, grp), []),
    heldLines: (grp) =>
      later(({ heldLines }) => heldLines(core, grp), { served: [], unsequenced: [] }),
    gatherCheckpoint: (grp) =>
      later(({ gatherCheckpoint }) => gatherCheckpoint(core, grp), undefined),
    showCheckpoint: (about, text, isLast) =>
      later(({ showCheckpoint }) => showCheckpoint(core, about, text, isLast), undefined),
    importLines: (grp, lines) => later(({ importLines }) => importLines(core, grp, lines), UNKEPT),
    keepTaken: (grp, lines) => later(({ keepTaken }) => keepTaken(core, grp, lines), UNKEPT),
    blobs: () => core.blobs.all(),
    blobPiece: (id, index) => later(({ blobPiece }) => blobPiece(core, id, index), UNKEPT),
    missingPieces: (manifest) =>
      later(({ missingPieces }) => missingPieces(core, manifest), UNKEPT),
    keepPiece: (place, manifest, index, piece) =>
      later(({ keepPiece }) => keepPiece(core, place, manifest, index, piece), UNKEPT),
    blobAlsoOf: (id, ent) => later(({ blobAlsoOf }) => blobAlsoOf(core, id, ent), UNKEPT),
    blobSent: (id, to, restore) => later(({ blobSent }) => blobSent(core, id, to, restore), UNKEPT),
    onMinted: core.touches.onMinted
  }
}

/** A clock corrected by less is kept with the next note, in ms. */
const WORTH_KEEPING = 60_000

/** A big correction is kept at once: the next start may come before the next note, and before the server is heard again. */
function correctClock(core: Core, offset: number): void {
  const before = core.clock.state().offset
  core.clock.correct(offset)
  if (Math.abs(offset - before) < WORTH_KEEPING) return
  void core.guard.run({
    tables: ['meta'],
    mode: 'write',
    durability: 'relaxed',
    body: async (tx) => core.clock.write(tx, await core.clock.read(tx))
  })
}
