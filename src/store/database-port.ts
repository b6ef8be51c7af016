import type { Engine } from './database-making.ts'
import { abort, runTransaction } from './database-work.ts'
import type { Port, PortTrouble, Work } from './port.ts'
import { portFailure } from './port.ts'
import { toFailure } from './database-failures.ts'

/** What Dexie, which made the database, calls version 1. */
const VERSION = 10

export interface DatabaseDependencies extends Engine {
  readonly name: string
}

/** A port that can let go of the database in the middle of its work. */
export interface ReleasablePort extends Port {
  /**
   * Aborts what runs and closes, for a page that is put to sleep: a transaction left open in a sleeping page blocks every other page of
   * this database for as long as it sleeps (WebKit bug 315804). What was aborted stands in the journal and is written again.
   */
  release(): void
}

/**
 * The device's database. Dexie makes it and will bring it up to later versions; the daily work goes to IndexedDB without it
 * (docs/decisions/014): a tablet that has its database never loads Dexie.
 */
export function createDatabasePort(dependencies: DatabaseDependencies): ReleasablePort {
  const active = new Set<IDBTransaction>()
  const listeners = new Set<(trouble: PortTrouble) => void>()
  let connection: IDBDatabase | undefined
  let ended: 'newer' | 'emptied' | undefined
  const closeAll = () => {
    connection?.close()
    connection = undefined
  }
  const tell = (trouble: PortTrouble) => {
    if (trouble === 'newer' || trouble === 'emptied') ended ??= trouble
    for (const listener of listeners) listener(trouble)
    if (ended) closeAll()
  }
  const connect = async () => {
    const opened = await openDatabase(dependencies, tell)
    if (ended) {
      opened.close()
      throw portFailure(ended)
    }
    if (connection) {
      // Somebody else's attempt was answered first.
      opened.close()
      return
    }
    connection = opened
    // Only the browser's own event: our own closing is no news.
    opened.addEventListener('close', () => {
      if (connection === opened) connection = undefined
      tell('closed')
    })
    opened.addEventListener('versionchange', (event) => {
      opened.close()
      tell(event.newVersion === null ? 'emptied' : 'newer')
    })
  }
  return {
    async open() {
      if (ended) throw portFailure(ended)
      // Each call is an attempt of its own: one that the browser never answers must not hold up the next.
      if (!connection) await connect()
    },
    close: closeAll,
    release() {
      for (const transaction of active) abort(transaction)
      closeAll()
    },
    onTrouble: (listener) => {
      listeners.add(listener)
    },
    run<T>(work: Work<T>): Promise<T> {
      if (ended) return Promise.reject(portFailure(ended))
      if (!connection) return Promise.reject(portFailure('lost'))
      return runTransaction(connection, work, keyRangeOf(dependencies), active)
    }
  }
}

const keyRangeOf = (engine: Engine) => engine.IDBKeyRange ?? globalThis.IDBKeyRange

async function openDatabase(
  dependencies: DatabaseDependencies,
  tell: (trouble: PortTrouble) => void
): Promise<IDBDatabase> {
  try {
    const found = await openFound(dependencies, tell)
    if (found) return found
    const { makeDatabase } = await import('./database-making.ts')
    await makeDatabase(dependencies.name, dependencies)
    const made = await openFound(dependencies, tell)
    if (made) return made
  } catch (error) {
    const failure = toFailure(error)
    if (isNewer(error)) tell('newer')
    throw failure
  }
  throw portFailure('lost')
}

const isNewer = (error: unknown) => error instanceof Error && error.name === 'VersionError'

/** The database as it is; undefined where there is none yet, or only one of an older version. */
function openFound(
  dependencies: DatabaseDependencies,
  tell: (trouble: PortTrouble) => void
): Promise<IDBDatabase | undefined> {
  const factory: IDBFactory | undefined = dependencies.indexedDB ?? globalThis.indexedDB
  if (!factory) return Promise.reject(portFailure('absent'))
  return new Promise((resolve, reject) => {
    const request = factory.open(dependencies.name, VERSION)
    let unmade = false
    request.addEventListener('upgradeneeded', () => {
      unmade = true
      // A new one is gone again with this, an older one stays as it was.
      request.transaction?.abort()
    })
    request.addEventListener('blocked', () => tell('blocked'))
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', (event) => {
      // Unhandled, Firefox would call it an error of the page.
      event.preventDefault()
      if (unmade) resolve(undefined)
      else reject(request.error ?? new Error('the database did not open'))
    })
  })
}
