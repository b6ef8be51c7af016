import { expect, test } from 'vitest'
import { channelOf, editText, makeProject, shareBook, takeNote } from '#kit/notes.ts'
import { createSmallServer, pullAll, pushAll, register } from '#kit/small-server.ts'
import { makeStore, MONDAY, newTablet, testTimers } from '#kit/store.ts'
import { createMemoryPort } from './memory-port.ts'
import type { Port, Work } from './port.ts'
import type { SyncStore } from './sync-types.ts'

async function twoTablets() {
  const log = createSmallServer(() => MONDAY)
  const one = await makeStore({ seed: 1 })
  const other = await makeStore({ seed: 2 })
  const book = await makeProject(one)
  const grp = channelOf(book, 'private')
  await register(one, log, grp)
  await shareBook(one, other, book)
  await other.setMe(book.book, book.author)
  await other.updateChannel(grp, { registered: true })
  return { log, one, other, book, grp }
}

const channel = (store: SyncStore, grp: string) =>
  store.books.value.flatMap((book) => book.channels).find((each) => each.grp === grp)

const text = async (store: SyncStore, ent: string) => (await store.open([ent]))[0]?.values['text']

test('[E1] [E2] lines above the restored head, ours and others’, are offered again byte for byte', async () => {
  const { log, one, other, book, grp } = await twoTablets()
  for (let n = 0; n < 4; n++) await takeNote(one, book, `note ${n}`)
  await pushAll(one, log, grp)
  await pullAll(one, log, grp)
  await pullAll(other, log, grp)
  const before = log.served(grp, 0)
  const chain = log.chain(grp, 2)
  log.putBack(grp, 2)
  await one.restored(grp, log.restore, 2)
  expect(channel(one, grp)).toMatchObject({ pulled: 2, folded: 2, chain, restore: 2 })
  const offered = await one.outbox(grp, { lines: 10, bytes: 1e6 })
  expect(offered.map(({ line }) => line)).toEqual(before.slice(2).map(({ line }) => line))
  // The other tablet heals the server just as well with lines it only received.
  await other.restored(grp, log.restore, 2)
  expect(await other.outbox(grp, { lines: 10, bytes: 1e6 })).toHaveLength(2)
  await pushAll(other, log, grp)
  await pushAll(one, log, grp)
  expect(log.head(grp)).toBe(4)
  await pullAll(one, log, grp)
  await pullAll(other, log, grp)
  expect(one.entries(book.book).value.filter(({ kind }) => kind === 'observation')).toHaveLength(4)
  expect((await one.pending()).get(grp)).toBe(0)
  expect((await other.pending()).get(grp)).toBe(0)
})

test('[E2] what was pulled and not folded yet is shown, also when the server goes back behind it', async () => {
  const { log, one, other, book, grp } = await twoTablets()
  const { ent } = await takeNote(one, book, 'seen by nobody else yet')
  await pushAll(one, log, grp)
  const lines = log.served(grp, 0)
  const last = lines.at(-1)?.pos ?? 0
  const page = { grp, restore: log.restore, lines, chain: log.chain(grp, last) }
  expect(await other.keepPage(page)).toMatchObject({ ok: true })
  log.putBack(grp, 0)
  await other.restored(grp, log.restore, 0)
  expect(await text(other, ent)).toBe('seen by nobody else yet')
  expect(await other.outbox(grp, { lines: 10, bytes: 1e6 })).toHaveLength(1)
})

/** A port that keeps back the next write of such durability when told, until it is let go: nobody waits for it any more. */
function slowPort(port: Port) {
  let held: Work<unknown>['durability'] | undefined
  let letGo = async (): Promise<unknown> => undefined
  const made: Port = {
    ...port,
    run: (work) => {
      if (work.mode === 'read' || work.durability !== held) return port.run(work)
      held = undefined
      letGo = () => port.run(work)
      return new Promise(() => {})
    }
  }
  return {
    port: made,
    hold: (next: Work<unknown>['durability']) => void (held = next),
    letGo: () => letGo()
  }
}

