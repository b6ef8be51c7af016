import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Now } from '#lib/time.ts'
import { blobRows } from './blobs.ts'
import { channelRows } from './channels.ts'
import { checkpointRows } from './checkpoints.ts'
import { openDatabase } from './database.ts'
import { deviceRows } from './devices.ts'
import { entityRows } from './entities.ts'
import { BLOB_FOLDER, type BlobFiles, blobFiles, memoryFiles } from './files.ts'
import { isFull } from './full.ts'
import { invitationRows } from './invitations.ts'
import { keyRows } from './keys.ts'
import { lineRows } from './lines.ts'
import { memberRows } from './members.ts'
import { sheetRows } from './sheets.ts'
import { prepare } from './statement.ts'
import { createWriter, type Write } from './writer.ts'

export const DATABASE_FILE = 'jotter.db'

/** The tables as functions; inside a `write` job they take part in its transaction. */
export interface Rows {
  readonly channels: ReturnType<typeof channelRows>
  readonly devices: ReturnType<typeof deviceRows>
  readonly members: ReturnType<typeof memberRows>
  readonly lines: ReturnType<typeof lineRows>
  readonly entities: ReturnType<typeof entityRows>
  readonly keys: ReturnType<typeof keyRows>
  readonly invitations: ReturnType<typeof invitationRows>
  readonly sheets: ReturnType<typeof sheetRows>
  readonly checkpoints: ReturnType<typeof checkpointRows>
  readonly blobs: ReturnType<typeof blobRows>
}

export interface ServerStore {
  readonly rows: Rows
  /** sealed pieces of pictures and recordings */
  readonly files: BlobFiles
  /** positions belong to this number; raised by every restore */
  readonly restore: number
  readonly write: Write
  /** moves the log of recent pages into the database and empties it: after an erasure nothing lingers there */
  checkpoint(): void
  /** commits what waits, then closes */
  close(): void
}

/** Opens the one store of a data folder (`:memory:` for tests that need no file). */
export function openServerStore(folder: string, now: Now): ServerStore {
  if (folder === ':memory:') return storeOver(openDatabase(folder), now)
  const files = blobFiles(join(folder, BLOB_FOLDER))
  return storeOver(openDatabase(join(folder, DATABASE_FILE)), now, files)
}

/** The store over a database that is open already, with its files in memory unless they are given. */
export function storeOver(
  db: DatabaseSync,
  now: Now,
  files: BlobFiles = memoryFiles()
): ServerStore {
  const rows = openRows(db)
  const { write, drain } = createWriter(db)
  const checkpoint = createCheckpoint(db)
  return {
    rows,
    files,
    restore: restoreNumber(db, now),
    write,
    checkpoint,
    close() {
      drain()
      checkpoint()
      db.close()
    }
  }
}

/** How long until an emptying of the log that was not possible is tried again, ms. */
const AGAIN = 1000

/**
 * Nobody waits for it here: while a backup is reading the log of pages, or the disk has no room for what it holds, it stays as it is
 * and is tried again.
 */
function createCheckpoint(db: DatabaseSync): () => void {
  const emptied = prepare<{ busy: number }>(db, 'PRAGMA wal_checkpoint(TRUNCATE)')
  const isEmptied = () => {
    db.exec('PRAGMA busy_timeout = 0')
    try {
      return emptied.one()?.busy !== 1
    } catch (error) {
      if (!isFull(error)) throw error
      return false
    } finally {
      db.exec('PRAGMA busy_timeout = 10000')
    }
  }
  const checkpoint = () => {
    if (db.isOpen && !isEmptied()) setTimeout(checkpoint, AGAIN).unref()
  }
  return checkpoint
}

function openRows(db: DatabaseSync): Rows {
  return {
    channels: channelRows(db),
    devices: deviceRows(db),
    members: memberRows(db),
    lines: lineRows(db),
    entities: entityRows(db),
    keys: keyRows(db),
    invitations: invitationRows(db),
    sheets: sheetRows(db),
    checkpoints: checkpointRows(db),
    blobs: blobRows(db)
  }
}

/**
 * A new data folder begins at the second it was made, not at 1: were the folder lost and begun again without a
 * backup, no tablet could take its positions for the old ones.
 */
function restoreNumber(db: DatabaseSync, now: Now): number {
  const read = prepare<{ value: number }>(db, `SELECT value FROM meta WHERE name = 'restore'`)
  const known = read.one()
  if (known) return known.value
  const first = Math.max(1, Math.floor(now() / 1000))
  prepare(db, `INSERT INTO meta (name, value) VALUES ('restore', ?)`).run(first)
  return first
}
