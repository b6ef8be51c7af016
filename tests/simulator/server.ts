import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Random } from '#lib/random.ts'
import { createApp } from '#server/app.ts'
import { openConfig } from '#server/app-config.ts'
import { openDatabase } from '#server/db/database.ts'
import { raiseRestore } from '#server/db/raise-restore.ts'
import { memoryFiles } from '#server/db/files.ts'
import { prepare } from '#server/db/statement.ts'
import { storeOver } from '#server/db/store.ts'
import { createWake } from '#server/wake.ts'

/** The bytes of a whole server, to be started from or put back. */
export type ServerImage = Uint8Array

export type SimServer = ReturnType<typeof createSimServer>

/** The real server over the real SQLite, in memory: it can be stopped, copied and put back as `npm run restore` does. */
export function createSimServer(parts: {
  readonly now: () => number
  readonly random: Random
  readonly image?: ServerImage
}) {
  const { now, random } = parts
  // The folder of pieces outlives the process, and is not put back with the database.
  const files = memoryFiles()
  const open = (image: ServerImage | undefined, prepare?: (db: DatabaseSync) => void) => {
    const db = openDatabase(':memory:')
    if (image) db.deserialize(image)
    prepare?.(db)
    const store = storeOver(db, now, files)
    const wake = createWake()
    const log = () => {}
    return {
      db,
      store,
      wake,
      app: createApp({ store, now, random, log, wake, config: openConfig })
    }
  }
  let running = open(parts.image)
  const stop = () => {
    running.wake.stop()
    running.store.close()
  }
  /** Everything that stood in the queue is committed and answered. */
  const finish = () => running.store.write(() => undefined)
  const kill = () => {
    running.wake.stop()
    running.db.close()
  }
  return {
    serve: (url: string, init: RequestInit) => running.app.request(url, init),
    image: (): ServerImage => running.db.serialize(),
    /** stopped by its service, which lets it finish; or killed, and then nobody hears of what was not committed */
    async restart({ isKilled }: { isKilled: boolean }) {
      if (!isKilled) await finish()
      const image = running.db.serialize()
      if (isKilled) kill()
      else stop()
      running = open(image)
    },
    async restore(image: ServerImage, { release }: { release: boolean }) {
      await finish()
      const folder = mkdtempSync(join(tmpdir(), 'jotter-simulator-'))
      const before = join(folder, 'before.db')
      writeFileSync(before, running.db.serialize())
      stop()
      running = open(image, (db) => void raiseRestore(db, { now: now(), release, before }))
      rmSync(folder, { recursive: true, force: true })
    },
    /** `npm run restore -- FILE --release` on what is there: for a group whose lead is gone */
    release() {
      running.db.exec('UPDATE channel SET awaiting = 0')
    },
    /** a channel as its tables hold it; undefined where this server does not know it */
    channel(grp: string) {
      const { channels, lines } = running.store.rows
      const row = channels.byGrp(grp)
      return row && { ...row, lines: [...lines.after(row.no, 0, 100_000)] }
    },
    head: (grp: string): number => running.store.rows.channels.byGrp(grp)?.head ?? 0,
    /** receipt of a line, if the server has it */
    line: (grp: string, id: string) => {
      const row = running.store.rows.channels.byGrp(grp)
      return row && running.store.rows.lines.byId(row.no, id)
    },
    /** whether it serves the channel to a device */
    isJoined: (grp: string, dev: string): boolean => {
      const { channels, devices, members } = running.store.rows
      const [channel, device] = [channels.byGrp(grp), devices.byDev(dev)]
      return channel && device ? members.joined(channel.no, device.no) !== undefined : false
    },
    /** whether it has ever heard of a device */
    isKnown: (dev: string): boolean => running.store.rows.devices.byDev(dev) !== undefined,
    restored: (grp: string) => {
      const row = running.store.rows.channels.byGrp(grp)
      return row ? running.store.rows.channels.restored(row.no) : []
    },
    /** the bytes of a piece as a channel hands them out; undefined where it has none */
    piece: async (grp: string, ent: string, hash: string) => {
      const row = running.store.rows.channels.byGrp(grp)
      const isLinked = row && running.store.rows.blobs.linked(row.no, ent, hash) !== undefined
      return isLinked ? files.read(hash) : undefined
    },
    /** pieces that belong to nothing and are still kept, of erased entities */
    isKept: (hash: string) => files.has(hash),
    isLinked: (hash: string) => running.store.rows.blobs.isLinked(hash),
    isErased: (grp: string, ent: string) => {
      const row = running.store.rows.channels.byGrp(grp)
      return row !== undefined && running.store.rows.entities.one(row.no, ent)?.erased === 1
    },
    /** channel and entity of everything that was erased for ever */
    erased: () =>
      prepare<{ grp: string; ent: string }>(
        running.db,
        'SELECT grp, ent FROM entity JOIN channel ON channel.no = entity.channel WHERE erased = 1'
      ).all(),
    /** whether a device may have an entity erased: a lead's, or the one that first pushed it (design 8.3) */
    mayErase: (grp: string, ent: string, dev: string): boolean => {
      const { channels, devices, members, entities } = running.store.rows
      const [channel, device] = [channels.byGrp(grp), devices.byDev(dev)]
      if (!channel || !device) return false
      const isLead = members.joined(channel.no, device.no)?.role === 'lead'
      return isLead || entities.one(channel.no, ent)?.owner === device.no
    },
    erasedAnywhere: (ent: string) =>
      running.db.prepare('SELECT 1 FROM entity WHERE ent = ? AND erased = 1').get(ent) !==
      undefined,
    restoreNumber: () => running.store.restore,
    close: stop
  }
}
