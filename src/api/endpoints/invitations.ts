import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { limits } from '../limits.ts'
import {
  bytes32,
  channelId,
  deviceId,
  keyId,
  publicKey,
  role,
  uuid,
  whole,
  wrapText
} from '../shapes.ts'
import { done, few, grants, lineText } from './parts.ts'

const sealedWelcome = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_.-]+$/), z.maxLength(limits.welcomeBytes))
const invitationKind = z.enum(['once', 'sheet'])

export const postInvitation = defineEndpoint({
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

export const getInvitations = defineEndpoint({
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
        channels: grants,
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

export const deleteInvitation = defineEndpoint({
  method: 'DELETE',
  path: '/invitations/:id',
  summary: 'Makes an invitation void',
  caller: 'device',
  params: { id: uuid },
  answer: done,
  problems: ['not-found']
})

export const putWelcome = defineEndpoint({
  method: 'PUT',
  path: '/invitations/:id/welcome',
  summary: 'Rewrites a welcome after a new key',
  caller: 'device',
  params: { id: uuid },
  body: z.strictObject({ welcome: sealedWelcome }),
  answer: done,
  problems: ['not-found']
})

export const postWelcome = defineEndpoint({
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
    channels: grants,
    expires: whole,
    restore: whole,
    /** a sheet's newer keys, wrapped to its public key */
    wraps: z.array(z.object({ grp: channelId, kid: keyId, wrap: wrapText }))
  }),
  problems: ['invitation-void', 'awaiting-lead']
})

export const postExposed = defineEndpoint({
  method: 'POST',
  path: '/exposed',
  summary: 'Makes void the invitation whose secret was seen on its way; asked by whoever holds it',
  caller: 'anyone',
  params: {},
  body: z.strictObject({ accept: bytes32 }),
  answer: done,
  problems: []
})

export const postJoin = defineEndpoint({
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
