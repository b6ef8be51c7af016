import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { createDexiePort } from './dexie-port.ts'
import { createMemoryDisk, createMemoryPort } from './memory-port.ts'
import { portContract } from './port.contract.ts'

portContract('memory', async () => {
  const disk = createMemoryDisk()
  const ports = [createMemoryPort(disk), createMemoryPort(disk)] as const
  for (const port of ports) await port.open()
  return ports
})

portContract('Dexie on fake-indexeddb', async () => {
  const indexedDB = new IDBFactory()
  const make = () => createDexiePort({ name: 'jotter', indexedDB, IDBKeyRange })
  const ports = [make(), make()] as const
  for (const port of ports) await port.open()
  return ports
})
