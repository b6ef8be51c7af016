import { isStorageError, toFailure } from './database-failures.ts'
import type { Key, Range, Transaction, Work } from './port.ts'
import { failureKind } from './port.ts'
import type { Records, TableName } from './tables.ts'

type KeyRanges = typeof globalThis.IDBKeyRange

/**
 * One transaction of IndexedDB. Resolves when the browser says it is complete, and where it is strict, on the disk; rejects with a
 * failure of the storage, or with the body's own error, and then nothing of it is kept.
 */
export async function runTransaction<T>(
  database: IDBDatabase,
  work: Work<T>,
  keyRanges: KeyRanges,
  active: Set<IDBTransaction>
): Promise<T> {
  let transaction: IDBTransaction
  try {
    transaction = database.transaction(
      [...work.tables],
      work.mode === 'write' ? 'readwrite' : 'readonly',
      { durability: work.durability }
    )
  } catch (error) {
    throw toFailure(error)
  }
  active.add(transaction)
  const ended = endOf(transaction)
  let refused: DOMException | null = null
  const noticed = (error: DOMException | null) => {
    refused ??= error
  }
  try {
    const value = await work.body(transactionOn(transaction, keyRanges, noticed))
    commitAtOnce(transaction)
    await ended
    return value
  } catch (error) {
    abort(transaction)
    await ended.catch(() => undefined)
    // The engines do not agree on which of them says that there is no room.
    const told = [refused, transaction.error].find(isFull) ?? error
    if (failureKind(told) === undefined && !isStorageError(told)) throw told
    throw toFailure(told)
  } finally {
    active.delete(transaction)
  }
}

const isFull = (error: DOMException | null) => error?.name === 'QuotaExceededError'

/** Saves waiting for the browser to see that nothing more is asked; a transaction that ended by itself needs it no more. */
function commitAtOnce(transaction: IDBTransaction): void {
  try {
    transaction.commit()
  } catch {
    // Its end is told all the same.
  }
}

function endOf(transaction: IDBTransaction): Promise<void> {
  const ended = new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () =>
      reject(transaction.error ?? new DOMException('aborted', 'AbortError'))
    )
  })
  // Whoever awaits it later hears of it then; until then it is nobody's unhandled rejection.
  ended.catch(() => undefined)
  return ended
}

/** Nothing of it is kept, unless it has ended already. */
export function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch {
    // It had ended by itself.
  }
}

const answerTo = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () =>
      reject(request.error ?? new Error('the request failed'))
    )
  })

/**
 * So many writes of a transaction are not waited for: one that fails ends the transaction, whose end is what counts, and each answer is a
 * turn of the page that a touch would wait for. Those of a long list are, so that it goes no faster than the disk.
 */
const UNASKED = 16

function transactionOn(
  transaction: IDBTransaction,
  keyRanges: KeyRanges,
  noticed: (error: DOMException | null) => void
): Transaction {
  const open = (table: TableName) => transaction.objectStore(table)
  let writes = 0
  const written = async (request: IDBRequest | undefined, records: number) => {
    if (!request) return
    writes += records
    if (writes > UNASKED) await answerTo<unknown>(request).catch(rethrow)
    else request.addEventListener('error', () => noticed(request.error))
  }
  const rethrow = (error: unknown) => {
    throw error instanceof DOMException && error.name === 'AbortError'
      ? (transaction.error ?? error)
      : error
  }
  return {
    get: async <T extends TableName>(table: T, key: Key) =>
      (await answerTo<unknown>(open(table).get(plain(key)))) as Records[T] | undefined,
    getAll: async <T extends TableName>(table: T, keys: readonly Key[]) =>
      (await getMany(open(table), keys, keyRanges)) as (Records[T] | undefined)[],
    put: async (table, record) => written(open(table).put(record), 1),
    putAll: async (table, records) => {
      const store = open(table)
      const last = records.map((record) => store.put(record)).at(-1)
      await written(last, records.length)
    },
    delete: async (table, key) => written(open(table).delete(plain(key)), 1),
    range: async <T extends TableName>(table: T, range: Range) =>
      (await found(sourceOf(open(table), range), range, keyRanges)) as Records[T][],
    count: async (table, range) =>
      answerTo(sourceOf(open(table), range).count(keysOf(range, keyRanges))),
    clear: async (table, range) => {
      const store = open(table)
      const keys = keysOf(range, keyRanges)
      if (range.index === undefined) {
        await answerTo(keys ? store.delete(keys) : store.clear())
        return
      }
      const primary = await answerTo(sourceOf(store, range).getAllKeys(keys))
      await Promise.all(primary.map((key) => answerTo(store.delete(key))))
    }
  }
}

