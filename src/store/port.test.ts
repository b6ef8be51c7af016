import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { describe, expect, test } from 'vitest'
import { createDatabasePort } from './database-port.ts'
import { createMemoryDisk, createMemoryPort } from './memory-port.ts'
import { type MakePorts, portCases } from './port.contract.ts'

const memory: MakePorts = async () => {
  const disk = createMemoryDisk()
  const ports = [createMemoryPort(disk), createMemoryPort(disk)] as const
  for (const port of ports) await port.open()
  return ports
}
const database: MakePorts = async () => {
  const indexedDB = new IDBFactory()
  const make = () => createDatabasePort({ name: 'jotter', indexedDB, IDBKeyRange })
  const ports = [make(), make()] as const
  for (const port of ports) await port.open()
  return ports
}

describe.each([
  { storage: 'memory', make: memory },
  { storage: 'IndexedDB, as fake-indexeddb has it', make: database }
])('$storage', ({ make }) => {
  test.each(portCases(make))('$name', async ({ run }) => {
    expect(await run()).toBeUndefined()
  })
})
