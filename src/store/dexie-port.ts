import Dexie from 'dexie'
import type { Collection, Table } from 'dexie'
import type { FailureKind, Key, Port, PortTrouble, Range, Transaction, Work } from './port.ts'
import { failureKind, portFailure } from './port.ts'
import type { Records, TableName } from './tables.ts'
import { TABLES, TABLE_NAMES } from './tables.ts'

const VERSION = 1
const STORES = Object.fromEntries(
  TABLE_NAMES.map((name) => [
    name,
    TABLES[name]
      .map((fields) => (fields.length > 1 ? `[${fields.join('+')}]` : fields[0]))
      .join(', ')
  ])
)

export interface DexieDependencies {
  readonly name: string
  /** fake-indexeddb in tests; the browser's own where absent */
  readonly indexedDB?: IDBFactory
  readonly IDBKeyRange?: typeof globalThis.IDBKeyRange
}

/** A port that can let go of the database in the middle of its work. */
export interface ReleasablePort extends Port {
  /**
   * Aborts what runs and closes, for a page that is put to sleep: a transaction left open in a sleeping page blocks every other page of
   * this database for as long as it sleeps (WebKit bug 315804). What was aborted stands in the journal and is written again.
   */
  release(): void
}

/** A transaction under way. */
interface Active {
  abort(): void
}

/**
 * The device's database. Two connections: Dexie sets durability per connection, and only captures need to wait for the disk; the
 * relaxed one is opened when the first page is pulled.
 */
export function createDexiePort(dependencies: DexieDependencies): ReleasablePort {
  const active = new Set<Active>()
  const listeners = new Set<(trouble: PortTrouble) => void>()
  let connections: { strict: Dexie; relaxed?: Dexie } | undefined
  let ended: 'newer' | 'emptied' | undefined
  const closeAll = () => {
    connections?.strict.close()
    connections?.relaxed?.close()
    connections = undefined
  }
  const tell = (trouble: PortTrouble) => {
    if (trouble === 'newer' || trouble === 'emptied') ended ??= trouble
    for (const listener of listeners) listener(trouble)
    if (ended) closeAll()
  }
  const connect = async (durability: 'strict' | 'relaxed'): Promise<Dexie> => {
    if (ended) throw portFailure(ended)
    return openDatabase(makeDatabase(dependencies, durability), tell)
  }
  return {
    open: async () => {
      connections ??= { strict: await connect('strict') }
    },
    close: closeAll,
    release() {
      abortAll(active)
      closeAll()
    },
    onTrouble: (listener) => {
      listeners.add(listener)
    },
    run: async (work) => {
      if (ended) throw portFailure(ended)
      const held = connections
      if (!held) throw portFailure('lost')
      if (work.mode === 'read' || work.durability === 'strict')
        return runOn(held.strict, work, active)
      held.relaxed ??= await connect('relaxed')
      return runOn(held.relaxed, work, active)
    }
  }
}

async function openDatabase(database: Dexie, tell: (trouble: PortTrouble) => void): Promise<Dexie> {
  // Dexie's own handler closes and silently opens again on the next call, and so runs old code on a newer database.
  database.on('versionchange', (event) => {
    tell(event.newVersion === null ? 'emptied' : 'newer')
    return false
  })
  database.on('blocked', () => tell('blocked'))
  try {
    await database.open()
  } catch (error) {
    throw toFailure(error)
  }
  // On VersionError Dexie opens without a version; only the browser's own number tells. Dexie multiplies its own by ten.
  if (database.backendDB().version > VERSION * 10) {
    database.close()
    tell('newer')
    throw portFailure('newer')
  }
  // Only the browser's own event: Dexie's is sent for our own closing as well.
  database.backendDB().addEventListener('close', () => {
    database.close()
    tell('closed')
  })
  return database
}

function abortAll(active: ReadonlySet<Active>): void {
  for (const transaction of active) {
    try {
      transaction.abort()
    } catch {
      // It had just ended by itself.
    }
  }
}

