import Dexie from 'dexie'
import { TABLES, TABLE_NAMES } from './tables.ts'

/** The version of our tables; frozen, so that it has never been another (design 8.15). */
const VERSION = 1
const STORES = Object.fromEntries(
  TABLE_NAMES.map((name) => [
    name,
    TABLES[name]
      .map((fields) => (fields.length > 1 ? `[${fields.join('+')}]` : fields[0]))
      .join(', ')
  ])
)

export interface Engine {
  /** fake-indexeddb in tests; the browser's own where absent */
  readonly indexedDB?: IDBFactory
  readonly IDBKeyRange?: typeof globalThis.IDBKeyRange
}

/**
 * Makes the database, or brings an older one up to this version, and closes it again. Fails with the browser's own error where the
 * storage refuses, and with a VersionError where newer code has been here.
 */
export async function makeDatabase(name: string, engine: Engine): Promise<void> {
  const database = new Dexie(name, { autoOpen: false, cache: 'disabled', ...engine })
  database.version(VERSION).stores(STORES)
  // Dexie's own answer would be to close and to open again later, on a database that may be another's by then.
  database.on('versionchange', () => {
    database.close()
    return false
  })
  try {
    await database.open()
  } finally {
    database.close()
  }
}
