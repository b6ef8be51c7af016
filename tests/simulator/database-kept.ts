import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { createDatabasePort } from '#store/database-port.ts'
import type { Transaction } from '#store/port.ts'
import { TABLE_NAMES, type TableName } from '#store/tables.ts'
import type { Kept } from './tablet.ts'

const ALL = { tables: TABLE_NAMES, durability: 'relaxed' } as const

/** The tablet's storage as the app has it: the database port, over an IndexedDB within this process. */
export function databaseKept(
  indexedDB: IDBFactory = new IDBFactory(),
  journal = new Map<string, string>()
): Kept {
  const port = () => createDatabasePort({ name: 'jotter', indexedDB, IDBKeyRange })
  return {
    port,
    journal,
    pace: 200,
    async clone() {
      const copy = databaseKept(new IDBFactory(), new Map(journal))
      const [from, to] = [port(), copy.port()]
      await Promise.all([from.open(), to.open()])
      const records = await from.run({ ...ALL, mode: 'read', body: readAll })
      await to.run({ ...ALL, mode: 'write', body: (tx) => writeAll(tx, records) })
      for (const each of [from, to]) each.close()
      return copy
    }
  }
}

const readAll = (tx: Transaction) =>
  Promise.all(TABLE_NAMES.map(async (name) => [name, await tx.range(name, {})] as const))

async function writeAll(tx: Transaction, tables: Awaited<ReturnType<typeof readAll>>) {
  for (const [name, records] of tables) {
    // Read from the table of this very name.
    await tx.putAll<TableName>(name, records)
  }
}
