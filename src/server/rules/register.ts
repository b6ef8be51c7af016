import type { AnswerOf, BodyOf, endpoints } from '#api/endpoints.ts'
import type { ControlLine } from '#api/line.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { openTail, type Prepared } from './append.ts'
import type { Step } from './step.ts'

type Body = BodyOf<typeof endpoints.putChannel>
type Answer = AnswerOf<typeof endpoints.putChannel>
export type MemberLine = Prepared<Extract<ControlLine, { k: 'member' }>>

/** The device behind a dev id and token hash, made if both are new; `device-taken` when only one of them is. */
export function deviceFor(step: Step, dev: string, tokenHash: string) {
  const { rows, now } = step
  const byDev = rows.devices.byDev(dev)
  const byToken = rows.devices.byTokenHash(tokenHash)
  if (byDev?.no !== byToken?.no) return fail('device-taken')
  return ok(byDev ?? rows.devices.add(dev, tokenHash, now))
}

/** Whether a member line says the same as the request that carries it. */
export function saysJoined(
  { line }: MemberLine,
  said: { dev: string; role: string; pub: string; person: string; mac?: string }
): boolean {
  const { control } = line
  return (
    control.status === 'joined' &&
    control.dev === said.dev &&
    control.role === said.role &&
    control.pub === said.pub &&
    control.person === said.person &&
    (said.mac === undefined || control.mac === said.mac)
  )
}

/**
 * Registers a channel that was made offline; its creator's device is its lead. Repeating it is harmless. `mayRegister`
 * says whether a device that is new to this server may make channels: it gave the set-up code, or none is asked.
 */
export function registerChannel(
  step: Step,
  grp: string,
  body: Body,
  prepared: MemberLine,
  mayRegister: boolean
): Result<Answer> {
  const { rows, now, restore } = step
  const found = rows.channels.byGrp(grp)
  const device = deviceFor(step, body.dev, body.tokenHash)
  if (!device.ok) return device
  const { no } = device.value
  if (found) {
    // Also for a lead who was let in: a restored server may know her again by a colleague's word, and her tablet asks here.
    if (rows.members.joined(found.no, no)) return ok({ status: 'known', restore, head: found.head })
    return fail(found.creator === no ? 'not-found' : 'channel-taken')
  }
  if (!mayRegister && !rows.members.hasAny(no)) return fail('setup-code-wrong')
  if (!saysJoined(prepared, { ...body, role: 'lead' }))
    return fail('line-malformed', { part: 'body' })
  const { audience, kid, person, pub } = body
  const channel = rows.channels.add({ grp, audience, kid, creator: no, now, restore })
  rows.keys.add(channel.no, kid, now)
  rows.keys.hold(channel.no, no, kid)
  const { mac } = prepared.line.control
  rows.members.put({
    channel: channel.no,
    device: no,
    role: 'lead',
    person,
    pub,
    mac,
    status: 'joined'
  })
  const member = rows.members.joined(channel.no, no)
  if (!member) throw new Error('the lead was not stored')
  const tail = openTail(step, { channel, device: device.value, member })
  tail.append(prepared, { obeyed: true })
  return ok({ status: 'created', restore, head: tail.close() })
}
