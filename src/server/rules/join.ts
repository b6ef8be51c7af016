import type { AnswerOf, BodyOf, endpoints } from '#api/endpoints.ts'
import { limits } from '#api/limits.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import type { Device } from '../db/devices.ts'
import type { InvitationRow, InvitedRow } from '../db/invitations.ts'
import { openTail } from './append.ts'
import { isOpen } from './invite.ts'
import { deviceFor, type MemberLine, saysJoined } from './register.ts'
import type { Step } from './step.ts'

type Body = BodyOf<typeof endpoints.postJoin>
type Answer = AnswerOf<typeof endpoints.postJoin>
type Welcome = AnswerOf<typeof endpoints.postWelcome>

/** Reads a welcome by the hash of the accepting secret; spends nothing. Used, unknown, expired and stale look alike. */
export function readWelcome(step: Step, accept: string): Result<Welcome> {
  const { rows, now, restore } = step
  const invitation = rows.invitations.byAccept(accept)
  if (!invitation || !isOpen(invitation, now) || invitation.welcome === null) {
    return fail('invitation-void')
  }
  if (invitation.stale === 1) return fail('invitation-void')
  const granted = livingGrants(step, invitation)
  if (!granted.ok) return granted
  const { id, kind, welcome, expires } = invitation
  const channels = granted.value.map(({ grp, role }) => ({ grp, role }))
  const grps = new Set(channels.map(({ grp }) => grp))
  const wraps = rows.sheets.wraps(invitation.no).filter(({ grp }) => grps.has(grp))
  return ok({ id, kind, welcome, channels, expires, restore, wraps })
}

/**
 * Spends an invitation: the device becomes a member of the channels it names. The same device may say it again for
 * 10 minutes, since its first answer may have been lost. A sheet may be used again and again.
 */
export function joinChannels(
  step: Step,
  accept: string,
  body: Body,
  lines: ReadonlyMap<string, MemberLine>
): Result<Answer> {
  const { rows, now, restore } = step
  const invitation = rows.invitations.byAccept(accept)
  if (!invitation || invitation.expires <= now || invitation.stale === 1) {
    return fail('invitation-void')
  }
  const device = deviceFor(step, body.dev, body.tokenHash)
  if (!device.ok) return device
  if (!isOpen(invitation, now) && !isRepeat(invitation, device.value, now)) {
    return fail('invitation-void')
  }
  const granted = livingGrants(step, invitation)
  if (!granted.ok) return granted
  const channels: Answer['channels'] = []
  for (const asked of body.channels) {
    const grant = granted.value.find(({ grp }) => grp === asked.grp)
    const prepared = lines.get(asked.grp)
    if (!grant || !prepared) return fail('invitation-void')
    const head = joinOne(step, invitation, grant, device.value, body, prepared, asked.mac)
    if (!head.ok) return head
    channels.push({ grp: asked.grp, role: grant.role, head: head.value })
  }
  if (isOpen(invitation, now)) {
    const kept = invitation.kind === 'sheet' ? invitation.welcome : null
    rows.invitations.use(invitation.no, now, device.value.no, kept)
  }
  return ok({ channels, restore })
}

function joinOne(
  step: Step,
  invitation: InvitationRow,
  grant: InvitedRow,
  device: Device,
  { pub, person }: Body,
  prepared: MemberLine,
  mac: string
): Result<number> {
  const { rows } = step
  const { role } = grant
  const channel = rows.channels.byNo(grant.channel)
  if (!channel) return fail('invitation-void')
  if (!saysJoined(prepared, { dev: device.dev, role, pub, person, mac })) {
    return fail('line-malformed', { part: 'body' })
  }
  // Only "my own second tablet" and my own sheet carry a private channel or a role that its maker cannot grant.
  const maker = rows.members.one(channel.no, invitation.maker)
  const isOwnOnly =
    invitation.kind === 'sheet' || channel.audience === 'private' || maker?.role !== 'lead'
  if (isOwnOnly && maker?.person !== person) return fail('not-allowed', { reason: 'own-only' })
  rows.members.put({
    channel: channel.no,
    device: device.no,
    role,
    person,
    pub,
    mac,
    status: 'joined'
  })
  rows.keys.hold(channel.no, device.no, prepared.line.head.kid)
  const known = rows.lines.byId(channel.no, prepared.line.head.id)
  if (known)
    return known.bh === prepared.bh ? ok(channel.head) : fail('line-malformed', { part: 'id' })
  const member = rows.members.one(channel.no, device.no)
  if (!member) throw new Error('the member was not stored')
  const tail = openTail(step, { channel, device, member })
  tail.append(prepared, { obeyed: true })
  return ok(tail.close())
}

/**
 * The channels an invitation still opens: a sheet ends with its maker's membership, any other with its maker's
 * removal. After a restore only a lead's sheet opens a channel before its control lines were re-offered.
 */
function livingGrants({ rows, now }: Step, invitation: InvitationRow): Result<InvitedRow[]> {
  const granted = rows.invitations.channels(invitation.no)
  const living = granted.filter(({ channel }) =>
    invitation.kind === 'sheet'
      ? rows.sheets.isLiving(invitation.no, channel, now)
      : rows.members.joined(channel, invitation.maker) !== undefined
  )
  if (living.length === 0) return fail('invitation-void')
  const open = living.filter(
    ({ channel, role }) =>
      rows.channels.byNo(channel)?.awaiting !== 1 ||
      (invitation.kind === 'sheet' && role === 'lead')
  )
  return open.length > 0 ? ok(open) : fail('awaiting-lead')
}

function isRepeat({ used, used_by }: InvitationRow, device: Device, now: number): boolean {
  return used !== null && used_by === device.no && now - used <= limits.repeatMs
}
