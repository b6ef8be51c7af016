import { hash } from 'node:crypto'
import { chainLink } from '#api/chain.ts'
import { type ControlLine, type Line, parseLine } from '#api/line.ts'
import type { WireReceipt } from '#api/endpoints.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import type { RestoredRow } from '../db/channels.ts'
import type { Place, Step } from './step.ts'

/** A line read at the edge, before anything is locked. */
export interface Prepared<L extends Line = Line> {
  readonly line: L
  readonly text: string
  readonly bh: string
}

/** SHA-256 of a text or of bytes as base64url: what lib/hash.ts computes, by OpenSSL. */
export const sha256 = (data: string | Uint8Array): string => hash('sha256', data, 'base64url')

export function prepareLine(text: string, grp: string): Result<Prepared> {
  const line = parseLine(text)
  if (!line.ok) return line
  if (line.value.head.grp !== grp) return fail('line-malformed', { part: 'grp' })
  return ok({ line: line.value, text, bh: sha256(text) })
}

type Control<K extends ControlLine['k']> = Prepared<Extract<ControlLine, { k: K }>>

/** A control line of one kind, or `line-malformed`. */
export function prepareControl<K extends ControlLine['k']>(
  text: string,
  grp: string,
  k: K
): Result<Control<K>> {
  const prepared = prepareLine(text, grp)
  if (!prepared.ok) return prepared
  // The comparison says which of the union it is; the compiler does not carry that into a type parameter.
  return prepared.value.line.head.k === k
    ? ok(prepared.value as Control<K>)
    : fail('line-malformed', { part: 'k' })
}

/** The lowest head a restore went back to since `restore`: positions above it mean other lines now. */
export function lowestHeadSince(
  restore: number,
  current: number,
  restored: readonly RestoredRow[]
): number {
  if (restore === current) return Number.MAX_SAFE_INTEGER
  // A number this server has not reached: nothing read under it is known here.
  if (restore > current) return 0
  return restored.reduce(
    (lowest, each) => (each.restore > restore ? Math.min(lowest, each.head) : lowest),
    Number.MAX_SAFE_INTEGER
  )
}

/** Appends lines to one channel: positions without a gap, the chain, and the cap on what a line claims to have seen. */
export function openTail({ rows, now, restore }: Step, { channel, device, member }: Place) {
  let { head, chain } = channel
  const restored = rows.channels.restored(channel.no)
  return {
    append(prepared: Prepared, facts: { blank?: boolean; obeyed?: boolean } = {}): WireReceipt {
      const { head: said } = prepared.line
      // A cap can only make a fork, never lose a value; so an over-claim is no reason to refuse (design 8.9).
      const lowest = lowestHeadSince(said.r, restore, restored)
      const cpos = Math.min(said.ctx.pos, member.served, lowest)
      const link = { pos: head + 1, id: said.id, bh: prepared.bh, rts: now, cpos }
      chain = chainLink(chain, link, sha256)
      head = link.pos
      rows.lines.add({
        ...link,
        channel: channel.no,
        ent: said.ent,
        k: said.k,
        via: device.no,
        chain,
        obeyed: facts.obeyed ? 1 : 0,
        line: facts.blank ? null : prepared.text
      })
      return link
    },
    /** writes the new head back; answers it */
    close(): number {
      if (head !== channel.head) rows.channels.setHead(channel.no, head, chain)
      return head
    }
  }
}

/** Appends a single control line that the server obeys, or finds it there already. Same id with other bytes is refused. */
export function appendControl(step: Step, place: Place, prepared: Prepared): Result<WireReceipt> {
  const known = step.rows.lines.byId(place.channel.no, prepared.line.head.id)
  if (known) {
    return known.bh === prepared.bh ? ok(known) : fail('line-malformed', { part: 'id' })
  }
  const tail = openTail(step, place)
  const receipt = tail.append(prepared, { obeyed: true })
  tail.close()
  return ok(receipt)
}
