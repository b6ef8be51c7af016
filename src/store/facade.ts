import type { ReadonlySignal } from '@preact/signals-core'
import { newId } from '#lib/id.ts'
import { addBook, removeBook, setMe } from './books.ts'
import { change } from './change.ts'
import { addChannel, addKey, controls, keep, openIn, recall, updateChannel } from './channels.ts'
import type { Core } from './core.ts'
import type { Drafts } from './drafts.ts'
import { heldLines, importLines, keepTaken } from './held.ts'
import type { StoreDependencies } from './open.ts'
import { acknowledge, outbox, pending, refuse } from './outbox.ts'
import { foldPages, keepPage } from './pages.ts'
import { createFollow, liveSignal, openEntities } from './reading.ts'
import { restored } from './restore.ts'
import { createStanding, placeOf } from './standing.ts'
import { strike } from './strike.ts'
import type { Store, StoreState, SyncStore } from './types.ts'

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
    addBook: (book) => addBook(core, book),
    setMe: (book, me) => setMe(core, book, me),
    removeBook: (book, force = false) => removeBook(core, drafts, book, force),
    strike: (ents) => strike(core, ents),
    place: (ent) => placeOf(core, ent),
    places: core.ledger.changed,
    standing: createStanding(core, drafts),
    strays: core.strays.list,
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
    outbox: (grp, limit) => outbox(core, grp, limit),
    pending: () => pending(core),
    acknowledge: (grp, receipts) => acknowledge(core, grp, receipts),
    refuse: (grp, refused) => refuse(core, grp, refused),
    keepPage: (page) => keepPage(core, page),
    foldPages: (grp) => foldPages(core, grp),
    restored: (grp, restore, head) => restored(core, grp, restore, head),
    updateChannel: (grp, changed) => updateChannel(core, grp, changed),
    addChannel: (channel, keys) => addChannel(core, channel, keys),
    channelKeys: async (grp) => core.shelf.keys(grp),
    addKey: (grp, kid, key, use = 'write') => addKey(core, grp, { kid, key }, use),
    keep: (name, value) => keep(core, name, value),
    recall: (name) => recall(core, name),
    correctClock: (server, local) => correctClock(core, server - local),
    sending: (ids) => core.ledger.setSending(ids),
    openIn: (grp, ents) => openIn(core, grp, ents),
    controls: (grp) => controls(core, grp),
    heldLines: (grp) => heldLines(core, grp),
    importLines: (grp, lines) => importLines(core, grp, lines),
    keepTaken: (grp, lines) => keepTaken(core, grp, lines),
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
