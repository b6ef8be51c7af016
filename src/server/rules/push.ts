import type { AnswerOf, endpoints, WireReceipt, WireRefusal } from '#api/endpoints.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { lowestHeadSince, openTail, type Prepared, prepareLine } from './append.ts'
import { obey } from './obey.ts'
import type { Place, Step } from './step.ts'

export type PushAnswer = AnswerOf<typeof endpoints.postLines>
type Refused = { readonly id: string; readonly refused: WireRefusal }
export type Offered = Prepared | Refused

/** Reads the lines of a push before anything is locked; what cannot be read is refused by itself and blocks no other. */
export function offerLines(texts: readonly string[], grp: string): Offered[] {
  return texts.map((text) => {
    const prepared = prepareLine(text, grp)
    if (prepared.ok) return prepared.value
    const { code, details } = prepared.problem
    if (code === 'line-too-large') return { id: idIn(text), refused: code }
    return { id: idIn(text), refused: details?.part === 'grp' ? 'wrong-channel' : 'line-malformed' }
  })
}

/**
 * Stores offered lines, each once: a known id with the same bytes gets its first receipt again, with other bytes it
 * is refused. Answers `restore-changed` with the lowest head since the caller's number.
 */
export function pushLines(
  step: Step,
  place: Place,
  push: { restore: number; offered: readonly Offered[]; reoffered: boolean }
): Result<PushAnswer> {
  const { rows, restore } = step
  const { channel, member } = place
  if (push.restore !== restore) {
    const head = lowestHeadSince(push.restore, restore, rows.channels.restored(channel.no))
    return fail('restore-changed', { restore, head: Math.min(head, channel.head) })
  }
  const tail = openTail(step, place)
  const receipts = push.offered.map((offered) =>
    'refused' in offered ? offered : keepLine(step, place, tail, offered)
  )
  const head = tail.close()
  if (push.reoffered && member.role === 'lead') rows.channels.release(channel.no)
  return ok({ receipts, head, restore })
}

function keepLine(
  step: Step,
  place: Place,
  tail: ReturnType<typeof openTail>,
  offered: Prepared
): WireReceipt | Refused {
  const { rows } = step
  const { channel, member } = place
  const { id, ent } = offered.line.head
  const known = rows.lines.byId(channel.no, id)
  if (known && known.bh !== offered.bh) return { id, refused: 'id-reuse' }
  if (offered.line.form === 'sealed') {
    if (known) return receiptOf(known)
    return tail.append(offered, { blank: isErased(step, place, ent, offered) })
  }
  // Whoever still holds a key may wrap it to colleagues, also where the lead who made it never came back; it is not written with for that.
  if (offered.line.k === 'key') rows.keys.add(channel.no, offered.line.control.kid, step.now)
  const obeys = member.role === 'lead' && known?.obeyed !== 1
  if (obeys) obey(step, channel, offered.line)
  if (!known) return tail.append(offered, { obeyed: obeys })
  if (obeys) rows.lines.setObeyed(channel.no, id)
  return receiptOf(known)
}

/** Whether a line must be stored blank; meets a new entity and notes whose it is. */
function isErased({ rows, restore }: Step, place: Place, ent: string, { line }: Prepared): boolean {
  const { channel, device } = place
  const entity = rows.entities.one(channel.no, ent)
  if (entity) return entity.erased === 1
  // A line re-offered after a restore, or brought for somebody else, gives no right to erase (design 8.3).
  const { dev, r } = line.head
  const isFirstHand = dev === device.dev && (r === restore || r === 0)
  rows.entities.add(channel.no, ent, isFirstHand ? device.no : null)
  return false
}

function receiptOf({ id, pos, rts, bh, cpos }: WireReceipt): WireReceipt {
  return { id, pos, rts, bh, cpos }
}

/** The id a broken line claims, so that its tablet can list it; '' where there is none. */
function idIn(text: string): string {
  return /^\{"v":\d+,"alg":"[^"]{1,20}","id":"([0-9a-f-]{36})"/.exec(text)?.[1] ?? ''
}
