import { effect } from '@preact/signals-core'
import { startSync } from '#app/sync-engine.ts'
import { systemRandom } from '#lib/random.ts'
import type { Result } from '#lib/result.ts'
import { systemNow } from '#lib/time.ts'
import { kinds } from '#kinds/index.ts'
import { observation } from '#kinds/observation/kind.ts'
import { patchOf } from '#schema/values.ts'
import { createDatabasePort } from '#store/database-port.ts'
import { openStore } from '#store/open.ts'
import type { SyncStore } from '#store/sync-types.ts'
import type { Shown } from '#store/types.ts'
import { tokenOf } from '#sync/identity.ts'
import { invite } from '#sync/invitations.ts'
import { join, openInvitation } from '#sync/join.ts'
import { pullAll } from '#sync/pull.ts'
import { pushAll } from '#sync/push.ts'
import { makeRequest } from '#sync/request.ts'
import { createRegister, startSharing } from '#sync/share.ts'
import { systemTimers } from '#sync/timers.ts'
import { BATCH, NOTES, noteAt } from './notes.ts'
import { instant, type PeerPage, timed } from './peer-page.ts'

/** The real store and the real conversation with the server, without the screens. */
let opened: SyncStore | undefined

const store = (): SyncStore => {
  if (!opened) throw new Error('not open')
  return opened
}

function sure<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}

const { origin } = location
const request = makeRequest({
  fetch: (url, init) => fetch(url, init),
  origin,
  timers: systemTimers
})
const sharing = () => ({ store: store(), request, random: systemRandom, origin })
const session = () => ({ store: store(), request, token: () => tokenOf(store()) })

function group() {
  const [book] = store().books.value
  const channel = book?.channels.find(({ audience }) => audience === 'group')
  if (!book || !channel) throw new Error('no group')
  return { book: book.book, grp: channel.grp }
}

async function look(index: number): Promise<Shown> {
  const [shown] = await store().open([noteAt(index).id])
  if (!shown) throw new Error(`note ${index} is not there`)
  return shown
}

const page: PeerPage = {
  async open() {
    opened = sure(
      await openStore({
        port: createDatabasePort({ name: 'jotter' }),
        kinds,
        now: systemNow,
        random: systemRandom,
        journal: localStorage,
        storage: navigator.storage,
        channelName: 'jotter',
        subtle: crypto.subtle
      })
    )
  },
  async share() {
    const { book } = sure(
      await store().addBook({
        kind: 'project',
        patch: { title: 'Beside the peers', question: 'Which is quicker?' },
        me: { name: 'Device A', role: 'lead' }
      })
    )
    sure(await startSharing(sharing(), book))
    const pushed = await pushAll(session(), createRegister(sharing()))
    if (pushed.problem) throw new Error(pushed.problem.code)
    sure(await pullAll(session(), systemNow))
    return sure(await invite(sharing(), { book, role: 'member' })).link
  },
  async enter(text) {
    const invitation = sure(await openInvitation(sharing(), text))
    sure(await join(sharing(), invitation, { name: 'Device B' }))
  },
  seed: () =>
    timed(async () => {
      const { book, grp } = group()
      const ctx = { pos: 0, ids: [] }
      for (let from = 0; from < NOTES; from += BATCH) {
        const changes = Array.from({ length: BATCH }, (_, place) => {
          const { id, ...values } = noteAt(from + place)
          const patch = patchOf(observation, values)
          return { book, grp, ent: id, kind: 'observation', patch, ctx }
        })
        const saved = sure(await store().change(changes))
        if (saved.place !== 'stored') throw new Error('only in the journal')
      }
    }),
  push: () =>
    timed(async () => {
      const pushed = await pushAll(session(), createRegister(sharing()))
      if (pushed.problem) throw new Error(pushed.problem.code)
    }),
  pull: () => timed(async () => sure(await pullAll(session(), systemNow))),
  async live() {
    startSync(sharing())
    // Whoever begins to listen reads back first what it wrote itself: a single change is one that comes after that.
    const pulled = () =>
      store().books.value.flatMap(({ channels }) => channels.map((each) => each.folded))
    for (let before = ''; before !== String(pulled());) {
      before = String(pulled())
      await new Promise((resolve) => setTimeout(resolve, 2000))
    }
  },
  async change(index, text) {
    const { book, grp } = group()
    const { ent, context } = await look(index)
    const began = instant()
    sure(
      await store().change([{ book, grp, ent, kind: 'observation', patch: { text }, ctx: context }])
    )
    return began
  },
  shown: (index, text) =>
    new Promise((resolve) => {
      const followed = store().follow(noteAt(index).id)
      let stop = () => {}
      stop = effect(() => {
        if (followed.value?.folded.values['text'] !== text) return
        resolve(instant())
        queueMicrotask(() => stop())
      })
    }),
  async count() {
    let count = 0
    for (let from = 0; from < NOTES; from += BATCH) {
      const ents = Array.from({ length: BATCH }, (_, place) => noteAt(from + place).id)
      const shown = await store().open(ents)
      count += shown.filter(({ folded }) => typeof folded.values['text'] === 'string').length
    }
    return count
  }
}
window.peer = page
