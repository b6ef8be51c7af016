import type { AnswerOf, BodyOf, endpoints } from '#api/endpoints.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import type { Device } from '../db/devices.ts'
import type { InvitationRow } from '../db/invitations.ts'
import { placeOf, type Step } from './step.ts'

type Body = BodyOf<typeof endpoints.postInvitation>
type Listed = AnswerOf<typeof endpoints.getInvitations>

/** An invitation that works once may be open this long, ms. */
const LONGEST_OPEN = 31 * 24 * 60 * 60_000

/**
 * Leaves a welcome. A lead may grant any role; everyone may restore their own, as a recovery sheet or for a second
 * tablet (which `join` then holds to the same person).
 */
export function leaveInvitation(
  step: Step,
  maker: Device,
  body: Body,
  id: string
): Result<{ id: string }> {
  const { rows, now } = step
  const granted = []
  for (const { grp, role, mac } of body.channels) {
    const place = placeOf(rows, maker, grp)
    if (!place.ok) return place
    const { channel, member } = place.value
    const mayGrant = body.kind === 'once' && member.role === 'lead'
    if (!mayGrant && role !== member.role) return fail('not-allowed', { reason: 'own-role-only' })
    granted.push({ channel: channel.no, role, ...(mac ? { mac } : {}) })
  }
  if (rows.invitations.byAccept(body.accept)) return fail('invitation-exists')
  rows.invitations.removeExpired(now)
  const { accept, kind, welcome } = body
  const expires = kind === 'once' ? Math.min(body.expires, now + LONGEST_OPEN) : body.expires
  const pub = body.pub ?? null
  rows.invitations.add({ id, accept, maker: maker.no, kind, welcome, pub, expires }, granted)
  return ok({ id })
}

export function listInvitations({ rows, now }: Step, maker: Device): Listed {
  return {
    invitations: rows.invitations.byMaker(maker.no, now).map((invitation) => {
      const { no, id, kind, expires, used, uses, stale } = invitation
      return {
        id,
        kind,
        channels: rows.invitations.channels(no).map(({ grp, role }) => ({ grp, role })),
        expires,
        uses,
        ...(used === null ? {} : { used }),
        ...(stale === 1 ? { stale: true as const } : {})
      }
    })
  }
}

/** Makes an invitation void: by its maker, or by a lead of one of its channels. */
export function voidInvitation({ rows }: Step, caller: Device, id: string): Result<{ ok: true }> {
  const invitation = rows.invitations.byId(id)
  if (!invitation) return fail('not-found')
  const isLead = () =>
    rows.invitations
      .channels(invitation.no)
      .some(({ channel }) => rows.members.joined(channel, caller.no)?.role === 'lead')
  if (invitation.maker !== caller.no && !isLead()) return fail('not-found')
  rows.invitations.remove(invitation.no)
  return ok({ ok: true })
}

/** Makes an invitation void whose secret was seen on its way; true where there was one. Sheets are never links. */
export function voidExposed({ rows }: Pick<Step, 'rows'>, accept: string): boolean {
  const invitation = rows.invitations.byAccept(accept)
  if (invitation?.kind !== 'once') return false
  rows.invitations.remove(invitation.no)
  return true
}

export function rewriteWelcome(
  { rows, now }: Step,
  caller: Device,
  id: string,
  welcome: string
): Result<{ ok: true }> {
  const invitation = rows.invitations.byId(id)
  if (!invitation || invitation.maker !== caller.no || !isOpen(invitation, now)) {
    return fail('not-found')
  }
  rows.invitations.setWelcome(invitation.no, welcome)
  return ok({ ok: true })
}

/** Neither expired nor, where it works once, used. */
export function isOpen({ kind, used, expires }: InvitationRow, now: number): boolean {
  return expires > now && (kind === 'sheet' || used === null)
}
