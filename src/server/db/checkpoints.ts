import type { DatabaseSync } from 'node:sqlite'
import { prepare } from './statement.ts'

export interface CheckpointPart {
  readonly channel: number
  /** the position up to which it was folded */
  readonly pos: number
  readonly device: number
  readonly part: number
  readonly parts: number
  /** chain hash at `pos` */
  readonly chain: string
  readonly sealed: string
}

/** A checkpoint all of whose parts are here. */
export interface WholeCheckpoint {
  readonly pos: number
  readonly device: number
  readonly parts: number
  readonly chain: string
}

/** Sealed checkpoints: of each channel the newest whole one, and of each device the one that is still coming in. */
export function checkpointRows(db: DatabaseSync) {
  const newest = prepare<WholeCheckpoint>(
    db,
    `SELECT pos, device, parts, chain FROM checkpoint_part
     WHERE channel = ? AND whole = 1 ORDER BY pos DESC LIMIT 1`
  )
  const sealed = prepare<{ sealed: string }>(
    db,
    'SELECT sealed FROM checkpoint_part WHERE channel = ? AND pos = ? AND part = ? AND whole = 1'
  )
  const put = prepare(
    db,
    `INSERT OR REPLACE INTO checkpoint_part (channel, pos, device, part, parts, chain, whole, sealed)
     VALUES (?, ?, ?, ?, ?, ?, 0, ?)`
  )
  const dropOthers = prepare(
    db,
    `DELETE FROM checkpoint_part WHERE channel = ? AND device = ? AND whole = 0
     AND (pos <> ? OR parts <> ?)`
  )
  const count = prepare<{ parts: number }>(
    db,
    'SELECT count(*) AS parts FROM checkpoint_part WHERE channel = ? AND pos = ? AND device = ?'
  )
  const complete = prepare(
    db,
    'UPDATE checkpoint_part SET whole = 1 WHERE channel = ? AND pos = ? AND device = ?'
  )
  const dropOlder = prepare(
    db,
    'DELETE FROM checkpoint_part WHERE channel = ? AND pos <= ? AND NOT (pos = ? AND device = ?)'
  )
  const drop = prepare(db, 'DELETE FROM checkpoint_part WHERE channel = ?')
  return {
    newest: (channel: number) => newest.one(channel),
    sealed: (channel: number, pos: number, part: number) => sealed.one(channel, pos, part)?.sealed,
    /** keeps one part; with the last one the checkpoint is whole and every older one goes */
    put({ channel, pos, device, part, parts, chain, sealed: text }: CheckpointPart): void {
      dropOthers.run(channel, device, pos, parts)
      put.run(channel, pos, device, part, parts, chain, text)
      if (count.one(channel, pos, device)?.parts !== parts) return
      complete.run(channel, pos, device)
      dropOlder.run(channel, pos, pos, device)
    },
    drop: (channel: number) => drop.run(channel)
  }
}
