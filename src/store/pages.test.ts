import { describe, expect, test } from 'vitest'
import { channelOf, editText, makeProject, shareBook, takeNote } from '#kit/notes.ts'
import { createSmallServer, pullAll, pushAll, register } from '#kit/small-server.ts'
import { makeStore, MONDAY, newTablet } from '#kit/store.ts'
import { mintControl } from '#seal/line.ts'
import { printHead } from '#api/print-head.ts'
import type { SyncStore } from './sync-types.ts'
import type { Book } from './types.ts'

const server = () => createSmallServer(() => MONDAY)

async function twoTablets() {
  const log = server()
  const tablets = [newTablet(), newTablet()] as const
  const one = await makeStore({ tablet: tablets[0], seed: 1 })
  const other = await makeStore({ tablet: tablets[1], seed: 2 })
  const book = await makeProject(one)
  const grp = channelOf(book, 'private')
  await register(one, log, grp)
  await shareBook(one, other, book)
  await other.setMe(book.book, book.author)
  return { log, one, other, book, grp, tablets }
}

const texts = async (store: SyncStore, ents: readonly string[]) =>
  (await store.open(ents)).map((shown) => shown.values['text'])

/** What a second tablet of the same person can see of a book, in a fixed order. */
const seen = (store: SyncStore, book: Book) =>
  store
    .entries(book.book)
    .value.filter(({ kind }) => kind === 'observation')
    .toSorted((one, two) => (one.ent < two.ent ? -1 : 1))

describe('push and pull', () => {
  test('notes pushed by one tablet are read on the other, and both hold the same entries', async () => {
    const { log, one, other, book, grp } = await twoTablets()
    const ents: string[] = []
    for (let n = 0; n < 7; n++) ents.push((await takeNote(one, book, `note ${n}`)).ent)
    await editText(one, ents[2] ?? '', 'note 2, mended')
    expect(one.place(ents[0] ?? '')).toBe('waiting')
    expect(await pushAll(one, log, grp)).toBe(8)
    expect(one.place(ents[0] ?? '')).toBe('server')
    expect(await one.outbox(grp, { lines: 10, bytes: 1e6 })).toEqual([])
    await pullAll(other, log, grp)
    await pullAll(one, log, grp)
    expect(await texts(other, ents)).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((n) => (n === 2 ? 'note 2, mended' : `note ${n}`))
    )
    expect(seen(other, book)).toEqual(seen(one, book))
    expect((await one.pending()).get(grp)).toBe(0)
  })

  test('the outbox gives the same bytes again until a receipt names them', async () => {
    const { log, one, book, grp } = await twoTablets()
    await takeNote(one, book, 'first')
    const before = await one.outbox(grp, { lines: 10, bytes: 1e6 })
    const receipts = log.push(grp, before)
    expect(await one.outbox(grp, { lines: 10, bytes: 1e6 })).toEqual(before)
    const wrong = await one.acknowledge(
      grp,
      receipts.map((receipt) => ({ ...receipt, bh: 'x'.repeat(43) }))
    )
    expect(wrong).toEqual({ ok: true, value: before.map(({ id }) => id) })
    expect(one.place(before[0]?.ent ?? '')).toBe('needs')
  })

  test('a line that is served back before its receipt was kept waits no longer', async () => {
    const { log, one, book, grp } = await twoTablets()
    const { ent } = await takeNote(one, book, 'answered into an empty room')
    log.push(grp, await one.outbox(grp, { lines: 10, bytes: 1e6 }))
    expect(one.place(ent)).toBe('waiting')
    await pullAll(one, log, grp)
    expect(one.place(ent)).toBe('server')
    expect(one.standing(book.book).value).toMatchObject({ waiting: 0 })
  })

  test('a page with a gap is refused, one that is already held changes nothing', async () => {
    const { log, one, other, book, grp } = await twoTablets()
    for (let n = 0; n < 5; n++) await takeNote(one, book, `note ${n}`)
    await pushAll(one, log, grp)
    const page = (after: number, limit: number) => {
      const lines = log.served(grp, after, limit)
      return { grp, restore: 1, lines, chain: log.chain(grp, lines.at(-1)?.pos ?? 0) }
    }
    expect(await other.keepPage(page(1, 2))).toMatchObject({ ok: false })
    expect(await other.keepPage(page(0, 3))).toMatchObject({ ok: true })
    expect(await other.keepPage(page(0, 3))).toMatchObject({ ok: true })
    const holed = page(3, 2)
    expect(await other.keepPage({ ...holed, lines: holed.lines.toReversed() })).toMatchObject({
      ok: false
    })
    expect(other.books.value[0]?.channels.find((each) => each.grp === grp)?.pulled).toBe(3)
  })

  test('what a local project holds is never handed out', async () => {
    const store = await makeStore()
    const book = await makeProject(store, 'trial')
    const { ent } = await takeNote(store, book, 'only here')
    for (const { grp } of book.channels) {
      await store.updateChannel(grp, { registered: true })
      expect(await store.outbox(grp, { lines: 10, bytes: 1e6 })).toEqual([])
    }
    expect(store.place(ent)).toBe('saved')
    expect([...(await store.pending()).values()]).toEqual([])
  })

  test('a refused line is listed with its reason and holds up nothing', async () => {
    const { one, book, grp } = await twoTablets()
    const first = await takeNote(one, book, 'first')
    await takeNote(one, book, 'second')
    const [line] = await one.outbox(grp, { lines: 1, bytes: 1e6 })
    await one.refuse(grp, [{ id: line?.id ?? '', reason: 'line-too-large' }])
    expect(one.strays(book.book).value).toMatchObject([
      { why: 'refused', reason: 'line-too-large' }
    ])
    expect(one.place(first.ent)).toBe('needs')
    expect(await one.outbox(grp, { lines: 10, bytes: 1e6 })).toHaveLength(1)
  })
})

