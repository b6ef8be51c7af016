import type { DatabaseSync } from 'node:sqlite'
import type { WireRole } from '#api/shapes.ts'
import { prepare } from './statement.ts'

export interface SheetRow {
  readonly no: number
  readonly id: string
  /** its maker's device */
  readonly dev: string
  readonly device: number
  readonly role: WireRole
  readonly pub: string
  readonly mac: string | null
}

/** Recovery sheets: invitations that stay, with newer keys wrapped to their public key. */
export function sheetRows(db: DatabaseSync) {
  // A sheet lives as long as its maker, by any tablet of hers, is in the channel (design 8.6).
  const of = prepare<SheetRow>(
    db,
    `SELECT invitation.no, id, dev, maker AS device, invited.role, invitation.pub, invited.mac
     FROM invited JOIN invitation ON invitation.no = invited.invitation JOIN device ON device.no = maker
     WHERE invited.channel = ?1 AND kind = 'sheet' AND invitation.pub IS NOT NULL AND expires > ?2
       AND EXISTS (SELECT 1 FROM member AS mine JOIN member AS hers
         ON hers.channel = mine.channel AND hers.person = mine.person AND hers.status = 'joined'
         WHERE mine.channel = ?1 AND mine.device = maker)`
  )
  const living = prepare<{ one: number }>(
    db,
    `SELECT 1 AS one FROM invitation JOIN member AS mine ON mine.device = maker
     JOIN member AS hers ON hers.channel = mine.channel AND hers.person = mine.person
     WHERE no = ? AND mine.channel = ? AND expires > ? AND hers.status = 'joined' LIMIT 1`
  )
  const kids = prepare<{ kid: string }>(
    db,
    'SELECT kid FROM sheet_wrap WHERE invitation = ? AND channel = ?'
  )
  const wraps = prepare<{ grp: string; kid: string; wrap: string }>(
    db,
    `SELECT grp, sheet_wrap.kid, wrap FROM sheet_wrap JOIN channel ON channel.no = channel
     WHERE invitation = ?`
  )
  const fill = prepare(
    db,
    'INSERT OR IGNORE INTO sheet_wrap (invitation, channel, kid, wrap) VALUES (?, ?, ?, ?)'
  )
  const replace = prepare(
    db,
    'INSERT OR REPLACE INTO sheet_wrap (invitation, channel, kid, wrap) VALUES (?, ?, ?, ?)'
  )
  return {
    /** the living sheets of a channel */
    of: (channel: number, now: number) => of.all(channel, now),
    isLiving: (invitation: number, channel: number, now: number) =>
      living.one(invitation, channel, now) !== undefined,
    kids: (invitation: number, channel: number) =>
      kids.all(invitation, channel).map(({ kid }) => kid),
    wraps: (invitation: number) => wraps.all(invitation),
    wrap: (invitation: number, channel: number, kid: string, wrap: string, mayReplace: boolean) =>
      (mayReplace ? replace : fill).run(invitation, channel, kid, wrap)
  }
}
