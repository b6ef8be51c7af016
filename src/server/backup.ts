import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type ConfigFault, readDataFolder } from './config.ts'
import { whyUnreadable } from './db/database.ts'
import { isFull } from './db/full.ts'
import { prepare } from './db/statement.ts'
import { DATABASE_FILE } from './db/store.ts'

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
  if (existsSync(file)) return refuse(`${file} is there already. Name a new file.`)
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
  copy.close()
  if (why) {
    rmSync(part)
    return refuse(`The copy cannot be used: ${why}. Check the disk of ${folder}.`)
  }
  const handle = openSync(part, 'r+')
  fsyncSync(handle)
  closeSync(handle)
  renameSync(part, file)
  process.stdout.write(
    `${file} holds ${counted?.lines} lines of ${counted?.channels} channels, sealed as they came.\n`
  )
  return 0
}

function refuse(...sentences: string[]): number {
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`)
  return 1
}
