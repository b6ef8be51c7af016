import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Random } from '#lib/random.ts'
import { createApp } from '#server/app.ts'
import { type AppConfig, openConfig } from '#server/app-config.ts'
import { openDatabase } from '#server/db/database.ts'
import { raiseRestore } from '#server/db/raise-restore.ts'
import { DATABASE_FILE, storeOver } from '#server/db/store.ts'
import { createLog } from '#server/log.ts'
import { createWake } from '#server/wake.ts'

/** The real server in this process over a folder of its own, which can be stopped, backed up and restored. */
export function aSyncServer(parts: {
  readonly now: () => number
  readonly random: Random
  readonly config?: Partial<AppConfig>
}) {
  const { now, random } = parts
  const folder = mkdtempSync(join(tmpdir(), 'jotter-sync-'))
  const file = join(folder, DATABASE_FILE)
  const config = { ...openConfig, ...parts.config }
  const log = createLog(() => {}, now)
  const open = () => {
    const db = openDatabase(file)
    const store = storeOver(db, now)
    const wake = createWake()
    return { db, store, wake, app: createApp({ store, now, random, log, wake, config }) }
  }
  let running = open()
  let backups = 0
  const stop = () => {
    running.wake.stop()
    running.store.close()
  }
  return {
    serve: (url: string, init: RequestInit) => running.app.request(url, init),
    restart() {
      stop()
      running = open()
    },
    /** as on a disk without room: the database may not grow by a page */
    fill: () => running.db.exec('PRAGMA max_page_count = 1'),
    makeRoom: () => running.db.exec(`PRAGMA max_page_count = ${2 ** 30}`),
    /** a copy of the data as it is now */
    backUp(): string {
      const copy = join(folder, `backup-${++backups}.db`)
      const db = new DatabaseSync(file, { readOnly: true })
      db.prepare('VACUUM INTO ?').run(copy)
      db.close()
      return copy
    },
    /** puts a backup in the place of the data, as `npm run restore` does */
    restore(backup: string, { release }: { release: boolean }) {
      stop()
      const before = join(folder, `before-${++backups}.db`)
      copyFileSync(file, before)
      for (const part of ['', '-wal', '-shm']) rmSync(`${file}${part}`, { force: true })
      copyFileSync(backup, file)
      const db = openDatabase(file)
      raiseRestore(db, { now: now(), release, before })
      db.close()
      running = open()
    },
    /** ids of a channel's lines by position, straight from the tables */
    ids(grp: string): readonly string[] {
      const channel = running.store.rows.channels.byGrp(grp)
      if (!channel) return []
      return [...running.store.rows.lines.after(channel.no, 0, 100_000)].map(({ id }) => id)
    },
    restoreNumber: () => running.store.restore,
    close() {
      stop()
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
