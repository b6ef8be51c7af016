import type { MemberControl } from '#api/head.ts'
import type { ControlLine } from '#api/line.ts'
import type { ChannelRow } from '../db/channels.ts'
import type { Step } from './step.ts'

/**
 * Does what a control line says; the caller has made sure that it may. Lines arrive here again after a restore, when
 * a lead's device re-offers what the backup did not hold.
 */
export function obey(step: Step, channel: ChannelRow, line: ControlLine): void {
  const { rows, now } = step
  switch (line.k) {
    case 'member':
      return obeyMember(step, channel, line.control, line.head.kid)
    case 'key':
      rows.keys.add(channel.no, line.control.kid, now)
      if (rows.channels.byNo(channel.no)?.kid === line.control.after) {
        rows.channels.setKid(channel.no, line.control.kid)
      }
      return
    case 'erase':
      eraseEntities(step, channel, line.control.ents)
  }
}

/** Blanks entities for good: their positions, ids and hashes stay, later pushes are stored blank. Answers lines blanked. */
export function eraseEntities(
  { rows }: Step,
  channel: ChannelRow,
  ents: readonly string[]
): number {
  let blanked = 0
  // Its makers folded what is being erased.
  rows.checkpoints.drop(channel.no)
  for (const ent of ents) {
    rows.entities.erase(channel.no, ent)
    rows.blobs.unlink(channel.no, ent)
    blanked += rows.lines.blank(channel.no, ent)
  }
  return blanked
}

/** Takes a device out of a channel: its wraps go, and so do the invitations it made there. */
export function removeMember({ rows }: Step, channel: ChannelRow, device: number): boolean {
  rows.keys.dropWraps(channel.no, device)
  rows.invitations.removeMadeFor(channel.no, device)
  return rows.members.remove(channel.no, device)
}

function obeyMember(step: Step, channel: ChannelRow, said: MemberControl, kid: string): void {
  const { rows, now } = step
  const known = rows.devices.byDev(said.dev)
  if (said.status === 'removed') {
    if (known) removeMember(step, channel, known.no)
    return
  }
  // A device this server has forgotten comes back only where the lead's line names the hash of its token.
  if (!known && (!said.tokenHash || rows.devices.byTokenHash(said.tokenHash))) return
  const device = known ?? rows.devices.add(said.dev, said.tokenHash ?? '', now)
  const { role, person, pub, mac } = said
  rows.members.put({
    channel: channel.no,
    device: device.no,
    role,
    person,
    pub,
    mac,
    status: 'joined'
  })
  rows.keys.hold(channel.no, device.no, kid)
}
