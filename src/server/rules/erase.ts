import type { AnswerOf, endpoints } from '#api/endpoints.ts'
import type { ControlLine } from '#api/line.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { appendControl, type Prepared } from './append.ts'
import { eraseEntities } from './obey.ts'
import type { Place, Step } from './step.ts'

type Answer = AnswerOf<typeof endpoints.postErase>

/**
 * Erases whole entities (design 8.3): asked by a lead, or by the device whose own token first pushed every one of
 * them. Taking back ends when a lead's other device has been served the entity.
 */
export function eraseAsked(
  step: Step,
  place: Place,
  ents: readonly string[],
  prepared: Prepared<Extract<ControlLine, { k: 'erase' }>>
): Result<Answer> {
  const { channel, device, member } = place
  const { rows } = step
  const { control } = prepared.line
  if (control.ents.length !== ents.length || ents.some((ent) => !control.ents.includes(ent))) {
    return fail('line-malformed', { part: 'body' })
  }
  const isOwner = (ent: string) => rows.entities.one(channel.no, ent)?.owner === device.no
  if (member.role !== 'lead' && !ents.every(isOwner)) {
    return fail('not-allowed', { reason: 'not-yours' })
  }
  if (control.why === 'taken-back' && isCollected(step, place, ents)) {
    return fail('not-allowed', { reason: 'already-collected' })
  }
  const receipt = appendControl(step, place, prepared)
  if (!receipt.ok) return receipt
  return ok({ pos: receipt.value.pos, blanked: eraseEntities(step, channel, ents) })
}

/** Whether a lead's device other than the caller's was served any of the entities. */
function isCollected({ rows }: Step, { channel, device }: Place, ents: readonly string[]): boolean {
  const furthest = rows.members
    .of(channel.no)
    .filter(({ role, device: other }) => role === 'lead' && other !== device.no)
    .reduce((most, { served }) => Math.max(most, served), 0)
  return ents.some((ent) => (rows.lines.firstOf(channel.no, ent) ?? Infinity) <= furthest)
}
