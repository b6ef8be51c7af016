import { fail, ok, type Result } from '#lib/result.ts'
import { appendControl } from './append.ts'
import { removeMember } from './obey.ts'
import type { MemberLine } from './register.ts'
import { placeOf, type Step } from './step.ts'
import type { Device } from '../db/devices.ts'

/**
 * Removes a device from a channel: a lead any, everyone their own. The last lead cannot go while others stay, for
 * nobody could then bring anyone in, make a new key or answer a request to erase.
 */
export function leaveChannel(
  step: Step,
  caller: Device,
  { grp, dev, prepared }: { grp: string; dev: string; prepared?: MemberLine | undefined }
): Result<{ ok: true }> {
  const { rows } = step
  const place = placeOf(rows, caller, grp)
  if (!place.ok) return place
  const { channel, member } = place.value
  const leaver = rows.devices.byDev(dev)
  if (!leaver || !rows.members.joined(channel.no, leaver.no)) return fail('not-found')
  if (leaver.no !== caller.no && member.role !== 'lead') {
    return fail('not-allowed', { reason: 'lead-only' })
  }
  const others = rows.members
    .of(channel.no)
    .filter(({ status, device }) => status === 'joined' && device !== leaver.no)
  if (others.length > 0 && !others.some(({ role }) => role === 'lead')) {
    return fail('not-allowed', { reason: 'last-lead' })
  }
  if (prepared) {
    const { control } = prepared.line
    if (control.dev !== dev || control.status !== 'removed') {
      return fail('line-malformed', { part: 'body' })
    }
    const kept = appendControl(step, place.value, prepared)
    if (!kept.ok) return kept
  }
  removeMember(step, channel, leaver.no)
  return ok({ ok: true })
}
