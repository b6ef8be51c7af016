import type { DatabaseSync } from 'node:sqlite'
import { prepare } from './statement.ts'

export interface LineRow {
  readonly channel: number
  readonly pos: number
  readonly id: string
  readonly ent: string
  readonly k: 'op' | 'member' | 'key' | 'erase'
  readonly bh: string
  readonly rts: number
  readonly cpos: number
  readonly via: number
  /** chain hash at `pos` */
  readonly chain: string
  /** a control line the server acted upon */
  readonly obeyed: number
  /** null where it was erased */
  readonly line: string | null
}

/** A line with the device that brought it by its public id. */
export interface ServedRow extends Omit<LineRow, 'via'> {
  readonly via: string
}

export function lineRows(db: DatabaseSync) {
  const byId = prepare<LineRow>(db, 'SELECT * FROM line WHERE channel = ? AND id = ?')
  const after = prepare<ServedRow>(
    db,
    `SELECT line.*, device.dev AS via FROM line JOIN device ON device.no = line.via
     WHERE channel = ? AND pos > ? ORDER BY pos LIMIT ?`
  )
  const add = prepare(
    db,
    `INSERT INTO line (channel, pos, id, ent, k, bh, rts, cpos, via, chain, obeyed, line)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
  )
  const setObeyed = prepare(db, 'UPDATE line SET obeyed = 1 WHERE channel = ? AND id = ?')
  const blank = prepare(
    db,
    `UPDATE line SET line = NULL WHERE channel = ? AND ent = ? AND k = 'op' AND line IS NOT NULL`
  )
  const firstOf = prepare<{ pos: number | null }>(
    db,
    `SELECT min(pos) AS pos FROM line WHERE channel = ? AND ent = ? AND k = 'op'`
  )
  const chainAt = prepare<{ chain: string }>(
    db,
    'SELECT chain FROM line WHERE channel = ? AND pos = ?'
  )
  const erasedAfter = prepare<{ one: number }>(
    db,
    `SELECT 1 AS one FROM line WHERE channel = ? AND pos > ? AND k = 'erase' LIMIT 1`
  )
  return {
    byId: (channel: number, id: string) => byId.one(channel, id),
    after: (channel: number, pos: number, limit: number) => after.each(channel, pos, limit),
    add: (row: LineRow) =>
      add.run(
        row.channel,
        row.pos,
        row.id,
        row.ent,
        row.k,
        row.bh,
        row.rts,
        row.cpos,
        row.via,
        row.chain,
        row.obeyed,
        row.line
      ),
    setObeyed: (channel: number, id: string) => setObeyed.run(channel, id),
    /** number of lines blanked */
    blank: (channel: number, ent: string) => blank.run(channel, ent),
    chainAt: (channel: number, pos: number) => chainAt.one(channel, pos)?.chain,
    /** something was erased by a line after `pos` */
    erasedAfter: (channel: number, pos: number) => erasedAfter.one(channel, pos) !== undefined,
    /** first position of an entity, undefined when it has none */
    firstOf: (channel: number, ent: string) => firstOf.one(channel, ent)?.pos ?? undefined
  }
}
