import type { DatabaseSync } from 'node:sqlite'
import type { WireRole } from '#api/shapes.ts'
import { prepare } from './statement.ts'

export interface InvitationRow {
  readonly no: number
  readonly id: string
  /** hash of the secret that accepts it */
  readonly accept: string
  readonly maker: number
  readonly kind: 'once' | 'sheet'
  /** null once used */
  readonly welcome: string | null
  readonly pub: string | null
  readonly expires: number
  readonly uses: number
  readonly used: number | null
  readonly used_by: number | null
  /** 1 when a newer key came and its welcome was not yet rewritten */
  readonly stale: number
}

export interface InvitedRow {
  readonly channel: number
  readonly grp: string
  readonly role: WireRole
  readonly mac: string | null
}

export type NewInvitation = Pick<
  InvitationRow,
  'id' | 'accept' | 'maker' | 'kind' | 'welcome' | 'pub' | 'expires'
>

export function invitationRows(db: DatabaseSync) {
  return { ...readings(db), ...changes(db), ...removals(db) }
}

function readings(db: DatabaseSync) {
  const byAccept = prepare<InvitationRow>(db, 'SELECT * FROM invitation WHERE accept = ?')
  const byId = prepare<InvitationRow>(db, 'SELECT * FROM invitation WHERE id = ?')
  const byMaker = prepare<InvitationRow>(
    db,
    'SELECT * FROM invitation WHERE maker = ? AND expires > ? ORDER BY no'
  )
  const channels = prepare<InvitedRow>(
    db,
    `SELECT channel, grp, role, mac FROM invited JOIN channel ON channel.no = invited.channel
     WHERE invitation = ?`
  )
  return {
    byAccept: (hash: string) => byAccept.one(hash),
    byId: (id: string) => byId.one(id),
    byMaker: (maker: number, now: number) => byMaker.all(maker, now),
    channels: (no: number) => channels.all(no)
  }
}

function changes(db: DatabaseSync) {
  const add = prepare<{ no: number }>(
    db,
    `INSERT INTO invitation (id, accept, maker, kind, welcome, pub, expires, uses, stale)
     VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0) RETURNING no`
  )
  const addChannel = prepare(
    db,
    'INSERT INTO invited (invitation, channel, role, mac) VALUES (?, ?, ?, ?)'
  )
  const use = prepare(
    db,
    'UPDATE invitation SET uses = uses + 1, used = ?, used_by = ?, welcome = ? WHERE no = ?'
  )
  const setWelcome = prepare(db, 'UPDATE invitation SET welcome = ?, stale = 0 WHERE no = ?')
  const setStale = prepare(
    db,
    `UPDATE invitation SET stale = 1 WHERE kind = 'once' AND used IS NULL
     AND no IN (SELECT invitation FROM invited WHERE channel = ?)`
  )
  return {
    add(
      invitation: NewInvitation,
      granted: readonly { channel: number; role: WireRole; mac?: string }[]
    ) {
      const { id, accept, maker, kind, welcome, pub, expires } = invitation
      const row = add.one(id, accept, maker, kind, welcome, pub, expires)
      if (!row) throw new Error('the invitation was not stored')
      for (const { channel, role, mac } of granted)
        addChannel.run(row.no, channel, role, mac ?? null)
    },
    /** records a use; `welcome` is null for one that works once */
    use: (no: number, now: number, device: number, welcome: string | null) =>
      use.run(now, device, welcome, no),
    setWelcome: (no: number, welcome: string) => setWelcome.run(welcome, no),
    /** a new key came: what was not used yet is void until its welcome is rewritten */
    setStale: (channel: number) => setStale.run(channel)
  }
}

function removals(db: DatabaseSync) {
  const drops = [
    'DELETE FROM sheet_wrap WHERE invitation = ?',
    'DELETE FROM invited WHERE invitation = ?',
    'DELETE FROM invitation WHERE no = ?'
  ].map((sql) => prepare(db, sql))
  const madeFor = prepare<{ no: number }>(
    db,
    `SELECT no FROM invitation JOIN invited ON invited.invitation = invitation.no
     WHERE channel = ? AND maker = ? AND kind = 'once'`
  )
  const expired = prepare<{ no: number }>(db, 'SELECT no FROM invitation WHERE expires <= ?')
  const remove = (no: number) => {
    for (const drop of drops) drop.run(no)
  }
  return {
    remove,
    /** those that work once and were made by one device for a channel */
    removeMadeFor(channel: number, maker: number) {
      for (const { no } of madeFor.all(channel, maker)) remove(no)
    },
    removeExpired(now: number) {
      for (const { no } of expired.all(now)) remove(no)
    }
  }
}
