import { fail, ok, type Result } from '#lib/result.ts'
import type { ChannelRow } from '../db/channels.ts'
import type { Device } from '../db/devices.ts'
import type { MemberRow } from '../db/members.ts'
import type { Rows } from '../db/store.ts'

/** What a rule works with: the tables, and one instant for the whole of it. Rules run inside one `write` job. */
export interface Step {
  readonly rows: Rows
  /** ms since 1970 */
  readonly now: number
  /** the server's restore number */
  readonly restore: number
}

/** A device in a channel it may use. */
export interface Place {
  readonly channel: ChannelRow
  readonly member: MemberRow
  readonly device: Device
}

/** The caller's place in a channel; the same `not-found` for "not there", "not yours" and "not yours any more". */
export function placeOf(rows: Rows, device: Device, grp: string): Result<Place> {
  const channel = rows.channels.byGrp(grp)
  const member = channel && rows.members.joined(channel.no, device.no)
  return channel && member ? ok({ channel, member, device }) : fail('not-found')
}

/** After a restore a channel serves nothing until a lead's device has re-offered its control lines (design 8.9). */
export function servingPlaceOf(rows: Rows, device: Device, grp: string): Result<Place> {
  const place = placeOf(rows, device, grp)
  return place.ok && place.value.channel.awaiting === 1 && place.value.member.role !== 'lead'
    ? fail('awaiting-lead')
    : place
}

/** As `placeOf`, for what only a lead may do. */
export function leadPlaceOf(rows: Rows, device: Device, grp: string): Result<Place> {
  const place = placeOf(rows, device, grp)
  return place.ok && place.value.member.role !== 'lead'
    ? fail('not-allowed', { reason: 'lead-only' })
    : place
}
