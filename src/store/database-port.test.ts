import {
  forceCloseDatabase,
  IDBFactory,
  IDBKeyRange,
  IDBObjectStore,
  IDBRequest
} from 'fake-indexeddb'
import { expect, test, vi } from 'vitest'
import { createDatabasePort } from './database-port.ts'
import { failureKind, type Port } from './port.ts'

const make = (indexedDB: IDBFactory) =>
  createDatabasePort({ name: 'jotter', indexedDB, IDBKeyRange })
const kindOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => failureKind(error)
  )
const read = (port: Port) =>
  port.run({
    tables: ['meta'],
    mode: 'read',
    durability: 'relaxed',
    body: (tx) => tx.count('meta', {})
  })

/** A later build's database: the same stores under a higher version. */
function openNewer(indexedDB: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('jotter', 20)
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('open')))
  })
}

test('a tab whose database newer code wants lets go of it at once, says so, and never comes back by itself', async () => {
  const indexedDB = new IDBFactory()
  const port = make(indexedDB)
  const troubles: string[] = []
  port.onTrouble((trouble) => troubles.push(trouble))
  await port.open()
  const newer = await openNewer(indexedDB)
  expect(troubles).toEqual(['newer'])
  expect(await kindOf(read(port))).toBe('newer')
  expect(await kindOf(port.open())).toBe('newer')
  newer.close()
})

test('old code refuses a database of a newer version instead of running on it', async () => {
  const indexedDB = new IDBFactory()
  const first = make(indexedDB)
  await first.open()
  first.close()
  const newer = await openNewer(indexedDB)
  newer.close()
  expect(await kindOf(make(indexedDB).open())).toBe('newer')
})

test('a tab whose database somebody deletes lets go of it, says so, and does not make an empty one', async () => {
  const indexedDB = new IDBFactory()
  const port = make(indexedDB)
  const troubles: string[] = []
  port.onTrouble((trouble) => troubles.push(trouble))
  await port.open()
  await new Promise<void>((resolve) => {
    indexedDB.deleteDatabase('jotter').addEventListener('success', () => resolve())
  })
  expect(troubles).toEqual(['emptied'])
  expect(await kindOf(read(port))).toBe('emptied')
  expect(await indexedDB.databases()).toEqual([])
})

test('a database that the browser closed is not opened again behind the back of whoever watches', async () => {
  const indexedDB = new IDBFactory()
  const opened: unknown[] = []
  const open = indexedDB.open.bind(indexedDB)
  indexedDB.open = (...given) => {
    const request = open(...given)
    request.addEventListener('success', () => opened.push(request.result))
    return request
  }
  const port = make(indexedDB)
  const troubles: string[] = []
  port.onTrouble((trouble) => troubles.push(trouble))
  await port.open()
  // The last one is the port's own; before it the database was made.
  const before = opened.length
  forceCloseDatabase(opened.at(-1) as Parameters<typeof forceCloseDatabase>[0])
  expect(await kindOf(read(port))).toBe('lost')
  expect(opened).toHaveLength(before)
  expect(troubles).toEqual(['closed'])
  port.close()
  await port.open()
  expect(await read(port)).toBe(0)
})

test('an opening that is never answered does not hold up the next one', async () => {
  const indexedDB = new IDBFactory()
  const open = indexedDB.open.bind(indexedDB)
  let asked = 0
  indexedDB.open = (...given) => {
    asked++
    return asked === 1 ? (new EventTarget() as IDBOpenDBRequest) : open(...given)
  }
  const port = make(indexedDB)
  const unanswered = port.open()
  await port.open()
  expect(await read(port)).toBe(0)
  expect(await Promise.race([unanswered, Promise.resolve('still waiting')])).toBe('still waiting')
})

test('a browser without IndexedDB is told as such', async () => {
  expect(await kindOf(createDatabasePort({ name: 'jotter' }).open())).toBe('absent')
})

test('a record the storage cannot clone takes the whole transaction with it', async () => {
  const port = make(new IDBFactory())
  await port.open()
  const bad = { name: 'bad', clear: { n: () => 1 } } as unknown as { name: string }
  const failed = port.run({
    tables: ['meta'],
    mode: 'write',
    durability: 'strict',
    body: async (tx) => {
      await tx.put('meta', { name: 'good', clear: { n: 1 } })
      await tx.put('meta', bad)
    }
  })
  await expect(failed).rejects.toThrow()
  expect(await read(port)).toBe(0)
})

test('a full storage is told apart from a bug, also where many records are put at once', async () => {
  const indexedDB = new IDBFactory()
  const port = make(indexedDB)
  await port.open()
  const put = (many: boolean) =>
    port.run({
      tables: ['meta'],
      mode: 'write',
      durability: 'strict',
      body: (tx) =>
        many
          ? tx.putAll('meta', [{ name: 'one' }, { name: 'two' }])
          : tx.put('meta', { name: 'one' })
    })
  expect(await kindOf(put(true))).toBeUndefined()
  // A record that is there already is refused after a while, as a full storage does; then only its name is another.
  const refused = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    value
  ) {
    return this.add(value)
  })
  const named = vi
    .spyOn(IDBRequest.prototype, 'error', 'get')
    .mockReturnValue(new DOMException('no room', 'QuotaExceededError'))
  expect(await kindOf(put(true))).toBe('full')
  expect(await kindOf(put(false))).toBe('full')
  refused.mockRestore()
  named.mockRestore()
})
