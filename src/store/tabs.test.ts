import { expect, test } from 'vitest'
import { channelOf, editText, makeProject, shareBook, takeNote } from '#kit/notes.ts'
import { createSmallServer, pullAll, pushAll, register } from '#kit/small-server.ts'
import { makeStore, MONDAY, newTablet } from '#kit/store.ts'
import { createMemoryPort } from './memory-port.ts'

/** Waits for the other tab's broadcast to arrive and be read. */
async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await new Promise((resolve) => setTimeout(resolve, 1))
}

async function twoTabs() {
  const tablet = newTablet()
  const channelName = `tabs-${Math.random()}`
  const one = await makeStore({ tablet, seed: 1, channelName })
  const book = await makeProject(one)
  const other = await makeStore({ tablet, seed: 2, channelName })
  return { tablet, one, other, book, grp: channelOf(book, 'private') }
}

test('a note taken in one tab is listed and followed in the other', async () => {
  const { one, other, book } = await twoTabs()
  const { ent } = await takeNote(one, book, 'first')
  const entry = () => other.entries(book.book).value.find((each) => each.ent === ent)
  await until(() => entry() !== undefined)
  expect(entry()?.values['words']).toBe(1)
  expect(other.place(ent)).toBe('saved')
  const followed = other.follow(ent)
  const seen: unknown[] = []
  const stop = followed.subscribe((shown) => seen.push(shown?.values['text']))
  await until(() => seen.includes('first'))
  await editText(one, ent, 'second words')
  await until(() => seen.includes('second words'))
  stop()
  expect(entry()?.values['words']).toBe(2)
})

test('two tabs that write at once lose nothing and give every entity one page', async () => {
  const { one, other, book } = await twoTabs()
  const taken = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      takeNote(index % 2 ? one : other, book, `note ${index}`)
    )
  )
  const ents = taken.map(({ ent }) => ent).toSorted()
  const notes = (store: typeof one) =>
    store
      .entries(book.book)
      .value.filter(({ kind }) => kind === 'observation')
      .map(({ ent }) => ent)
      .toSorted()
  await until(() => notes(one).length === 40 && notes(other).length === 40)
  expect(notes(one)).toEqual(ents)
  expect(notes(other)).toEqual(ents)
})

test('two tabs that open an empty tablet at once agree on one device and one key', async () => {
  const tablet = newTablet()
  const [one, other] = await Promise.all([
    makeStore({ tablet, seed: 1 }),
    makeStore({ tablet, seed: 2 })
  ])
  expect(one.device).toBe(other.device)
  const book = await makeProject(one)
  const again = await makeStore({ tablet, seed: 3 })
  expect(again.books.value.map((each) => each.book)).toEqual([book.book])
})

test('a receipt that one tab recorded moves the mark in the other, and sync hears of lines minted elsewhere', async () => {
  const { one, other, book, grp } = await twoTabs()
  const server = createSmallServer(() => MONDAY)
  await register(one, server, grp)
  let minted = 0
  other.onMinted(() => {
    minted += 1
  })
  const { ent } = await takeNote(one, book, 'first')
  await until(() => other.place(ent) === 'waiting')
  expect(minted).toBe(1)
  await pushAll(one, server, grp)
  await until(() => other.place(ent) === 'server')
  await one.updateChannel(grp, { heldElsewhere: true })
  await until(() => other.place(ent) === 'safe')
})

test('[L9] a key that one tab is given opens what the other had to keep', async () => {
  const { one, other, book, grp } = await twoTabs()
  const server = createSmallServer(() => MONDAY)
  await register(one, server, grp)
  const writer = await makeStore({ seed: 9 })
  const key = new Uint8Array(32).fill(7)
  await shareBook(one, writer, book)
  await writer.setMe(book.book, book.author)
  await writer.addKey(grp, 'AAAAAAAAAAA', key)
  const { ent } = await takeNote(writer, book, 'under a key to come')
  await pushAll(writer, server, grp)
  await pullAll(one, server, grp)
  expect(one.strays(book.book).value.map(({ why }) => why)).toEqual(['key-missing'])
  await until(() => other.strays(book.book).value.length === 1)
  await other.addKey(grp, 'AAAAAAAAAAA', key)
  for (const tab of [one, other]) {
    await until(() => tab.strays(book.book).value.length === 0)
    await until(() => tab.entries(book.book).value.some((entry) => entry.ent === ent))
  }
})

test('what another tab did while this one was opening is heard of', async () => {
  const tablet = newTablet()
  const channelName = `tabs-${Math.random()}`
  const one = await makeStore({ tablet, seed: 1, channelName })
  const book = await makeProject(one)
  const grp = channelOf(book, 'private')
  const server = createSmallServer(() => MONDAY)
  await register(one, server, grp)
  const { ent } = await takeNote(one, book, 'first')
  const port = createMemoryPort(tablet.disk)
  const other = await makeStore({
    tablet,
    seed: 2,
    channelName,
    port: {
      ...port,
      async run(work) {
        const read = await port.run(work)
        if (work.mode === 'read' && work.tables.includes('digests')) {
          // Just read, and out of date before it arrives.
          await pushAll(one, server, grp)
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
        return read
      }
    }
  })
  await until(() => other.place(ent) === 'server')
  expect(other.standing(book.book).value.waiting).toBe(0)
})

test('a draft of one tab is offered in the other', async () => {
  const { one, other, book, grp } = await twoTabs()
  const ent = one.newEntity()
  const ctx = { pos: 0, ids: [] }
  one.keepDraft({
    book: book.book,
    grp,
    ent,
    kind: 'observation',
    fields: { text: 'half' },
    ctx,
    revision: 1,
    touched: MONDAY
  })
  await one.flushDrafts()
  await until(() => other.drafts(book.book).value.length === 1)
  expect(other.drafts(book.book).value).toMatchObject([{ ent, fields: { text: 'half' } }])
  await one.dropDraft(ent)
  await until(() => other.drafts(book.book).value.length === 0)
})
