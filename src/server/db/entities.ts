import type { DatabaseSync } from 'node:sqlite'
import { prepare } from './statement.ts'

export interface EntityRow {
  /** the device whose own token first pushed it; null when others re-offered it */
  readonly owner: number | null
  readonly erased: number
}

export function entityRows(db: DatabaseSync) {
  const one = prepare<EntityRow>(
    db,
    'SELECT owner, erased FROM entity WHERE channel = ? AND ent = ?'
  )
  const add = prepare(db, 'INSERT INTO entity (channel, ent, owner, erased) VALUES (?, ?, ?, 0)')
  const erase = prepare(
    db,
    `INSERT INTO entity (channel, ent, owner, erased) VALUES (?, ?, NULL, 1)
     ON CONFLICT (channel, ent) DO UPDATE SET erased = 1`
  )
  return {
    one: (channel: number, ent: string) => one.one(channel, ent),
    add: (channel: number, ent: string, owner: number | null) => add.run(channel, ent, owner),
    erase: (channel: number, ent: string) => erase.run(channel, ent)
  }
}