describe('lines that cannot be read', () => {
  test('[L9] a key that comes later opens what waited for it, in the state of a tablet that had it', async () => {
    const { log, one, other, book, grp } = await twoTablets()
    const { ent } = await takeNote(one, book, 'under the first key')
    const key = new Uint8Array(32).fill(7)
    await one.addKey(grp, 'AAAAAAAAAAA', key)
    await editText(one, ent, 'under the second key')
    await takeNote(one, book, 'all under the second key')
    await pushAll(one, log, grp)
    await pullAll(one, log, grp)
    await pullAll(other, log, grp)
    expect(other.strays(book.book).value.map(({ why }) => why)).toEqual([
      'key-missing',
      'key-missing'
    ])
    expect(await texts(other, [ent])).toEqual(['under the first key'])
    const [shown] = await other.open([ent])
    expect(shown?.context.pos).toBe(1)
    await other.addKey(grp, 'AAAAAAAAAAA', key)
    expect(other.strays(book.book).value).toEqual([])
    expect(await texts(other, [ent])).toEqual(['under the second key'])
    expect(seen(other, book)).toEqual(seen(one, book))
  })

  test('[L6] a line that does not parse is kept and listed; the lines behind it are shown', async () => {
    const { log, one, other, book, grp } = await twoTablets()
    await takeNote(one, book, 'first')
    const last = await takeNote(one, book, 'last')
    await pushAll(one, log, grp)
    const lines = log
      .served(grp, 0)
      .map((line) => (line.pos === 1 ? { ...line, line: 'not a line' } : line))
    await other.keepPage({ grp, restore: 1, lines, chain: 'x' })
    await other.foldPages(grp)
    expect(other.strays(book.book).value).toMatchObject([{ why: 'line-invalid', pos: 1 }])
    expect(await texts(other, [last.ent])).toEqual(['last'])
    expect((await other.heldLines(grp)).served[0]?.line).toBe('not a line')
  })
})

