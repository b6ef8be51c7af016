import type { DatabaseSync } from 'node:sqlite'
import { prepare } from './statement.ts'

export interface ChannelRow {
  readonly no: number
  readonly grp: string
  readonly audience: string
  /** id of the newest key */
  readonly kid: string
  readonly head: number
  /** chain hash at `head` */
  readonly chain: string
  readonly creator: number
  /** 1 after a restore, until a lead's device has re-offered its control lines */
  readonly awaiting: number
}

/** Restore numbers of a channel with the head each began at, oldest first; the first is its birth at 0. */
export interface RestoredRow {
  readonly restore: number
  readonly head: number
}

export function channelRows(db: DatabaseSync) {
  const byGrp = prepare<ChannelRow>(db, 'SELECT * FROM channel WHERE grp = ?')
  const byNo = prepare<ChannelRow>(db, 'SELECT * FROM channel WHERE no = ?')
  const add = prepare<ChannelRow>(
    db,
    `INSERT INTO channel (grp, audience, kid, head, chain, creator, created, awaiting)
     VALUES (?, ?, ?, 0, '', ?, ?, 0) RETURNING *`
  )
  const addRestored = prepare(db, 'INSERT INTO restored (channel, restore, head) VALUES (?, ?, ?)')
  const restored = prepare<RestoredRow>(
    db,
    'SELECT restore, head FROM restored WHERE channel = ? ORDER BY restore'
  )
  const setHead = prepare(db, 'UPDATE channel SET head = ?, chain = ? WHERE no = ?')
  const setKid = prepare(db, 'UPDATE channel SET kid = ? WHERE no = ?')
  const release = prepare(db, 'UPDATE channel SET awaiting = 0 WHERE no = ?')
  const anyAwaiting = prepare<{ one: number }>(
    db,
    'SELECT 1 AS one FROM channel WHERE awaiting = 1 LIMIT 1'
  )
  return {
    byGrp: (grp: string) => byGrp.one(grp),
    byNo: (no: number) => byNo.one(no),
    add(channel: {
      grp: string
      audience: string
      kid: string
      creator: number
      now: number
      restore: number
    }): ChannelRow {
      const { grp, audience, kid, creator, now, restore } = channel
      const row = add.one(grp, audience, kid, creator, now)
      if (!row) throw new Error('the channel was not stored')
      addRestored.run(row.no, restore, 0)
      return row
    },
    restored: (no: number) => restored.all(no),
    setHead: (no: number, head: number, chain: string) => setHead.run(head, chain, no),
    setKid: (no: number, kid: string) => setKid.run(kid, no),
    release: (no: number) => release.run(no),
    anyAwaiting: () => anyAwaiting.one() !== undefined
  }
}
