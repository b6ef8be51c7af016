import type { AnswerOf, endpoints, WireWraps } from '#api/endpoints.ts'
import type { ControlLine } from '#api/line.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { appendControl, type Prepared } from './append.ts'
import type { Place, Step } from './step.ts'

type KeyAnswer = AnswerOf<typeof endpoints.postKey>
type WrapsAnswer = AnswerOf<typeof endpoints.putWraps>
export type KeyLine = Prepared<Extract<ControlLine, { k: 'key' }>>

/**
 * Announces the key that follows `after` and keeps its wraps; `key-came-first` when another followed already. Open
 * invitations of the channel are void from now on, until their welcomes are rewritten.
 */
export function announceKey(
  step: Step,
  place: Place,
  key: { after: string; kid: string; wraps: WireWraps },
  prepared: KeyLine
): Result<KeyAnswer> {
  const { rows, now } = step
  const { channel, device } = place
  const { control } = prepared.line
  if (control.kid !== key.kid || control.after !== key.after) {
    return fail('line-malformed', { part: 'body' })
  }
  const isRepeat = rows.lines.byId(channel.no, prepared.line.head.id)?.bh === prepared.bh
  if (!isRepeat && (channel.kid !== key.after || rows.keys.isKnown(channel.no, key.kid))) {
    return fail('key-came-first', { kid: channel.kid })
  }
  const receipt = appendControl(step, place, prepared)
  if (!receipt.ok) return receipt
  if (!isRepeat) {
    rows.keys.add(channel.no, key.kid, now)
    rows.keys.hold(channel.no, device.no, key.kid)
    rows.channels.setKid(channel.no, key.kid)
    rows.invitations.setStale(channel.no)
  }
  const missing = keepWraps(step, place, key.kid, key.wraps)
  return ok({ kid: key.kid, pos: receipt.value.pos, missing })
}

/** Fills in wraps of a known key; by any member, since a joiner proved her public key to colleagues, not to us. */
export function fillWraps(
  step: Step,
  place: Place,
  kid: string,
  wraps: WireWraps
): Result<WrapsAnswer> {
  if (!step.rows.keys.isKnown(place.channel.no, kid)) return fail('not-found')
  return ok({ missing: keepWraps(step, place, kid, wraps) })
}

/** Keeps wraps for joined devices and living sheets, passing over others; answers the devices still without one. */
function keepWraps(step: Step, place: Place, kid: string, wraps: WireWraps): string[] {
  const { rows, now } = step
  const { channel, member } = place
  const mayReplace = member.role === 'lead'
  const joined = rows.members.of(channel.no).filter(({ status }) => status === 'joined')
  const numberByDev = new Map(joined.map(({ dev, device }) => [dev, device]))
  const sheetById = new Map(rows.sheets.of(channel.no, now).map(({ id, no }) => [id, no]))
  for (const each of wraps) {
    if ('dev' in each) {
      const device = numberByDev.get(each.dev)
      if (device !== undefined) rows.keys.wrap(channel.no, device, kid, each.wrap, mayReplace)
    } else {
      const sheet = sheetById.get(each.sheet)
      if (sheet !== undefined) rows.sheets.wrap(sheet, channel.no, kid, each.wrap, mayReplace)
    }
  }
  const held = rows.keys.held(channel.no)
  return joined.filter(({ device }) => !held.get(device)?.includes(kid)).map(({ dev }) => dev)
}
