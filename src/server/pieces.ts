import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync
} from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { isMissing } from './db/files.ts'
import { prepare } from './db/statement.ts'

/** Hashes of every sealed piece that a database names. One of a format that knew none names none. */
export function linkedPieces(db: DatabaseSync): readonly string[] {
  const known = prepare<{ one: number }>(
    db,
    `SELECT 1 AS one FROM sqlite_master WHERE type = 'table' AND name = 'blob_link'`
  ).one()
  if (!known) return []
  return prepare<{ hash: string }>(db, 'SELECT DISTINCT hash FROM blob_link')
    .all()
    .map(({ hash }) => hash)
}

/**
 * Copies pieces that are not there yet from one folder into another, each whole before it has its name. `missing` are in neither. Throws what
 * the disk says where it has no room.
 */
export function copyPieces(
  hashes: readonly string[],
  from: string,
  to: string
): { readonly copied: number; readonly missing: number } {
  let copied = 0
  let missing = 0
  for (const hash of hashes) {
    const home = hash.slice(0, 2)
    const target = join(to, home, hash)
    if (existsSync(target)) continue
    mkdirSync(join(to, home), { recursive: true, mode: 0o700 })
    try {
      copyThrough(join(from, home, hash), target)
    } catch (error) {
      // An erasure may take one away while the server runs on.
      if (!isMissing(error)) throw error
      missing += 1
      continue
    }
    copied += 1
  }
  return { copied, missing }
}

function copyThrough(source: string, target: string): void {
  const part = `${target}.part`
  try {
    copyFileSync(source, part, constants.COPYFILE_FICLONE)
    const handle = openSync(part, 'r+')
    fsyncSync(handle)
    closeSync(handle)
    renameSync(part, target)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}
