/** What the rescue page finds, read without any of the app's own machinery. */
export interface Unsent {
  /** sealed wire lines without a receipt, in the order they were minted */
  readonly lines: readonly string[]
  /** unfinished texts, which only this tablet can open */
  readonly drafts: number
}

interface KeptLine {
  readonly line: string
  readonly st: number
  readonly n: number
}

function settled<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the database did not answer'))
  })
}

/** Reads the database by its name alone; answers undefined where there is none. Rejects where it does not open. */
export async function readUnsent(factory: IDBFactory, name: string): Promise<Unsent | undefined> {
  const request = factory.open(name)
  let isNew = false
  request.onupgradeneeded = () => {
    // There was none: leave none behind.
    isNew = true
    request.transaction?.abort()
  }
  let database: IDBDatabase
  try {
    database = await settled(request)
  } catch (error) {
    if (isNew) return undefined
    throw error
  }
  try {
    const tables = ['lines', 'drafts'].filter((table) => database.objectStoreNames.contains(table))
    if (tables.length < 2) return { lines: [], drafts: 0 }
    const transaction = database.transaction(tables, 'readonly')
    const kept = await settled<KeptLine[]>(transaction.objectStore('lines').getAll())
    const drafts = await settled(transaction.objectStore('drafts').count())
    const unsent = kept.filter(({ st }) => st !== 1).toSorted((one, other) => one.n - other.n)
    return { lines: unsent.map(({ line }) => line), drafts }
  } finally {
    database.close()
  }
}
