import * as z from 'zod/mini'
import { defineEndpoint } from './endpoint.ts'
import { controlKinds } from './head.ts'
import { limits } from './limits.ts'
import {
  audience,
  bytes32,
  channelId,
  deviceId,
  keyId,
  memberStatus,
  publicKey,
  role,
  uuid,
  whole,
  wrapText
} from './shapes.ts'

/*
 * Bodies are strict: what the server does not know it refuses. Answers are open: an older client
 * overlooks what a newer server adds.
 */
const few = <T extends z.ZodMiniType>(element: T, most: number = limits.channels) =>
  z.array(element).check(z.minLength(1), z.maxLength(most))
const lineText = z.string().check(z.minLength(1), z.maxLength(limits.lineBytes))
const grp = { grp: channelId }
const sealedWelcome = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_.-]+$/), z.maxLength(limits.welcomeBytes))
const invitationKind = z.enum(['once', 'sheet'])
/** Reasons to refuse one line of a push; the line stays on the tablet under "needs you". */
export const refusal = z.enum(['line-malformed', 'line-too-large', 'wrong-channel', 'id-reuse'])

const receipt = z.object({ id: uuid, pos: whole, rts: whole, bh: bytes32, cpos: whole })
const receiptOrRefusal = z.union([receipt, z.object({ id: z.string(), refused: refusal })])
const servedLine = z.object({
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

const health = defineEndpoint({
  method: 'GET',
  path: '/health',
  summary: 'Whether this is a Jotter server, its clock and its restore number',
  caller: 'anyone',
  params: {},
  answer: z.object({
    ok: z.literal(true),
    service: z.literal('jotter'),
    protocol: whole,
    version: z.string(),
    restore: whole,
    /** the server's clock, ms since 1970 */
    now: whole,
    registration: z.enum(['open', 'code']),
    /** some channels wait for a lead's device after a restore */
    reoffer: z.exactOptional(z.literal(true))
  }),
  problems: []
})

const openapi = defineEndpoint({
  method: 'GET',
  path: '/openapi.json',
  summary: 'This document',
  caller: 'anyone',
  params: {},
  answer: z.looseObject({ openapi: z.string() }),
  problems: []
})

const putChannel = defineEndpoint({
  method: 'PUT',
  path: '/channels/:grp',
  summary: 'Registers a channel made offline; repeatable by its creator’s device, who is its lead',
  caller: 'new-device',
  params: grp,
  body: z.strictObject({
    dev: deviceId,
    tokenHash: bytes32,
    pub: publicKey,
    kid: keyId,
    audience,
    person: uuid,
    code: z.exactOptional(z.string().check(z.maxLength(100))),
    /** exactly one: the member line of the creator */
    lines: few(lineText, 1)
  }),
  answer: z.object({ status: z.enum(['created', 'known']), restore: whole, head: whole }),
  problems: ['channel-taken', 'device-taken', 'setup-code-wrong', 'not-found', 'line-malformed']
})

const postInvitation = defineEndpoint({
  method: 'POST',
  path: '/invitations',
  summary: 'Leaves a sealed welcome for whoever holds the secret',
  caller: 'device',
  params: {},
  body: z.strictObject({
    /** SHA-256 of the 32 bytes derived as `accept` */
    accept: bytes32,
    /** mac: for a sheet, the proof of its public key under each channel's newest key */
    channels: few(z.strictObject({ grp: channelId, role, mac: z.exactOptional(bytes32) })),
    welcome: sealedWelcome,
    expires: whole,
    kind: invitationKind,
    pub: z.exactOptional(publicKey)
  }),
  answer: z.object({ id: uuid }),
  problems: ['not-found', 'not-allowed', 'invitation-exists']
})

const invitationChannels = z.array(z.object({ grp: channelId, role }))

const getInvitations = defineEndpoint({
  method: 'GET',
  path: '/invitations',
  summary: 'The caller’s own invitations that are not expired',
  caller: 'device',
  params: {},
  answer: z.object({
    invitations: z.array(
      z.object({
        id: uuid,
        kind: invitationKind,
        channels: invitationChannels,
        expires: whole,
        /** ms since 1970 when it was last used */
        used: z.exactOptional(whole),
        /** how often it was used */
        uses: whole,
        /** a newer key came: void until its welcome is rewritten */
        stale: z.exactOptional(z.literal(true))
      })
    )
  }),
  problems: []
})

const deleteInvitation = defineEndpoint({
  method: 'DELETE',
  path: '/invitations/:id',
  summary: 'Makes an invitation void',
  caller: 'device',
  params: { id: uuid },
  answer: z.object({ ok: z.literal(true) }),
  problems: ['not-found']
})

const putWelcome = defineEndpoint({
  method: 'PUT',
  path: '/invitations/:id/welcome',
  summary: 'Rewrites a welcome after a new key',
  caller: 'device',
  params: { id: uuid },
  body: z.strictObject({ welcome: sealedWelcome }),
  answer: z.object({ ok: z.literal(true) }),
  problems: ['not-found']
})

const postWelcome = defineEndpoint({
  method: 'POST',
  path: '/welcomes',
  summary: 'Reads a welcome; spends nothing',
  caller: 'anyone',
  params: {},
  body: z.strictObject({ accept: bytes32 }),
  answer: z.object({
    id: uuid,
    kind: invitationKind,
    welcome: z.string(),
    channels: invitationChannels,
    expires: whole,
    restore: whole,
    /** a sheet's newer keys, wrapped to its public key */
    wraps: z.array(z.object({ grp: channelId, kid: keyId, wrap: wrapText }))
  }),
  problems: ['invitation-void', 'awaiting-lead']
})

const postJoin = defineEndpoint({
  method: 'POST',
  path: '/join',
  summary: 'Spends an invitation; repeatable by the same device for 10 minutes',
  caller: 'anyone',
  params: {},
  body: z.strictObject({
    accept: bytes32,
    dev: deviceId,
    tokenHash: bytes32,
    pub: publicKey,
    person: uuid,
    channels: few(z.strictObject({ grp: channelId, mac: bytes32, line: lineText }))
  }),
  answer: z.object({
    channels: z.array(z.object({ grp: channelId, role, head: whole })),
    restore: whole
  }),
  problems: ['invitation-void', 'device-taken', 'not-allowed', 'line-malformed', 'awaiting-lead']
})

const getMembers = defineEndpoint({
  method: 'GET',
  path: '/channels/:grp/members',
  summary: 'Devices of a channel, how far each has read, and what each last said of itself',
  caller: 'device',
  params: grp,
  answer: z.object({
    members: z.array(
      z.object({
        dev: deviceId,
        role,
        person: uuid,
        pub: publicKey,
        mac: bytes32,
        status: memberStatus,
        /** acknowledged position */
        cursor: whole,
        /** ms since 1970, 0 when never heard since */
        contact: whole,
        pending: z.exactOptional(whole),
        oldest: z.exactOptional(whole),
        kids: z.array(keyId)
      })
    ),
    /** recovery sheets that new keys must be wrapped to */
    sheets: z.array(
      z.object({
        id: uuid,
        dev: deviceId,
        role,
        pub: publicKey,
        mac: z.exactOptional(bytes32),
        kids: z.array(keyId)
      })
    )
  }),
  problems: ['not-found', 'awaiting-lead']
})

const deleteMember = defineEndpoint({
  method: 'DELETE',
  path: '/channels/:grp/members/:dev',
  summary: 'Removes a device: a lead any, everyone their own',
  caller: 'device',
  params: { grp: channelId, dev: deviceId },
  body: z.strictObject({ line: z.exactOptional(lineText) }),
  answer: z.object({ ok: z.literal(true) }),
  problems: ['not-found', 'not-allowed', 'line-malformed']
})

const getKeys = defineEndpoint({
  method: 'GET',
  path: '/channels/:grp/keys',
  summary: 'The newest key’s id and every wrap for the caller',
  caller: 'device',
  params: grp,
  answer: z.object({ kid: keyId, wraps: z.array(z.object({ kid: keyId, wrap: wrapText })) }),
  problems: ['not-found', 'awaiting-lead']
})

const wraps = z
  .array(
    z.union([
      z.strictObject({ dev: deviceId, wrap: wrapText }),
      z.strictObject({ sheet: uuid, wrap: wrapText })
    ])
  )
  .check(z.maxLength(1000))
const missing = z.array(deviceId)

const postKey = defineEndpoint({
  method: 'POST',
  path: '/channels/:grp/keys',
  summary: 'Announces the key that follows `after`; by a lead',
  caller: 'device',
  params: grp,
  body: z.strictObject({ after: keyId, kid: keyId, line: lineText, wraps }),
  answer: z.object({ kid: keyId, pos: whole, missing }),
  problems: ['not-found', 'not-allowed', 'key-came-first', 'line-malformed']
})

const putWraps = defineEndpoint({
  method: 'PUT',
  path: '/channels/:grp/keys/:kid/wraps',
  summary: 'Fills in missing wraps of a known key; by any member',
  caller: 'device',
  params: { grp: channelId, kid: keyId },
  body: z.strictObject({ wraps }),
  answer: z.object({ missing }),
  problems: ['not-found', 'awaiting-lead']
})

const postLines = defineEndpoint({
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

const postPull = defineEndpoint({
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

const postErase = defineEndpoint({
  method: 'POST',
  path: '/channels/:grp/erase',
  summary: 'Blanks whole entities for ever; by a lead, or by the device that first pushed them',
  caller: 'device',
  params: grp,
  body: z.strictObject({ ents: few(uuid, 500), line: lineText }),
  answer: z.object({ pos: whole, blanked: whole }),
  problems: ['not-found', 'not-allowed', 'line-malformed']
})

export const endpoints = {
  health,
  openapi,
  putChannel,
  postInvitation,
  getInvitations,
  deleteInvitation,
  putWelcome,
  postWelcome,
  postJoin,
  getMembers,
  deleteMember,
  getKeys,
  postKey,
  putWraps,
  postLines,
  postPull,
  postErase
} as const

export type EndpointName = keyof typeof endpoints
export type BodyOf<E extends { readonly body: z.ZodMiniType }> = z.infer<E['body']>
export type AnswerOf<E extends { readonly answer: z.ZodMiniType }> = z.infer<E['answer']>
export type WireReceipt = z.infer<typeof receipt>
export type WireRefusal = z.infer<typeof refusal>
export type WireServedLine = z.infer<typeof servedLine>
export type WireWraps = z.infer<typeof wraps>
