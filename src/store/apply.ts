import type { Id } from '#lib/id.ts'
import type { Core } from './core.ts'
import type { DigestEdit } from './digest-edit.ts'
import type { Transaction } from './port.ts'
import { openRow, type RowOperation, rowToEntry, sealRow } from './row.ts'
import type { RowRecord } from './tables.ts'

/** One entity's row within a transaction. */
export interface EditedRow {
  readonly ent: Id
  readonly book: Id
  operations: readonly RowOperation[]
  /** undefined for an entity that has no row yet */
  readonly record: RowRecord | undefined
}

/** Reads the rows of these entities; missing ones come back empty. */
export async function readRows(
  core: Core,
  tx: Transaction,
  wanted: readonly { readonly ent: Id; readonly book: Id }[]
): Promise<Map<Id, EditedRow>> {
  const bookByEnt = new Map(wanted.map(({ ent, book }) => [ent, book]))
  const ents = [...bookByEnt.keys()]
  const records = await tx.getAll('rows', ents)
  const rows = new Map<Id, EditedRow>()
  for (const [index, ent] of ents.entries()) {
    const record = records[index]
    const operations = record
      ? (core.opened.get(ent, record.version) ?? openRow(core.vault, record))
      : []
    rows.set(ent, { ent, book: record?.book ?? bookByEnt.get(ent) ?? '', operations, record })
  }
  return rows
}

/** Adds operations; one that is already there is replaced by the copy that knows more of the server. */
export function mergeOperations(
  held: readonly RowOperation[],
  added: readonly RowOperation[]
): readonly RowOperation[] {
  const byId = new Map(held.map((operation) => [operation.id, operation]))
  for (const operation of added) {
    const known = byId.get(operation.id)
    if (!known || known.pos === undefined || operation.pos !== undefined)
      byId.set(operation.id, operation)
  }
  return [...byId.values()]
}

/**
 * Writes changed rows with their digest pages in the running transaction. A row left without operations goes, and its entry with it.
 * The answer is to be called after the commit.
 */
export async function writeRows(
  core: Core,
  tx: Transaction,
  edit: DigestEdit,
  rows: Iterable<EditedRow>
): Promise<() => void> {
  const rowsWritten = rowWriter(tx)
  const written: { ent: Id; version: string; operations: readonly RowOperation[] }[] = []
  const gone: Id[] = []
  for (const { ent, book, operations, record } of rows) {
    const entry = rowToEntry(core.rules, core.shelf, ent, book, operations)
    if (operations.length === 0 || !entry) {
      if (!record) continue
      await tx.delete('rows', ent)
      await edit.remove(book, record.page, ent)
      gone.push(ent)
      continue
    }
    const page = record?.page ?? (await edit.birth(book))
    const version = core.version()
    rowsWritten.add(sealRow(core.vault, { ent, book, page, version }, operations))
    written.push({ ent, version, operations })
    await edit.put(page, entry)
  }
  const [show] = await Promise.all([edit.flush(), rowsWritten.end()])
  return () => {
    for (const { ent, version, operations } of written) core.opened.set(ent, version, operations)
    for (const ent of gone) core.opened.forget(ent)
    show()
  }
}

/** Rows handed to the browser together. */
const TOGETHER = 50

/** The browser writes the first rows of a long list while the next are still being sealed. */
function rowWriter(tx: Transaction): { add(record: RowRecord): void; end(): Promise<unknown> } {
  const begun: Promise<void>[] = []
  let records: RowRecord[] = []
  const put = () => {
    const writing = tx.putAll('rows', records)
    // Whoever calls `end` hears of it; until then it is nobody's unhandled rejection.
    writing.catch(() => undefined)
    begun.push(writing)
    records = []
  }
  return {
    add(record) {
      records.push(record)
      if (records.length === TOGETHER) put()
    },
    end() {
      if (records.length > 0) put()
      return Promise.all(begun)
    }
  }
}