function makeDatabase(dependencies: DexieDependencies, durability: 'strict' | 'relaxed'): Dexie {
  const database = new Dexie(dependencies.name, {
    autoOpen: false,
    // Dexie 4's cache gave wrong results in the field (dexie#2011, #2012).
    cache: 'disabled',
    // The name is historical: it is passed to every engine's `transaction()`.
    chromeTransactionDurability: durability,
    ...(dependencies.indexedDB ? { indexedDB: dependencies.indexedDB } : {}),
    ...(dependencies.IDBKeyRange ? { IDBKeyRange: dependencies.IDBKeyRange } : {})
  })
  database.version(VERSION).stores(STORES)
  let opened = false
  // Where the browser closed it, Dexie opens it again by itself, and whoever watches would not learn that it may be empty now.
  database.on(
    'ready',
    () => {
      if (opened) throw portFailure('lost')
      opened = true
    },
    true
  )
  return database
}

async function runOn<T>(database: Dexie, work: Work<T>, active: Set<Active>): Promise<T> {
  let thrown: { error: unknown } | undefined
  let running: Active | undefined
  const mode = work.mode === 'write' ? 'rw!' : 'r!'
  try {
    return await database.transaction(mode, [...work.tables], async (opened) => {
      running = opened
      active.add(opened)
      try {
        return await work.body(transactionOf((name) => opened.table(name)))
      } catch (error) {
        thrown = { error }
        throw error
      }
    })
  } catch (error) {
    if (thrown && failureKind(thrown.error) === undefined && !isStorageError(thrown.error))
      throw thrown.error
    throw toFailure(error)
  } finally {
    if (running) active.delete(running)
  }
}

type AnyTable = Table<Records[TableName], Key>

function transactionOf(open: (name: TableName) => Table): Transaction {
  const tableOf = (name: TableName) => open(name) as unknown as AnyTable
  return {
    get: async (table, key) => (await tableOf(table).get(key)) as Records[typeof table] | undefined,
    getAll: async (table, keys) =>
      (await tableOf(table).bulkGet([...keys])) as (Records[typeof table] | undefined)[],
    put: async (table, record) => {
      await tableOf(table).put(record)
    },
    putAll: async (table, records) => {
      await tableOf(table).bulkPut([...records])
    },
    delete: async (table, key) => {
      await tableOf(table).delete(key)
    },
    range: async (table, range) =>
      (await select(tableOf(table), range).toArray()) as Records[typeof table][],
    count: async (table, range) => select(tableOf(table), range).count(),
    clear: async (table, range) => {
      await select(tableOf(table), range).delete()
    }
  }
}

function select(table: AnyTable, range: Range): Collection<Records[TableName], Key> {
  const index =
    range.index === undefined ? ':id' : range.index.includes('+') ? `[${range.index}]` : range.index
  const where = table.where(index)
  const from = range.from ?? Dexie.minKey
  let found =
    range.to === undefined ? where.aboveOrEqual(from) : where.between(from, range.to, true, true)
  if (range.reverse) found = found.reverse()
  return range.limit === undefined ? found : found.limit(range.limit)
}

/** Errors near the quota and of dying handles are inconsistent between engines: any of these means "not saved" (sync.md §3.4.6). */
const STORAGE_ERRORS: Readonly<Record<string, FailureKind>> = {
  QuotaExceededError: 'full',
  VersionError: 'newer',
  MissingAPIError: 'absent',
  SecurityError: 'absent',
  InvalidAccessError: 'absent',
  OpenFailedError: 'lost',
  DatabaseClosedError: 'lost',
  InvalidStateError: 'lost',
  UnknownError: 'lost',
  AbortError: 'lost',
  TimeoutError: 'lost',
  TransactionInactiveError: 'lost',
  NotFoundError: 'lost',
  DataError: 'lost'
}

function isStorageError(error: unknown): boolean {
  return nameOf(error) in STORAGE_ERRORS && nameOf(error) !== 'DataError'
}

function toFailure(error: unknown): Error {
  const known = failureKind(error)
  if (known && error instanceof Error) return error
  const names = [nameOf(error), nameOf(innerOf(error))]
  if (names.includes('QuotaExceededError')) return portFailure('full', error)
  if (names.includes('VersionError')) return portFailure('newer', error)
  if (names.includes('MissingAPIError')) return portFailure('absent', error)
  return portFailure(STORAGE_ERRORS[names[0] ?? ''] ?? 'lost', error)
}

/** Of an error that collects the failures of many records, the first one's. */
function nameOf(error: unknown): string {
  if (error instanceof Dexie.BulkError || error instanceof Dexie.ModifyError) {
    return nameOf(error.failures[0])
  }
  return typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : ''
}

function innerOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'inner' in error ? error.inner : undefined
}
