import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { createApp } from '#server/app.ts'
import { openConfig } from '#server/app-config.ts'
import { openDatabase } from '#server/db/database.ts'
import { DATABASE_FILE, storeOver } from '#server/db/store.ts'
import { createLog } from '#server/log.ts'
import { listen } from '#server/serve.ts'
import { createWake } from '#server/wake.ts'
import type { Cramped } from './full-disk.ts'
import { random, START } from './kit.ts'
import { aFolder, sendTo } from './process.ts'

const NO_LIMIT = 2 ** 30

/** A server in this process that listens, over a database that can be forbidden to grow, as on a disk without room. */
export async function aCrampedServer(): Promise<Cramped & { stop(): Promise<void> }> {
  const { folder, remove } = aFolder()
  const db = openDatabase(join(folder, DATABASE_FILE))
  const now = () => START
  const store = storeOver(db, now)
  const wake = createWake()
  const log = createLog(() => {}, now)
  const app = createApp({ store, now, random, log, wake, config: openConfig })
  const { port, close } = await listen(app, { port: 0, host: '127.0.0.1' })
  return {
    send: sendTo(port),
    fill: () => limitPages(db, 1),
    makeRoom: () => limitPages(db, NO_LIMIT),
    async stop() {
      wake.stop()
      await close()
      store.close()
      remove()
    }
  }
}

/** SQLite takes no limit below what there is: 1 means that not one page more is to be had. */
function limitPages(db: DatabaseSync, most: number): void {
  db.exec(`PRAGMA max_page_count = ${most}`)
}
