import type { DatabaseSync } from 'node:sqlite'
import { prepare } from './statement.ts'

/** Which keys a channel has had, who holds each, and the wraps that carry them. The keys themselves never come here. */
export function keyRows(db: DatabaseSync) {
  const add = prepare(db, 'INSERT OR IGNORE INTO key (channel, kid, made) VALUES (?, ?, ?)')
  const known = prepare<{ one: number }>(
    db,
    'SELECT 1 AS one FROM key WHERE channel = ? AND kid = ?'
  )
  const hold = prepare(db, 'INSERT OR IGNORE INTO held (channel, device, kid) VALUES (?, ?, ?)')
  const held = prepare<{ device: number; kid: string }>(
    db,
    `SELECT device, kid FROM held WHERE channel = ?1
     UNION SELECT device, kid FROM wrap WHERE channel = ?1`
  )
  const fill = prepare(
    db,
    'INSERT OR IGNORE INTO wrap (channel, device, kid, wrap, fetched) VALUES (?, ?, ?, ?, 0)'
  )
  const replace = prepare(
    db,
    'INSERT OR REPLACE INTO wrap (channel, device, kid, wrap, fetched) VALUES (?, ?, ?, ?, 0)'
  )
  const of = prepare<{ kid: string; wrap: string }>(
    db,
    'SELECT kid, wrap FROM wrap WHERE channel = ? AND device = ?'
  )
  const setFetched = prepare(
    db,
    'UPDATE wrap SET fetched = 1 WHERE channel = ? AND device = ? AND fetched = 0'
  )
  const waiting = prepare<{ one: number }>(
    db,
    'SELECT 1 AS one FROM wrap WHERE channel = ? AND device = ? AND fetched = 0 LIMIT 1'
  )
  const drop = prepare(db, 'DELETE FROM wrap WHERE channel = ? AND device = ?')
  return {
    add: (channel: number, kid: string, now: number) => add.run(channel, kid, now),
    isKnown: (channel: number, kid: string) => known.one(channel, kid) !== undefined,
    hold: (channel: number, device: number, kid: string) => hold.run(channel, device, kid),
    /** device number → kids it has a wrap or a proof for */
    held(channel: number): ReadonlyMap<number, readonly string[]> {
      const kidsByDevice = new Map<number, string[]>()
      for (const { device, kid } of held.all(channel)) {
        const kids = kidsByDevice.get(device)
        if (kids) kids.push(kid)
        else kidsByDevice.set(device, [kid])
      }
      return kidsByDevice
    },
    /** only a lead may put another wrap in the place of one that is there */
    wrap: (channel: number, device: number, kid: string, wrap: string, mayReplace: boolean) =>
      (mayReplace ? replace : fill).run(channel, device, kid, wrap),
    wrapsFor: (channel: number, device: number) => of.all(channel, device),
    setFetched: (channel: number, device: number) => setFetched.run(channel, device),
    isWaiting: (channel: number, device: number) => waiting.one(channel, device) !== undefined,
    dropWraps: (channel: number, device: number) => drop.run(channel, device)
  }
}
