import type { DatabaseSync } from 'node:sqlite'
import { prepare } from './statement.ts'

/** A tablet by its number here and by its public id. */
export interface Device {
  readonly no: number
  readonly dev: string
}

/** A tablet's row. Only the hash of its token is ever stored. */
export interface DeviceRow extends Device {
  readonly token_hash: string
  readonly pending: number | null
  readonly oldest: number | null
  /** ms since 1970 when it was last heard */
  readonly contact: number
}

export function deviceRows(db: DatabaseSync) {
  const byTokenHash = prepare<DeviceRow>(db, 'SELECT * FROM device WHERE token_hash = ?')
  const byDev = prepare<DeviceRow>(db, 'SELECT * FROM device WHERE dev = ?')
  const byNo = prepare<DeviceRow>(db, 'SELECT * FROM device WHERE no = ?')
  const add = prepare<DeviceRow>(
    db,
    'INSERT INTO device (dev, token_hash, contact) VALUES (?, ?, ?) RETURNING *'
  )
  const setReport = prepare(
    db,
    'UPDATE device SET contact = ?, pending = ?, oldest = ? WHERE no = ?'
  )
  const setContact = prepare(db, 'UPDATE device SET contact = ? WHERE no = ?')
  return {
    byTokenHash: (hash: string) => byTokenHash.one(hash),
    byDev: (dev: string) => byDev.one(dev),
    byNo: (no: number) => byNo.one(no),
    add(dev: string, tokenHash: string, now: number): DeviceRow {
      const row = add.one(dev, tokenHash, now)
      if (!row) throw new Error('the device was not stored')
      return row
    },
    setReport: (no: number, contact: number, pending: number | null, oldest: number | null) =>
      setReport.run(contact, pending, oldest, no),
    setContact: (no: number, contact: number) => setContact.run(contact, no)
  }
}
