import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { controlKinds } from '../head.ts'
import { limits } from '../limits.ts'
import { bytes32, channelId, deviceId, uuid, whole } from '../shapes.ts'
import { few, grp, lineText } from './parts.ts'

/** Reasons to refuse one line of a push; the line stays on the tablet under "needs you". */
export const refusal = z.enum(['line-malformed', 'line-too-large', 'wrong-channel', 'id-reuse'])

export const receipt = z.object({ id: uuid, pos: whole, rts: whole, bh: bytes32, cpos: whole })
const receiptOrRefusal = z.union([receipt, z.object({ id: z.string(), refused: refusal })])
export const servedLine = z.object({
  pos: whole,
  id: uuid,
  ent: uuid,
  k: z.enum(['op', ...controlKinds]),
  bh: bytes32,
  rts: whole,
  cpos: whole,
  via: deviceId,
  line: z.nullable(z.string())
})

export const postLines = defineEndpoint({
  method: 'POST',
  path: '/channels/:grp/lines',
  summary: 'Pushes lines; each is answered by a receipt or a refusal',
  caller: 'device',
  params: grp,
  body: z.strictObject({
    restore: whole,
    lines: z.array(z.string()).check(z.maxLength(limits.pushLines)),
    /** by a lead's device after a restore: every control line it holds has been offered again */
    reoffered: z.exactOptional(z.literal(true))
  }),
  answer: z.object({ receipts: z.array(receiptOrRefusal), head: whole, restore: whole }),
  problems: ['not-found', 'restore-changed', 'store-full']
})

export const postPull = defineEndpoint({
  method: 'POST',
  path: '/pull',
  summary: 'New lines of all named channels; waits up to `wait` seconds for the first',
  caller: 'device',
  params: {},
  body: z.strictObject({
    after: few(z.strictObject({ grp: channelId, pos: whole })),
    wait: whole.check(z.maximum(limits.waitSeconds)),
    restore: whole,
    report: z.exactOptional(z.strictObject({ pending: whole, oldest: z.exactOptional(whole) }))
  }),
  answer: z.object({
    restore: whole,
    now: whole,
    channels: z.array(
      z.object({ grp: channelId, lines: z.array(servedLine), head: whole, h: z.string() })
    ),
    /** not there, or not yours any more */
    gone: z.array(channelId),
    /** a new wrap of a key waits for the caller */
    keys: z.array(channelId),
    /** serve nothing until a lead's device has re-offered its control lines */
    awaiting: z.array(channelId),
    /** only where `restore` differs from the caller's: positions above `head` count no longer */
    restored: z.array(z.object({ grp: channelId, head: whole }))
  }),
  problems: ['awaiting-lead']
})

export const postErase = defineEndpoint({
  method: 'POST',
  path: '/channels/:grp/erase',
  summary: 'Blanks whole entities for ever; by a lead, or by the device that first pushed them',
  caller: 'device',
  params: grp,
  body: z.strictObject({ ents: few(uuid, 500), line: lineText }),
  answer: z.object({ pos: whole, blanked: whole }),
  problems: ['not-found', 'not-allowed', 'line-malformed']
})
