import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, expect, it } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import { raiseRestore } from '#server/db/raise-restore.ts'
import { DATABASE_FILE } from '#server/db/store.ts'
import {
  aGroup,
  aLine,
  aServer,
  aTablet,
  pull,
  push,
  readAll,
  restoreNumber,
  START
} from './kit.ts'

const folder = mkdtempSync(join(tmpdir(), 'jotter-two-backups-'))
const file = join(folder, DATABASE_FILE)
afterEach(() => rmSync(folder, { recursive: true }))

function backUp(name: string): string {
  const copy = join(folder, name)
  const db = new DatabaseSync(file, { readOnly: true })
  db.prepare('VACUUM INTO ?').run(copy)
  db.close()
  return copy
}

/** Puts a backup in the place of the data, which is known to the restore as what it replaces. */
function putBack(backup: string): void {
  const before = backUp('before.db')
  copyFileSync(backup, file)
  const db = openDatabase(file)
  raiseRestore(db, { now: START, release: true, before })
  db.close()
  rmSync(before)
}

it('[E1] a backup that is newer than an earlier restore is no history of those who read on after that one', async () => {
  const first = aServer({}, folder)
  const lead = aTablet()
  const grp = await aGroup(first.send, lead)
  const write = (server: typeof first, lines: number, restore: number) => {
    const made = Array.from({ length: lines }, () => aLine(lead, grp, { r: restore }))
    return push(server.send, lead, grp, made, { restore })
  }
  const one = await restoreNumber(first.send)
  await write(first, 2, one)
  const shared = (await readAll(first.send, lead, grp)).length
  const older = backUp('older.db')
  await write(first, 3, one)
  const newer = backUp('newer.db')
  first.store.close()

  putBack(older)
  const second = aServer({}, folder)
  const two = await restoreNumber(second.send)
  await write(second, 4, two)
  second.store.close()

  putBack(newer)
  const third = aServer({}, folder)
  const told = await pull(third.send, lead, [{ grp, pos: 0 }], { restore: two })
  // By length both went on to the same positions; the lines there are others.
  expect(told.value.restored).toMatchObject([{ grp, head: shared }])
  third.store.close()
})