/** Each request costs the browser as much as a long answer: so many keys are looked for together. */
const MANY = 32

/** Ids grow with time, so those of one page or push lie side by side: one question tells which are there, one brings them. */
async function getMany(
  store: IDBObjectStore,
  keys: readonly Key[],
  keyRanges: KeyRanges
): Promise<readonly unknown[]> {
  const one = (key: Key) => answerTo<unknown>(store.get(plain(key)))
  const texts = keys.filter((key) => typeof key === 'string').toSorted()
  if (texts.length < MANY || texts.length < keys.length) return Promise.all(keys.map(one))
  const range = keyRanges.bound(texts[0], texts.at(-1))
  const most = keys.length + MANY
  const between = await answerTo(store.getAllKeys(range, most))
  // Far apart, with others in between, which would be read for nothing.
  if (between.length === most) return Promise.all(keys.map(one))
  const wanted = new Set<unknown>(keys)
  if (!between.some((key) => wanted.has(key))) return keys.map(() => undefined)
  const records = await answerTo<Readonly<Record<string, unknown>>[]>(store.getAll(range))
  const byKey = new Map(records.map((record) => [record[String(store.keyPath)], record]))
  return keys.map((key) => byKey.get(key))
}

/** Keys of several parts are read-only lists with us and plain ones in the browser's types. */
const plain = (key: Key): IDBValidKey => (typeof key === 'object' ? [...key] : key)

/** Dexie's names of indexes: one field as it is, several in brackets. */
function sourceOf(store: IDBObjectStore, { index }: Range): IDBObjectStore | IDBIndex {
  if (index === undefined) return store
  return store.index(index.includes('+') ? `[${index}]` : index)
}

function keysOf({ from, to }: Range, keyRanges: KeyRanges): IDBKeyRange | undefined {
  if (from === undefined && to === undefined) return undefined
  if (from === undefined) return keyRanges.upperBound(plain(to ?? ''))
  if (to === undefined) return keyRanges.lowerBound(plain(from))
  return keyRanges.bound(plain(from), plain(to))
}

async function found(
  source: IDBObjectStore | IDBIndex,
  range: Range,
  keyRanges: KeyRanges
): Promise<unknown[]> {
  const keys = keysOf(range, keyRanges)
  const { limit, reverse } = range
  if (limit === 0) return []
  if (!reverse) return answerTo<unknown[]>(source.getAll(keys, limit))
  if (limit === undefined) return (await answerTo<unknown[]>(source.getAll(keys))).toReversed()
  return lastOf(source, keys, limit)
}

/** The last `limit` records, the last first. */
function lastOf(
  source: IDBObjectStore | IDBIndex,
  keys: IDBKeyRange | undefined,
  limit: number
): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const records: unknown[] = []
    const request = source.openCursor(keys, 'prev')
    request.addEventListener('error', () => reject(request.error ?? new Error('the cursor failed')))
    request.addEventListener('success', () => {
      const cursor = request.result
      if (cursor) records.push(cursor.value)
      if (cursor && records.length < limit) cursor.continue()
      else resolve(records)
    })
  })
}
