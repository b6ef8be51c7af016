import type { AnswerOf, BodyOf, endpoints } from '#api/endpoints.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import type { Place, Step } from './step.ts'

type About = AnswerOf<typeof endpoints.getCheckpoint>
type Part = BodyOf<typeof endpoints.putCheckpointPart>

/** The newest whole checkpoint of a channel. */
export function checkpointOf({ rows, restore }: Step, { channel }: Place): Result<About> {
  const newest = rows.checkpoints.newest(channel.no)
  if (!newest) return fail('not-found')
  const { pos, chain, parts } = newest
  return ok({ restore, pos, chain, parts })
}

/** One part of the newest whole checkpoint; of an older one nothing is left. */
export function checkpointPartOf(
  { rows }: Step,
  { channel }: Place,
  pos: number,
  part: number
): Result<{ sealed: string }> {
  const sealed = rows.checkpoints.sealed(channel.no, pos, part)
  return sealed === undefined ? fail('not-found') : ok({ sealed })
}

/**
 * Keeps one part of a member's checkpoint [C2]: only of this server's own history (restore number, chain at the position), of what the
 * device was served, and where nothing was erased since. Repeatable.
 */
export function keepCheckpointPart(
  { rows, restore }: Step,
  { channel, member, device }: Place,
  { pos, part, body }: { readonly pos: number; readonly part: number; readonly body: Part }
): Result<{ ok: true }> {
  const { parts, chain, sealed } = body
  if (body.restore !== restore) return fail('restore-changed', { restore, head: channel.head })
  if (part >= parts) return fail('body-invalid', { field: 'parts' })
  if (pos > member.served || rows.lines.chainAt(channel.no, pos) !== chain) {
    return fail('body-invalid', { field: 'chain' })
  }
  if (rows.lines.erasedAfter(channel.no, pos))
    return fail('not-allowed', { reason: 'erased-since' })
  const newest = rows.checkpoints.newest(channel.no)
  if (newest && newest.pos >= pos) return fail('not-allowed', { reason: 'newer-known' })
  rows.checkpoints.put({ channel: channel.no, pos, device: device.no, part, parts, chain, sealed })
  return ok({ ok: true })
}
