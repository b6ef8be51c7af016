import type { NoteSync } from '#features/shared/app-context.ts'
import { ok } from '#lib/result.ts'
import { systemNow } from '#lib/time.ts'
import { kinds } from '#kinds/index.ts'
import { coded, parts } from '#kinds/parts.ts'
import { fetchBlobsOf } from '#sync/blobs.ts'
import { createSync } from '#sync/engine.ts'
import { handIn } from '#sync/hand-in.ts'
import { keepHeard } from '#sync/heard.ts'
import { type SharingDeps, tokenOf } from '#sync/identity.ts'
import { browserLeader } from '#sync/leader.ts'
import { channelToHandIn } from '#sync/make-channel.ts'
import { refreshMembers } from '#sync/members.ts'
import { fetchKeys } from '#sync/new-key.ts'
import { pagePresence } from '#sync/presence.ts'
import { createRegister } from '#sync/share.ts'
import { hasRoomForMedia, mediaKindsOf } from '#store/media-room.ts'
import { finishBell, strike } from '#sync/strike.ts'
import { takeBack } from '#sync/take-back.ts'
import { systemTimers } from '#sync/timers.ts'

const { photo: _, ...wordsAlone } = parts

/** A conversation under way. */
export interface StartedSync extends NoteSync {
  stop(): void
}

/** Starts the conversation with the server, and gives the screens what they may ask of it. */
export function startSync(sharing: SharingDeps): StartedSync {
  const { store, request, random } = sharing
  const token = () => tokenOf(store)
  const sync = createSync({
    store,
    request,
    random,
    now: systemNow,
    timers: systemTimers,
    leader: browserLeader('jotter-sync'),
    presence: pagePresence(document, window),
    token,
    register: createRegister(sharing),
    mediaKinds: mediaKindsOf(kinds),
    hasRoom: () => hasRoomForMedia(store),
    async fetchKeys(grp) {
      const fetched = await fetchKeys(sharing, grp)
      return fetched.ok ? ok(undefined) : fetched
    },
    async refreshMembers() {
      for (const book of store.books.value)
        if (book.channels.some((channel) => channel.registered))
          await refreshMembers(sharing, book.book)
    }
  })
  sync.start()
  const stopKeeping = keepHeard(store, sync.state)
  return {
    state: sync.state,
    stop() {
      stopKeeping()
      sync.stop()
    },
    sendNow: () => sync.sendNow(),
    async handIn(book, ents, audience, { withPhotos = false } = {}) {
      if (audience === 'private') return ok(undefined)
      const channel = await channelToHandIn(sharing, book, audience)
      if (!channel.ok) return channel
      const handed = await handIn(
        { store, kinds, coded, parts: withPhotos || audience === 'school' ? parts : wordsAlone },
        book,
        ents,
        audience
      )
      // After the bell is finished: what was struck out is erased from the server too.
      const finished = await finishBell(store, book)
      return finished.ok ? handed : finished
    },
    takeBack: (book, ents) =>
      takeBack({ store, request, token }, { kinds, parts, random }, book, ents),
    fetchBlobs: (ent) => fetchBlobsOf({ store, request, token }, ent),
    async strike(book, ents) {
      const struck = await strike(store, parts, book, ents)
      // Struck out for good: what the server holds of it as a backup is erased with the next push.
      const finished = struck.ok ? await finishBell(store, book) : undefined
      if (finished?.ok && finished.value > 0) void sync.sendNow()
      return struck
    }
  }
}
