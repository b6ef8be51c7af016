import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'
import { systemNow } from '#lib/time.ts'
import { type ConfigFault, readDataFolder } from './config.ts'
import { openDatabase, whyUnreadable } from './db/database.ts'
import { BLOB_FOLDER } from './db/files.ts'
import { isFull } from './db/full.ts'
import { raiseRestore } from './db/raise-restore.ts'
import { DATABASE_FILE } from './db/store.ts'
import { lockFolder } from './lock.ts'
import { copyPieces, linkedPieces } from './pieces.ts'

const faults: ConfigFault[] = []
const folder = readDataFolder(process.env, faults)
const { values, positionals } = parseArgs({
  options: { release: { type: 'boolean', default: false } },
  allowPositionals: true
})
const current = join(folder, DATABASE_FILE)
/** The backup while it is made ready: only a whole one takes the place of the data. */
const freshFile = `${current}.restoring`
process.exitCode =
  faults.length > 0 ? refuse(...faults.map(({ sentence }) => sentence)) : restore(positionals[0])

/** Puts a backup in the place of the data, under a new restore number; refused while a server runs. */
function restore(source: string | undefined): number {
  if (!source) return refuse('Name the backup: npm run restore -- jotter-backup.db')
  const file = resolve(source)
  if (!existsSync(file)) return refuse(`There is no file ${file}.`)
  const lock = lockFolder(folder)
  if ('heldBy' in lock) {
    return refuse(
      `A Jotter server (process ${lock.heldBy}) is using ${folder}. Stop it, then run this again.`
    )
  }
  try {
    return replaceData(file)
  } catch (error) {
    if (!isFull(error)) throw error
    removeDatabase(freshFile)
    return refuse(
      `There is no room in ${folder} for the backup and its pictures beside the data, which is untouched. Make room, then run this again.`
    )
  } finally {
    lock.release()
  }
}

function replaceData(file: string): number {
  removeDatabase(freshFile)
  copyFileSync(file, freshFile)
  const why = whyNotOurs(freshFile)
  if (why) {
    removeDatabase(freshFile)
    return refuse(`${file} cannot be restored: ${why}. The data in ${folder} is untouched.`)
  }
  const before = existsSync(current) ? settle() : undefined
  const db = openDatabase(freshFile)
  const raised = raiseRestore(db, {
    now: systemNow(),
    release: values.release,
    ...(before ? { before } : {})
  })
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  const pieces = linkedPieces(db)
  db.close()
  // What was erased since the backup is named by nothing any more, and stays away.
  const copied = copyPieces(pieces, `${file}.${BLOB_FOLDER}`, join(folder, BLOB_FOLDER))
  const kept = join(folder, `before-restore-${raised.restore}.db`)
  if (existsSync(current)) keepBefore(kept)
  renameSync(freshFile, current)
  const { restore: number, channels, lines, erased } = raised
  const said = [
    `Restored ${lines} lines of ${channels} channels; the restore number is now ${number}.`,
    ...(before ? [`The data as it was before is in ${kept}: delete it when all is well.`] : []),
    ...(erased > 0 ? [`${erased} entities erased since the backup were erased again.`] : []),
    ...(pieces.length > 0
      ? [`${pieces.length - copied.missing} pieces of pictures and recordings are here.`]
      : []),
    ...(copied.missing > 0
      ? [
          `${copied.missing} pieces are not in the backup: the tablets that took them send them again.`
        ]
      : []),
    'Tablets offer again what the backup did not hold.',
    values.release
      ? 'Every channel is served at once, as you asked.'
      : 'Each channel is served again once a lead’s tablet has been in touch (with --release: at once).'
  ]
  process.stdout.write(`${said.join('\n')}\n`)
  return 0
}

/** Copies the data as it was; a copy for which there is no room does not stay behind half made. */
function keepBefore(kept: string): void {
  try {
    copyFileSync(current, kept)
  } catch (error) {
    rmSync(kept, { force: true })
    throw error
  }
}

/** Moves what its log of pages holds into the database file, so that it can be copied; undefined when it is damaged. */
function settle(): string | undefined {
  try {
    const db = openDatabase(current)
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    const why = whyUnreadable(db)
    db.close()
    return why ? undefined : current
  } catch (error) {
    if (isFull(error)) throw error
    // A broken database must not keep a good backup out; its log must not be taken for the new one's.
    for (const end of ['-wal', '-shm']) rmSync(current + end, { force: true })
    return undefined
  }
}

function whyNotOurs(file: string): string | undefined {
  try {
    const db = new DatabaseSync(file)
    const why = whyUnreadable(db)
    db.close()
    return why
  } catch {
    return 'it is not a database'
  }
}

function removeDatabase(file: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(file + end, { force: true })
}

function refuse(...sentences: string[]): number {
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`)
  return 1
}
