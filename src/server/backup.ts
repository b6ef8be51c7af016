import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type ConfigFault, readDataFolder } from './config.ts'
import { whyUnreadable } from './db/database.ts'
import { isFull } from './db/full.ts'
import { prepare } from './db/statement.ts'
import { BLOB_FOLDER } from './db/files.ts'
import { DATABASE_FILE } from './db/store.ts'
import { copyPieces, linkedPieces } from './pieces.ts'

const faults: ConfigFault[] = []
const folder = readDataFolder(process.env, faults)
const [target] = process.argv.slice(2)
process.exitCode = faults.length > 0 ? refuse(...faults.map(({ sentence }) => sentence)) : backUp()

/** Copies the database as it is at one instant, while the server goes on writing. */
function backUp(): number {
  const source = join(folder, DATABASE_FILE)
  if (!target) return refuse('Name the file to write: npm run backup -- jotter-backup.db')
  if (!existsSync(source)) {
    return refuse(`There is nothing to back up in ${folder}. Name the data folder with DATA_DIR.`)
  }
  const file = resolve(target)
  for (const there of [file, `${file}.${BLOB_FOLDER}`]) {
    if (existsSync(there)) return refuse(`${there} is there already. Name a new file.`)
  }
  if (!existsSync(dirname(file))) return refuse(`There is no folder ${dirname(file)}.`)
  // Written under another name first: a file under the wanted name is always whole.
  const part = `${file}.part`
  rmSync(part, { force: true })
  try {
    const db = new DatabaseSync(source, { readOnly: true, timeout: 30_000 })
    prepare(db, 'VACUUM INTO ?').run(part)
    db.close()
  } catch (error) {
    if (!isFull(error)) throw error
    for (const end of ['', '-journal']) rmSync(part + end, { force: true })
    return refuse(`There is no room for a copy in ${dirname(file)}. Name a file on another disk.`)
  }
  const copy = new DatabaseSync(part, { readOnly: true })
  const why = whyUnreadable(copy)
  const counted = prepare<{ channels: number; lines: number }>(
    copy,
    'SELECT (SELECT count(*) FROM channel) AS channels, (SELECT count(*) FROM line) AS lines'
  ).one()
  const pieces = why ? [] : linkedPieces(copy)
  copy.close()
  if (why) {
    rmSync(part)
    return refuse(`The copy cannot be used: ${why}. Check the disk of ${folder}.`)
  }
  // Written before their links, so that all the copy names are there; under the name of the copy, before it is called whole.
  const media = `${file}.${BLOB_FOLDER}`
  let copied: ReturnType<typeof copyPieces>
  try {
    copied = copyPieces(pieces, join(folder, BLOB_FOLDER), media)
  } catch (error) {
    rmSync(part)
    rmSync(media, { recursive: true, force: true })
    if (!isFull(error)) throw error
    return refuse(
      `There is no room for the pictures and recordings in ${dirname(file)}. Name a file on another disk.`
    )
  }
  const handle = openSync(part, 'r+')
  fsyncSync(handle)
  closeSync(handle)
  renameSync(part, file)
  process.stdout.write(
    `${file} holds ${counted?.lines} lines of ${counted?.channels} channels, sealed as they came.\n${
      copied.copied > 0
        ? `${media} holds ${copied.copied} pieces of pictures and recordings: keep the two together.\n`
        : ''
    }`
  )
  return 0
}

function refuse(...sentences: string[]): number {
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`)
  return 1
}
