import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { limits } from '../limits.ts'
import { bytes32, channelId, whole } from '../shapes.ts'
import { done, grp } from './parts.ts'

/** Which part of a checkpoint, from 0, as it stands in a path. */
const partNumber = z.string().check(z.regex(/^\d{1,3}$/))
/** `kid.nonce.ct`; opaque here. */
const sealedPart = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_.-]{16,}$/), z.maxLength(limits.checkpointPartBytes))

export const getCheckpoint = defineEndpoint({
  method: 'GET',
  path: '/channels/:grp/checkpoint',
  summary: 'The newest whole checkpoint of a channel: its position and how many parts it has',
  caller: 'device',
  params: grp,
  answer: z.object({ restore: whole, pos: whole, chain: bytes32, parts: whole }),
  problems: ['not-found', 'awaiting-lead']
})

export const getCheckpointPart = defineEndpoint({
  method: 'GET',
  path: '/channels/:grp/checkpoint/:pos/:part',
  summary: 'One sealed part of the newest whole checkpoint',
  caller: 'device',
  params: { grp: channelId, pos: z.string().check(z.regex(/^\d{1,15}$/)), part: partNumber },
  answer: z.object({ sealed: z.string() }),
  problems: ['not-found', 'awaiting-lead']
})

export const putCheckpointPart = defineEndpoint({
  method: 'PUT',
  path: '/channels/:grp/checkpoint/:pos/:part',
  summary: 'Keeps one sealed part of a checkpoint; whole, it takes the place of every older one',
  caller: 'device',
  params: { grp: channelId, pos: z.string().check(z.regex(/^\d{1,15}$/)), part: partNumber },
  body: z.strictObject({
    restore: whole,
    chain: bytes32,
    parts: whole.check(z.minimum(1), z.maximum(limits.checkpointParts)),
    sealed: sealedPart
  }),
  answer: done,
  problems: [
    'not-found',
    'awaiting-lead',
    'not-allowed',
    'body-invalid',
    'restore-changed',
    'store-full'
  ]
})
