import type { DatabaseSync } from 'node:sqlite'
import { prepare } from './statement.ts'

export interface Raised {
  readonly restore: number
  readonly channels: number
  readonly lines: number
  /** entities erased after the backup was made, erased again in it */
  readonly erased: number
}

/**
 * Begins a new restore number in a database that came from a backup: positions above each channel's head will mean other
 * lines. Open invitations that work once are void, and unless `release` each channel waits for a lead (design 8.9).
 * `before` is the file of the data it replaces: what was erased there since is erased here too.
 */
export function raiseRestore(
  db: DatabaseSync,
  { now, release, before }: { now: number; release: boolean; before?: string }
): Raised {
  if (before !== undefined) prepare(db, 'ATTACH ? AS before').run(before)
  db.exec('BEGIN IMMEDIATE')
  const restore = nextNumber(db, now, before !== undefined)
  prepare(db, `INSERT OR REPLACE INTO meta (name, value) VALUES ('restore', ?)`).run(restore)
  noteHeads(db, restore, before !== undefined)
  prepare(db, 'UPDATE main.channel SET awaiting = ?').run(release ? 0 : 1)
  // Anybody may have read up to the restored head before: counting it as served can only keep a note, not lose one.
  db.exec(`UPDATE main.member SET served =
    (SELECT head FROM main.channel WHERE channel.no = member.channel)`)
  db.exec('DELETE FROM main.checkpoint_part')
  db.exec(`DELETE FROM main.invited WHERE invitation IN
    (SELECT no FROM main.invitation WHERE kind = 'once')`)
  db.exec(`DELETE FROM main.invitation WHERE kind = 'once'`)
  const erased = before === undefined ? 0 : eraseAgain(db)
  const counted = prepare<{ channels: number; lines: number }>(
    db,
    'SELECT (SELECT count(*) FROM main.channel) AS channels, (SELECT count(*) FROM main.line) AS lines'
  ).one()
  db.exec('COMMIT')
  if (before !== undefined) db.exec('DETACH before')
  return { restore, channels: counted?.channels ?? 0, lines: counted?.lines ?? 0, erased }
}

/**
 * Notes for every channel up to which position its old readers hold the same lines: no further than the data it replaces went the same
 * way, for the backup may be newer than an earlier restore. What that data knew of restores is known here too, or a reader who lived
 * through one of them would be told too high a head.
 */
function noteHeads(db: DatabaseSync, restore: number, hasBefore: boolean): void {
  if (!hasBefore) {
    prepare(
      db,
      'INSERT INTO restored (channel, restore, head) SELECT no, ?, head FROM main.channel'
    ).run(restore)
    return
  }
  db.exec(`INSERT OR IGNORE INTO main.restored (channel, restore, head)
    SELECT mine.no, known.restore, known.head FROM before.restored AS known
    JOIN before.channel AS theirs ON theirs.no = known.channel
    JOIN main.channel AS mine ON mine.grp = theirs.grp`)
  // Ends that agree on the chain at a position agree on everything before it.
  prepare(
    db,
    `INSERT INTO main.restored (channel, restore, head)
     SELECT mine.no, ?, CASE WHEN theirs.no IS NULL THEN mine.head ELSE coalesce(
       (SELECT max(line.pos) FROM main.line AS line
        JOIN before.line AS other ON other.channel = theirs.no AND other.pos = line.pos
        WHERE line.channel = mine.no AND other.chain = line.chain), 0) END
     FROM main.channel AS mine LEFT JOIN before.channel AS theirs ON theirs.grp = mine.grp`
  ).run(restore)
}

/** Above every number any tablet may have met: the backup's, the replaced data's, and by the clock any other's. */
function nextNumber(db: DatabaseSync, now: number, hasBefore: boolean): number {
  const read = (schema: string) =>
    prepare<{ value: number }>(db, `SELECT value FROM ${schema}.meta WHERE name = 'restore'`).one()
      ?.value ?? 0
  const known = Math.max(read('main'), hasBefore ? read('before') : 0)
  return Math.max(known + 1, Math.floor(now / 1000))
}

function eraseAgain(db: DatabaseSync): number {
  const missed = prepare<{ channel: number; ent: string }>(
    db,
    `SELECT mine.no AS channel, entity.ent FROM before.entity AS entity
     JOIN before.channel AS theirs ON theirs.no = entity.channel
     JOIN main.channel AS mine ON mine.grp = theirs.grp
     LEFT JOIN main.entity AS known ON known.channel = mine.no AND known.ent = entity.ent
     WHERE entity.erased = 1 AND coalesce(known.erased, 0) = 0`
  ).all()
  const erase = prepare(
    db,
    `INSERT INTO main.entity (channel, ent, owner, erased) VALUES (?, ?, NULL, 1)
     ON CONFLICT (channel, ent) DO UPDATE SET erased = 1`
  )
  const blank = prepare(
    db,
    `UPDATE main.line SET line = NULL WHERE channel = ? AND ent = ? AND k = 'op'`
  )
  const unlink = prepare(db, 'DELETE FROM main.blob_link WHERE channel = ? AND ent = ?')
  for (const { channel, ent } of missed) {
    erase.run(channel, ent)
    unlink.run(channel, ent)
    blank.run(channel, ent)
  }
  return missed.length
}
