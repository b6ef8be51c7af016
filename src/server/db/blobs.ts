import type { DatabaseSync } from 'node:sqlite'
import { prepare } from './statement.ts'

/** Which sealed pieces belong to which entity. The bytes themselves are files (files.ts); a piece may belong to several channels. */
export function blobRows(db: DatabaseSync) {
  const linked = prepare<{ bytes: number }>(
    db,
    'SELECT bytes FROM blob_link WHERE channel = ? AND ent = ? AND hash = ?'
  )
  const link = prepare(
    db,
    'INSERT OR IGNORE INTO blob_link (channel, ent, hash, bytes) VALUES (?, ?, ?, ?)'
  )
  const readable = prepare<{ bytes: number }>(
    db,
    `SELECT bytes FROM blob_link JOIN member ON member.channel = blob_link.channel
     WHERE hash = ? AND member.device = ? AND member.status = 'joined' LIMIT 1`
  )
  const anyLink = prepare<{ one: number }>(
    db,
    'SELECT 1 AS one FROM blob_link WHERE hash = ? LIMIT 1'
  )
  const pieces = prepare<{ pieces: number }>(
    db,
    'SELECT count(*) AS pieces FROM blob_link WHERE channel = ? AND ent = ?'
  )
  const space = prepare<{ bytes: number | null }>(
    db,
    'SELECT sum(bytes) AS bytes FROM blob_link WHERE channel = ?'
  )
  const noteUnlinked = prepare(
    db,
    `INSERT OR IGNORE INTO blob_unlinked (hash)
     SELECT hash FROM blob_link WHERE channel = ? AND ent = ?`
  )
  const unlink = prepare(db, 'DELETE FROM blob_link WHERE channel = ? AND ent = ?')
  const unlinked = prepare<{ hash: string }>(db, 'SELECT hash FROM blob_unlinked LIMIT 500')
  const settle = prepare(db, 'DELETE FROM blob_unlinked WHERE hash = ?')
  return {
    /** bytes of a piece of an entity; undefined where it is not linked there */
    linked: (channel: number, ent: string, hash: string) => linked.one(channel, ent, hash)?.bytes,
    link: (channel: number, ent: string, hash: string, bytes: number) =>
      link.run(channel, ent, hash, bytes),
    /** whether the device may have a piece, in whatever channel */
    isReadable: (hash: string, device: number) => readable.one(hash, device) !== undefined,
    isLinked: (hash: string) => anyLink.one(hash) !== undefined,
    pieces: (channel: number, ent: string) => pieces.one(channel, ent)?.pieces ?? 0,
    /** bytes linked in a channel */
    space: (channel: number) => space.one(channel)?.bytes ?? 0,
    /** takes an entity's pieces out of a channel; their files are looked at by the next `unlinked` */
    unlink(channel: number, ent: string): void {
      noteUnlinked.run(channel, ent)
      unlink.run(channel, ent)
    },
    /** pieces that lost a link since: some of them their last */
    unlinked: () => unlinked.all().map(({ hash }) => hash),
    settle: (hash: string) => settle.run(hash)
  }
}
