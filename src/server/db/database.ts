import { DatabaseSync } from 'node:sqlite'
import { APPLICATION_ID, SCHEMA_VERSION, TABLES, UPGRADES } from './tables.ts'

/** Opens (or makes) the server's database: durable at COMMIT, and what is deleted is overwritten. */
export function openDatabase(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: 10_000 })
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON')
  // Rare checkpoints keep a push's slowest case under a millisecond (measured: 7 ms with the default).
  db.exec(
    'PRAGMA wal_autocheckpoint = 8000; PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY'
  )
  const version = pragma(db, 'user_version')
  if (version < SCHEMA_VERSION) {
    db.exec(`BEGIN IMMEDIATE; ${tablesSince(version)}
      PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT`)
  }
  return db
}

/** All tables for an empty file; for one of an earlier format those that came since. */
function tablesSince(version: number): string {
  const added = Object.entries(UPGRADES).filter(([format]) => Number(format) > version)
  return [...(version === 0 ? [TABLES] : []), ...added.map(([, tables]) => tables)].join('')
}

/** Why a database file is not one of ours that this version can read; undefined when it is. */
export function whyUnreadable(db: DatabaseSync): string | undefined {
  if (pragma(db, 'application_id') !== APPLICATION_ID) return 'it is not a Jotter database'
  const version = pragma(db, 'user_version')
  if (version > SCHEMA_VERSION) return `it was written by a newer Jotter (format ${version})`
  const check = db.prepare('PRAGMA integrity_check').all()
  return check.length === 1 && Object.values(check[0] ?? {})[0] === 'ok'
    ? undefined
    : 'it is damaged'
}

export function pragma(db: DatabaseSync, name: 'user_version' | 'application_id'): number {
  return Number(Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0])
}
