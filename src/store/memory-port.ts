import type { Key, Port, Range, Transaction, Work } from './port.ts'
import { portFailure } from './port.ts'
import type { Records, TableName } from './tables.ts'
import { TABLES, TABLE_NAMES } from './tables.ts'

/** What survives the "tablet" being switched off: several ports over one of these are its tabs. */
export interface MemoryDisk {
  readonly tables: Map<TableName, Map<string, { key: Key; record: Records[TableName] }>>
  queue: Promise<unknown>
}

export function createMemoryDisk(): MemoryDisk {
  return { tables: new Map(TABLE_NAMES.map((name) => [name, new Map()])), queue: Promise.resolve() }
}

/** A port over plain maps, for tests and for the sample look-around where a browser keeps nothing. */
export function createMemoryPort(disk: MemoryDisk = createMemoryDisk()): Port {
  let opened = false
  return {
    open: async () => {
      opened = true
    },
    close: () => {
      opened = false
    },
    onTrouble: () => {},
    run: (work) => {
      const result = disk.queue.then(async () => {
        if (!opened) throw portFailure('lost')
        return runOn(disk, work)
      })
      disk.queue = result.catch(() => undefined)
      return result
    }
  }
}

async function runOn<T>(disk: MemoryDisk, work: Work<T>): Promise<T> {
  const undo: (() => void)[] = []
  let live = true
  const alive = (table: TableName) => {
    if (!live || !work.tables.includes(table)) throw new Error(`no open transaction over ${table}`)
    return tableOf(disk, table)
  }
  const writable = (table: TableName) => {
    if (work.mode !== 'write') throw new Error('a reading transaction may not write')
    return alive(table)
  }
  const tx: Transaction = {
    get: async (table, key) =>
      copy(alive(table).get(textOf(key))?.record as Records[typeof table] | undefined),
    getAll: async (table, keys) =>
      keys.map((key) =>
        copy(alive(table).get(textOf(key))?.record as Records[typeof table] | undefined)
      ),
    put: async (table, record) => putInto(writable(table), table, record, undo),
    putAll: async (table, records) => {
      for (const record of records) putInto(writable(table), table, record, undo)
    },
    delete: async (table, key) => deleteFrom(writable(table), textOf(key), undo),
    range: async (table, range) =>
      select(alive(table), table, range).map(
        (found) => copy(found.record) as Records[typeof table]
      ),
    count: async (table, range) => select(alive(table), table, range).length,
    clear: async (table, range) => {
      const rows = writable(table)
      for (const found of select(rows, table, range)) deleteFrom(rows, textOf(found.key), undo)
    }
  }
  try {
    return await work.body(tx)
  } catch (error) {
    for (const back of undo.toReversed()) back()
    throw error
  } finally {
    live = false
  }
}

type Rows = Map<string, { key: Key; record: Records[TableName] }>

function tableOf(disk: MemoryDisk, table: TableName): Rows {
  const rows = disk.tables.get(table)
  if (!rows) throw new Error(`no table ${table}`)
  return rows
}

function putInto(
  rows: Rows,
  table: TableName,
  record: Records[TableName],
  undo: (() => void)[]
): void {
  const key = keyOf(record, TABLES[table][0] ?? [])
  if (key === undefined) throw new Error(`a record of ${table} lacks its key`)
  const text = textOf(key)
  const before = rows.get(text)
  undo.push(() => (before ? rows.set(text, before) : rows.delete(text)))
  rows.set(text, { key, record: copy(record) })
}

function deleteFrom(rows: Rows, text: string, undo: (() => void)[]): void {
  const before = rows.get(text)
  if (!before) return
  undo.push(() => rows.set(text, before))
  rows.delete(text)
}

function select(
  rows: Rows,
  table: TableName,
  range: Range
): { key: Key; record: Records[TableName] }[] {
  const fields = range.index?.split('+') ?? TABLES[table][0] ?? []
  if (!TABLES[table].some((index) => index.join('+') === fields.join('+'))) {
    throw new Error(`${table} has no index ${range.index}`)
  }
  const found: { by: Key; key: Key; record: Records[TableName] }[] = []
  for (const row of rows.values()) {
    const by = keyOf(row.record, fields)
    if (by === undefined) continue
    if (range.from !== undefined && compareKeys(by, range.from) < 0) continue
    if (range.to !== undefined && compareKeys(by, range.to) > 0) continue
    found.push({ by, ...row })
  }
  found.sort((one, other) => compareKeys(one.by, other.by) || compareKeys(one.key, other.key))
  if (range.reverse) found.reverse()
  return range.limit === undefined ? found : found.slice(0, range.limit)
}

function keyOf(record: Records[TableName], fields: readonly string[]): Key | undefined {
  // The fields of a record are looked up by name here only; TABLES names none that the record type lacks.
  const parts = fields.map((field) => (record as unknown as Record<string, unknown>)[field])
  if (!parts.every((part) => typeof part === 'string' || typeof part === 'number')) return undefined
  return parts.length === 1 ? parts[0] : parts
}

const textOf = (key: Key) => JSON.stringify(key)

/** As the browser's structured clone: records are flat, but for a small clear object and bytes; a CryptoKey is not copied by it either. */
function copy<T>(value: T): T {
  if (value instanceof ArrayBuffer) return value.slice(0) as T
  if (typeof value !== 'object' || value === null) return value
  if (Object.getPrototypeOf(value) !== Object.prototype) return value
  const copied: Record<string, unknown> = {}
  for (const [name, part] of Object.entries(value)) {
    copied[name] = typeof part === 'object' ? copy<unknown>(part) : part
  }
  return copied as T
}

/** The order of IndexedDB: numbers before texts before lists, lists part by part. */
function compareKeys(one: Key, other: Key): number {
  if (typeof one === 'object' || typeof other === 'object') {
    if (typeof one !== 'object') return -1
    if (typeof other !== 'object') return 1
    for (let part = 0; part < Math.min(one.length, other.length); part++) {
      const order = compareKeys(one[part] ?? 0, other[part] ?? 0)
      if (order) return order
    }
    return one.length - other.length
  }
  if (typeof one === typeof other) return one < other ? -1 : one > other ? 1 : 0
  return typeof one === 'number' ? -1 : 1
}