describe('erasure', () => {
  test('an erase whose MAC holds takes the bodies out of row, page, list and draft', async () => {
    const { log, one, other, book, grp, tablets } = await twoTablets()
    const { ent } = await takeNote(one, book, 'WOMBAT')
    const kept = await takeNote(one, book, 'stays')
    await pushAll(one, log, grp)
    await pullAll(one, log, grp)
    await pullAll(other, log, grp)
    const draft = { book: book.book, grp, ent, kind: 'observation', fields: { text: 'more' } }
    other.keepDraft({ ...draft, ctx: { pos: 0, ids: [] }, revision: 1, touched: MONDAY })
    await other.flushDrafts()
    const [key] = await one.channelKeys(grp)
    if (!key) throw new Error('no key')
    const id = one.newEntity()
    const fixed = { v: 1, alg: 'HS256', k: 'erase', kid: key.kid } as const
    const head = printHead({
      ...fixed,
      id,
      grp,
      dev: one.device,
      n: 99,
      t: [MONDAY, 0],
      ctx: { pos: 0, ids: [] },
      r: 1,
      ent: id
    })
    const line = mintControl({
      head,
      body: JSON.stringify({ ents: [ent], why: 'erasure' }),
      key: key.key
    })
    log.push(grp, [{ line }])
    log.blank(grp, [ent])
    await pullAll(other, log, grp)
    expect(await other.open([ent])).toEqual([])
    expect(other.entries(book.book).value.map((entry) => entry.ent)).toEqual([kept.ent])
    expect(other.drafts(book.book).value).toEqual([])
    const held = await other.heldLines(grp)
    expect(held.served.filter((each) => each.ent === ent).map((each) => each.line)).toEqual([null])
    expect(await other.controls(grp)).toMatchObject([{ line }])
    const again = await makeStore({ tablet: tablets[1], seed: 9 })
    expect(again.entries(book.book).value.map((entry) => entry.ent)).toEqual([kept.ent])
  })

  test('an erase with a wrong MAC is kept and not obeyed', async () => {
    const { log, one, other, book, grp } = await twoTablets()
    const { ent } = await takeNote(one, book, 'stays')
    await pushAll(one, log, grp)
    const [key] = await one.channelKeys(grp)
    const id = one.newEntity()
    const fixed = { v: 1, alg: 'HS256', k: 'erase', kid: key?.kid ?? '' } as const
    const head = printHead({
      ...fixed,
      id,
      grp,
      dev: one.device,
      n: 1,
      t: [1, 0],
      ctx: { pos: 0, ids: [] },
      r: 1,
      ent: id
    })
    const body = JSON.stringify({ ents: [ent], why: 'erasure' })
    log.push(grp, [{ line: mintControl({ head, body, key: new Uint8Array(32) }) }])
    await pullAll(other, log, grp)
    expect(await texts(other, [ent])).toEqual(['stays'])
  })
})

describe('strike', () => {
  test('a note that never left this tablet is really gone', async () => {
    const tablet = newTablet()
    const store = await makeStore({ tablet })
    const book = await makeProject(store)
    const before = store.standing(book.book).value
    const { ent } = await takeNote(store, book, 'slip of the finger')
    const struck = await store.strike([ent])
    expect(struck).toMatchObject({ ok: true, value: { removed: [ent], remaining: [] } })
    expect(await store.open([ent])).toEqual([])
    expect(store.standing(book.book).value).toEqual(before)
    expect((await store.heldLines(channelOf(book, 'private'))).unsequenced).toEqual([])
    const again = await makeStore({ tablet, seed: 3 })
    expect(again.entries(book.book).value.map((entry) => entry.ent)).not.toContain(ent)
  })

  test('[H10] a note that may be at the server gets a delete at once and is named for the erase', async () => {
    const { log, one, book, grp } = await twoTablets()
    const { ent } = await takeNote(one, book, 'pushed')
    await one.outbox(grp, { lines: 10, bytes: 1e6 })
    const struck = await one.strike([ent])
    expect(struck).toMatchObject({ ok: true, value: { removed: [], remaining: [{ ent, grp }] } })
    expect(one.entries(book.book).value.find((entry) => entry.ent === ent)?.deleted).toBe(true)
    expect(await pushAll(one, log, grp)).toBe(2)
  })
})
