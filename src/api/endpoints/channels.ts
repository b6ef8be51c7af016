import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
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
} from '../shapes.ts'
import { done, few, grp, lineText } from './parts.ts'

export const putChannel = defineEndpoint({
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

export const getMembers = defineEndpoint({
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

export const deleteMember = defineEndpoint({
  method: 'DELETE',
  path: '/channels/:grp/members/:dev',
  summary: 'Removes a device: a lead any, everyone their own',
  caller: 'device',
  params: { grp: channelId, dev: deviceId },
  body: z.strictObject({ line: z.exactOptional(lineText) }),
  answer: done,
  problems: ['not-found', 'not-allowed', 'line-malformed']
})

export const getKeys = defineEndpoint({
  method: 'GET',
  path: '/channels/:grp/keys',
  summary: 'The newest key’s id and every wrap for the caller',
  caller: 'device',
  params: grp,
  answer: z.object({ kid: keyId, wraps: z.array(z.object({ kid: keyId, wrap: wrapText })) }),
  problems: ['not-found', 'awaiting-lead']
})

export const wraps = z
  .array(
    z.union([
      z.strictObject({ dev: deviceId, wrap: wrapText }),
      z.strictObject({ sheet: uuid, wrap: wrapText })
    ])
  )
  .check(z.maxLength(1000))

const missing = z.array(deviceId)

export const postKey = defineEndpoint({
  method: 'POST',
  path: '/channels/:grp/keys',
  summary: 'Announces the key that follows `after`; by a lead',
  caller: 'device',
  params: grp,
  body: z.strictObject({ after: keyId, kid: keyId, line: lineText, wraps }),
  answer: z.object({ kid: keyId, pos: whole, missing }),
  problems: ['not-found', 'not-allowed', 'key-came-first', 'line-malformed']
})

export const putWraps = defineEndpoint({
  method: 'PUT',
  path: '/channels/:grp/keys/:kid/wraps',
  summary: 'Fills in missing wraps of a known key; by any member',
  caller: 'device',
  params: { grp: channelId, kid: keyId },
  body: z.strictObject({ wraps }),
  answer: z.object({ missing }),
  problems: ['not-found', 'awaiting-lead']
})
