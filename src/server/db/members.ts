import type { DatabaseSync } from 'node:sqlite'
import type { WireRole } from '#api/shapes.ts'
import { prepare } from './statement.ts'

export interface MemberRow {
  readonly channel: number
  readonly device: number
  readonly role: WireRole
  readonly person: string
  readonly pub: string
  readonly mac: string
  readonly status: 'joined' | 'removed'
  /** highest position ever served to the device */
  readonly served: number
  /** highest position the device said it holds */
  readonly acked: number
}

/** A member as colleagues see it, with what its device last said of itself. */
export interface MemberView extends MemberRow {
  readonly dev: string
  readonly contact: number
  readonly pending: number | null
  readonly oldest: number | null
}

export type NewMember = Omit<MemberRow, 'served' | 'acked'>

export function memberRows(db: DatabaseSync) {
  const one = prepare<MemberRow>(db, 'SELECT * FROM member WHERE channel = ? AND device = ?')
  const of = prepare<MemberView>(
    db,
    `SELECT member.*, dev, contact, pending, oldest FROM member
     JOIN device ON device.no = member.device WHERE channel = ? ORDER BY device`
  )
  const put = prepare(
    db,
    `INSERT INTO member (channel, device, role, person, pub, mac, status, served, acked)
     VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0)
     ON CONFLICT (channel, device) DO UPDATE SET role = excluded.role, person = excluded.person,
       pub = excluded.pub, mac = excluded.mac, status = excluded.status`
  )
  const remove = prepare(
    db,
    `UPDATE member SET status = 'removed' WHERE channel = ? AND device = ? AND status = 'joined'`
  )
  const setCursor = prepare(
    db,
    `UPDATE member SET served = max(served, ?), acked = max(acked, min(?, served))
     WHERE channel = ? AND device = ?`
  )
  const anyOf = prepare<{ one: number }>(db, 'SELECT 1 AS one FROM member WHERE device = ? LIMIT 1')
  return {
    one: (channel: number, device: number) => one.one(channel, device),
    joined(channel: number, device: number): MemberRow | undefined {
      const row = one.one(channel, device)
      return row?.status === 'joined' ? row : undefined
    },
    of: (channel: number) => of.all(channel),
    put: (member: NewMember) =>
      put.run(
        member.channel,
        member.device,
        member.role,
        member.person,
        member.pub,
        member.mac,
        member.status
      ),
    remove: (channel: number, device: number) => remove.run(channel, device) > 0,
    setCursor: (channel: number, device: number, served: number, acked: number) =>
      setCursor.run(served, acked, channel, device),
    hasAny: (device: number) => anyOf.one(device) !== undefined
  }
}
