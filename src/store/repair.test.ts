import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { channelOf, makeProject, shareBook, takeNote } from '#kit/notes.ts'
import { createSmallServer, pullAll, pushAll, register } from '#kit/small-server.ts'
import { makeStore, memoryStorage, MONDAY, newTablet } from '#kit/store.ts'
import { defineKinds } from '#schema/define-kind.ts'
import { kinds } from '#kinds/index.ts'
import { openStore } from './open.ts'
import { createMemoryPort } from './memory-port.ts'
import { seededRandom } from '#lib/random.ts'
import type { DigestRecord } from './tables.ts'

test('a digest page that no longer opens is made again from the rows', async () => {
  const tablet = newTablet()
  const store = await makeStore({ tablet })
  const book = await makeProject(store)
  const { ent } = await takeNote(store, book, 'still here')
  const rows = tablet.disk.tables.get('digests')
  for (const [key, row] of rows ?? []) {
    const record = {
      ...(row.record as DigestRecord),
      version: 'other',
      sealed: new ArrayBuffer(40)
    }
    rows?.set(key, { ...row, record })
  }
  const again = await makeStore({ tablet, seed: 2 })
  expect(again.entries(book.book).value).toEqual(store.entries(book.book).value)
  await takeNote(again, book, 'and more')
  const third = await makeStore({ tablet, seed: 3 })
  expect(third.entries(book.book).value.map((entry) => entry.ent)).toContain(ent)
  expect(third.entries(book.book).value).toHaveLength(4)
})

/** A tablet whose build has never heard of notes, and a note that it was served. */
async function olderThanItsNotes() {
  const server = createSmallServer(() => MONDAY)
  const author = await makeStore({ seed: 1 })
  const book = await makeProject(author)
  const grp = channelOf(book, 'private')
  await register(author, server, grp)
  const { ent } = await takeNote(author, book, 'from the future')
  await pushAll(author, server, grp)
  const tablet = { ...newTablet(), journal: memoryStorage() }
  const older = defineKinds(kinds.kinds.filter(({ name }) => name !== 'observation'))
  const opened = await openStore({
    port: createMemoryPort(tablet.disk),
    kinds: older,
    now: () => MONDAY,
    random: seededRandom(5),
    journal: tablet.journal
  })
  if (!opened.ok) throw new Error(opened.problem.code)
  await shareBook(author, opened.value, book)
  await pullAll(opened.value, server, grp)
  return { opened: opened.value, tablet, server, book, grp, ent }
}

test('lines of a kind this build does not know wait, and are shown by the build that knows it (I11)', async () => {
  const { opened, tablet, book, ent } = await olderThanItsNotes()
  expect(opened.strays(book.book).value).toMatchObject([{ why: 'kind-unknown', pos: 1 }])
  expect(await opened.open([ent])).toEqual([])

  const updated = await makeStore({ tablet, seed: 6 })
  expect(updated.strays(book.book).value).toEqual([])
  expect((await updated.open([ent]))[0]?.values['text']).toBe('from the future')
})

test('[E2] [L6] a line nobody here can read yet, offered again after a restore, is shown by the build that knows it (I11)', async () => {
  const { opened, tablet, server, book, grp, ent } = await olderThanItsNotes()
  server.putBack(grp, 0)
  await opened.restored(grp, server.restore, 0)
  expect(opened.strays(book.book).value).toMatchObject([{ why: 'kind-unknown' }])
  expect(opened.strays(book.book).value[0]).not.toHaveProperty('pos')
  expect(await opened.outbox(grp, { lines: 10, bytes: 1e6 })).toHaveLength(1)

  // No server is asked: the tablet has everything it needs.
  const updated = await makeStore({ tablet, seed: 6 })
  expect(updated.strays(book.book).value).toEqual([])
  expect((await updated.open([ent]))[0]?.values['text']).toBe('from the future')
  expect(updated.entries(book.book).value.map((entry) => entry.ent)).toContain(ent)
  await pushAll(updated, server, grp)
  await pullAll(updated, server, grp)
  expect(updated.strays(book.book).value).toEqual([])
  expect((await updated.open([ent]))[0]?.values['text']).toBe('from the future')
})

test('lines are deleted in three places only: served by the server, struck by a person, removed with their book (I17)', () => {
  const files = readdirSync('src/store').filter(
    (name) => name.endsWith('.ts') && !/test|contract/.test(name)
  )
  const deleting = files.filter((name) =>
    /(delete|clear)\(\s*'lines'/.test(readFileSync(`src/store/${name}`, 'utf8'))
  )
  expect(files.length).toBeGreaterThan(20)
  expect(deleting.toSorted()).toEqual(['books.ts', 'outbox.ts', 'strike.ts'])
})
