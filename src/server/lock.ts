import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { isFull } from './db/full.ts'

export interface Lock {
  release(): void
}

/**
 * Takes a data folder for this process alone: an exclusive lock of the operating system, held through SQLite, which
 * ends with the process however it ends. The pid in the file beside it is only for the message. Answers who holds it.
 */
export function lockFolder(folder: string): Lock | { readonly heldBy: string } {
  const pidFile = join(folder, 'server.pid')
  const db = new DatabaseSync(join(folder, 'lock.db'), { timeout: 0 })
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    if (!(error instanceof Error && 'errcode' in error && error.errcode === 5)) throw error
    return { heldBy: readPid(pidFile) }
  }
  try {
    writeFileSync(pidFile, `${process.pid}\n`)
  } catch (error) {
    // On a full disk what is there can still be served.
    if (!isFull(error)) throw error
  }
  return {
    release() {
      rmSync(pidFile, { force: true })
      db.close()
    }
  }
}

function readPid(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim() || 'unknown'
  } catch {
    return 'unknown'
  }
}
