import type { Work } from './port.ts'
import { TABLE_NAMES } from './tables.ts'

export function everything<T>(durability: Work<T>['durability'], body: Work<T>['body']): Work<T> {
  return { tables: TABLE_NAMES, mode: 'write', durability, body }
}
