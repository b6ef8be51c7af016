import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { makeProject, takeNote } from '#kit/notes.ts'
import { makeStore, memoryStorage, newTablet } from '#kit/store.ts'
import { bytesToText } from '#lib/bytes.ts'
import { createDatabasePort } from './database-port.ts'
import { createMemoryPort } from './memory-port.ts'
import { TABLE_NAMES } from './tables.ts'

const subtle = crypto.subtle

test('with WebCrypto the device key is one whose bytes no script can read, and the store opens with it again', async () => {
  const indexedDB = new IDBFactory()
  const journal = memoryStorage()
  const port = () => createDatabasePort({ name: 'jotter', indexedDB, IDBKeyRange })
  const store = await makeStore({ port: port(), journal, subtle })
  const book = await makeProject(store)
  await store.keep('token', 'secret-token')
  const look = port()
  await look.open()
  const records = await look.run({
    tables: ['keys'],
    mode: 'read',
    durability: 'relaxed',
    body: (tx) => tx.range('keys', {})
  })
  const device = records.find(({ id }) => id === 'device')
  expect(device?.sealed).toBeUndefined()
  expect(device?.key?.extractable).toBe(false)
  expect(records.map(({ id }) => id)).not.toContain('probe')
  const again = await makeStore({ port: port(), journal, subtle, seed: 2 })
  expect(again.books.value.map((each) => each.book)).toEqual([book.book])
  expect(await again.recall('token')).toEqual({ ok: true, value: 'secret-token' })
})

test('where the browser refuses to keep such a key, raw bytes take its place and everything works', async () => {
  const tablet = newTablet()
  const port = createMemoryPort(tablet.disk)
  const refusing = {
    ...port,
    run: ((work) =>
      port.run({
        ...work,
        body: (tx) =>
          work.body({
            ...tx,
            put: (table, record) =>
              'key' in record
                ? Promise.reject(new DOMException('no', 'DataCloneError'))
                : tx.put(table, record)
          })
      })) as typeof port.run
  }
  const store = await makeStore({ tablet, port: refusing, subtle })
  const book = await makeProject(store)
  const again = await makeStore({ tablet, subtle, seed: 2 })
  expect(again.books.value.map((each) => each.book)).toEqual([book.book])
})

test('no word of a note, draft, name, key or token stands in clear in any table or in the journal', async () => {
  const tablet = newTablet()
  const store = await makeStore({ tablet })
  const book = await makeProject(store)
  const { ent } = await takeNote(store, book, 'CANARY in the note')
  const ctx = { pos: 0, ids: [] }
  const [channel] = book.channels
  const fields = { text: 'CANARY being typed' }
  store.keepDraft({
    book: book.book,
    grp: channel?.grp ?? '',
    ent,
    kind: 'observation',
    fields,
    ctx,
    revision: 1,
    touched: 0
  })
  await store.flushDrafts()
  await store.keep('token', 'CANARY token')
  await store.keep('pair', { secret: 'CANARY pair' })
  const port = createMemoryPort(tablet.disk)
  await port.open()
  const all = await port.run({
    tables: TABLE_NAMES,
    mode: 'read',
    durability: 'relaxed',
    body: (tx) => Promise.all(TABLE_NAMES.map((name) => tx.range(name, {})))
  })
  let looked = 0
  for (const record of all.flat()) {
    for (const value of Object.values(record as object)) {
      const text =
        value instanceof ArrayBuffer ? latin(new Uint8Array(value)) : JSON.stringify(value)
      expect(text).not.toMatch(/CANARY|Mòrag|Talk in maths/)
      looked += 1
    }
  }
  expect(looked).toBeGreaterThan(20)
  expect(await store.recall('pair')).toMatchObject({ value: { secret: 'CANARY pair' } })
})

/** Bytes as text that shows any ASCII or UTF-8 word in them. */
function latin(bytes: Uint8Array): string {
  try {
    return bytesToText(bytes)
  } catch {
    return String.fromCharCode(...bytes)
  }
}
