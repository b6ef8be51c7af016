import type { Records, TableName } from './tables.ts'

/**
 * The storage seam. Everything the store knows of a database is here; memory-port.ts and database-port.ts pass one contract suite
 * (port.contract.ts).
 */
export type Key = string | number | readonly (string | number)[]

/** Records between two keys, both included, in key order. */
export interface Range {
  /** fields of one of the table's indexes joined by '+', such as 'st+grp+n'; the primary key where absent */
  readonly index?: string
  readonly from?: Key
  readonly to?: Key
  readonly limit?: number
  readonly reverse?: boolean
}

/** Lives only inside the body of `run`; the body may await nothing else. */
export interface Transaction {
  get<T extends TableName>(table: T, key: Key): Promise<Records[T] | undefined>
  /** in the order of the keys */
  getAll<T extends TableName>(table: T, keys: readonly Key[]): Promise<(Records[T] | undefined)[]>
  put<T extends TableName>(table: T, record: Records[T]): Promise<void>
  putAll<T extends TableName>(table: T, records: readonly Records[T][]): Promise<void>
  delete(table: TableName, key: Key): Promise<void>
  range<T extends TableName>(table: T, range: Range): Promise<Records[T][]>
  count(table: TableName, range: Range): Promise<number>
  /** deletes every record of the range */
  clear(table: TableName, range: Range): Promise<void>
}

export type Mode = 'read' | 'write'
/** strict: `run` resolves only when the browser says it is on the disk. */
export type Durability = 'strict' | 'relaxed'

export interface Work<T> {
  readonly tables: readonly TableName[]
  readonly mode: Mode
  readonly durability: Durability
  readonly body: (tx: Transaction) => Promise<T>
}

export interface Port {
  open(): Promise<void>
  close(): void
  /** one transaction: all of the body's writes are kept, or none, and then it rejects */
  run<T>(work: Work<T>): Promise<T>
  onTrouble(listener: (trouble: PortTrouble) => void): void
}

/**
 * newer: closed for good, because newer code needs the database. emptied: closed for good, because somebody deletes it. closed: the
 * browser closed it by itself. blocked: an old tab keeps it from opening.
 */
export type PortTrouble = 'newer' | 'emptied' | 'closed' | 'blocked'

/**
 * full: quota. lost: the handle is dead. stuck: no answer. newer: newer code owns the database. emptied: what was in it is gone.
 * absent: the browser offers none.
 */
export type FailureKind = 'full' | 'lost' | 'stuck' | 'newer' | 'emptied' | 'absent'

const failures = new WeakMap<object, FailureKind>()

/** The error with which ports reject; an error of the body itself passes through untouched. */
export function portFailure(kind: FailureKind, cause?: unknown): Error {
  const error = new Error(`storage: ${kind}`, { cause })
  failures.set(error, kind)
  return error
}

/** Which failure of the storage this is; undefined for any other error, which is a bug. */
export function failureKind(error: unknown): FailureKind | undefined {
  return typeof error === 'object' && error !== null ? failures.get(error) : undefined
}

/** The smallest key above every key that begins with these parts. */
export const LAST = '\uffff'