test('[E2] a receipt that a late transaction writes down only after a restore does not count', async () => {
  const log = createSmallServer(() => MONDAY)
  const tablet = newTablet()
  const { port, hold, letGo } = slowPort(createMemoryPort(tablet.disk))
  const store = await makeStore({ port, after: testTimers().after })
  const book = await makeProject(store)
  const grp = channelOf(book, 'private')
  await register(store, log, grp)
  await takeNote(store, book, 'first')
  await pushAll(store, log, grp)
  await pullAll(store, log, grp)
  await takeNote(store, book, 'lost by the server')
  const receipts = log.push(grp, await store.outbox(grp, { lines: 10, bytes: 1e6 }))
  hold('relaxed')
  void store.acknowledge(grp, receipts)
  log.putBack(grp, 1)
  await store.restored(grp, log.restore, 1)
  await letGo()
  expect(await store.outbox(grp, { lines: 10, bytes: 1e6 })).toHaveLength(1)
  await pushAll(store, log, grp)
  expect(log.head(grp)).toBe(2)
})

test('[E2] a return to a restored server that is carried out after a later one does not undo it', async () => {
  const log = createSmallServer(() => MONDAY)
  const tablet = newTablet()
  const { port, hold, letGo } = slowPort(createMemoryPort(tablet.disk))
  const store = await makeStore({ port, after: testTimers().after })
  const book = await makeProject(store)
  const grp = channelOf(book, 'private')
  await register(store, log, grp)
  await takeNote(store, book, 'first')
  await pushAll(store, log, grp)
  await pullAll(store, log, grp)
  log.putBack(grp, 1)
  hold('strict')
  void store.restored(grp, log.restore, 1)
  await new Promise((resolve) => setTimeout(resolve, 20))
  log.putBack(grp, 1)
  await store.restored(grp, log.restore, 1)
  await letGo()
  const again = await makeStore({ port: createMemoryPort(tablet.disk), after: testTimers().after })
  const channels = again.books.value.flatMap((each) => each.channels)
  expect(channels.find((each) => each.grp === grp)?.restore).toBe(log.restore)
})

test('[E3] a form that was open across a restore hides nothing that took the place of what it had seen', async () => {
  const { log, one, other, book, grp } = await twoTablets()
  const { ent } = await takeNote(one, book, 'first')
  await pushAll(one, log, grp)
  await pullAll(other, log, grp)
  await editText(other, ent, 'second, by the other tablet')
  await pushAll(other, log, grp)
  await pullAll(other, log, grp)
  const [form] = await other.open([ent])
  expect(form?.context.pos).toBe(2)
  log.putBack(grp, 1)
  await one.restored(grp, log.restore, 1)
  // This tablet writes into position 2 what the open form has never shown.
  await editText(one, ent, 'written meanwhile')
  await pushAll(one, log, grp)
  await other.restored(grp, log.restore, 1)
  if (!form) throw new Error('no form')
  const { kind, context: ctx } = form
  await other.change([
    { book: book.book, grp, ent, kind, patch: { text: 'third, from the form' }, ctx }
  ])
  await pushAll(other, log, grp)
  await pullAll(other, log, grp)
  await pullAll(one, log, grp)
  const [shown] = await one.open([ent])
  expect(shown?.folded.heads['text']?.map(({ value }) => value).toSorted()).toEqual([
    'third, from the form',
    'written meanwhile'
  ])
  expect(await text(other, ent)).toBe(shown?.values['text'])
})

test('[E4] drafts and lines in the outbox survive a restore untouched', async () => {
  const { log, one, book, grp } = await twoTablets()
  const pushed = await takeNote(one, book, 'pushed')
  await pushAll(one, log, grp)
  const { ent } = await takeNote(one, book, 'pending')
  const draft = {
    book: book.book,
    grp,
    ent: pushed.ent,
    kind: 'observation',
    fields: { text: 'being typed' },
    ctx: { pos: 0, ids: [] },
    revision: 3,
    touched: MONDAY
  }
  one.keepDraft(draft)
  await one.flushDrafts()
  const [, pending] = (await one.heldLines(grp)).unsequenced
  log.putBack(grp, 0)
  await one.restored(grp, log.restore, 0)
  const offered = await one.outbox(grp, { lines: 10, bytes: 1e6 })
  expect(offered.map((line) => line.ent).toSorted()).toEqual([pushed.ent, ent].toSorted())
  expect(offered).toContainEqual(pending)
  expect(one.drafts(book.book).value).toEqual([draft])
})

test('[E5] the first contact takes the number and changes nothing else', async () => {
  const { log, other, book, grp } = await twoTablets()
  await takeNote(other, book, 'before any contact')
  const before = channel(other, grp)
  await other.restored(grp, log.restore, 0)
  expect(channel(other, grp)).toEqual({ ...before, restore: log.restore })
  expect(await other.outbox(grp, { lines: 10, bytes: 1e6 })).toHaveLength(1)
})
