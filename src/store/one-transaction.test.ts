import { expect, test } from 'vitest'
import { channelOf, makeProject, shareBook, takeNote } from '#kit/notes.ts'
import { createSmallServer, pullAll, pushAll, register } from '#kit/small-server.ts'
import { makeStore, MONDAY, newTablet } from '#kit/store.ts'
import { createMemoryPort } from './memory-port.ts'
import type { Port, Transaction } from './port.ts'

/** A port that notes which tables each writing transaction wrote; a named record counts by its name. */
function watched(port: Port) {
  const wrote: (readonly string[])[] = []
  const run: Port['run'] = (work) => {
    if (work.mode === 'read') return port.run(work)
    const tables = new Set<string>()
    const tell = (table: string, record: object) =>
      tables.add('name' in record ? `${table} ${String(record.name)}` : table)
    return port
      .run({
        ...work,
        body: (tx) => {
          const seen: Transaction = {
            ...tx,
            put: (table, record) => (tell(table, record), tx.put(table, record)),
            putAll: (table, records) => {
              for (const record of records) tell(table, record)
              return tx.putAll(table, records)
            }
          }
          return work.body(seen)
        }
      })
      .finally(() => void wrote.push([...tables]))
  }
  return { port: { ...port, run }, wrote }
}

test('what a page shows and how far it reaches are written together, or not at all (I6)', async () => {
  const log = createSmallServer(() => MONDAY)
  const one = await makeStore({ seed: 1 })
  const tablet = newTablet()
  const { port, wrote } = watched(createMemoryPort(tablet.disk))
  const other = await makeStore({ seed: 2, tablet, port })
  const book = await makeProject(one)
  const grp = channelOf(book, 'private')
  await register(one, log, grp)
  await shareBook(one, other, book)
  for (let n = 0; n < 5; n++) await takeNote(one, book, `note ${n}`)
  await pushAll(one, log, grp)
  wrote.length = 0
  await pullAll(other, log, grp)
  const shown = wrote.filter((tables) => tables.includes('rows'))
  expect(shown.length).toBeGreaterThan(0)
  for (const tables of shown) expect(tables).toContain(`meta channel:${grp}`)
  // A position alone would stand for a page that is not there, or for rows that are not shown.
  const alone = wrote.filter((tables) => tables.includes(`meta channel:${grp}`))
  expect(alone.filter((tables) => !tables.includes('rows') && !tables.includes('pages'))).toEqual(
    []
  )
})
