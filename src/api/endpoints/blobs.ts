import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { limits } from '../limits.ts'
import { bytes32, channelId, uuid } from '../shapes.ts'
import { few } from './parts.ts'

/*
 * Pictures and recordings (design 8.11). They come and go in sealed pieces, each under its own SHA-256: what is sent twice has no further
 * effect, and what is there already need not be sent at all.
 */
const piece = { grp: channelId, ent: uuid, hash: bytes32 }
const octets = z.instanceof(Uint8Array)

export const postBlob = defineEndpoint({
  method: 'POST',
  path: '/channels/:grp/blobs/:ent',
  summary:
    'Says which sealed pieces an entity has; answers with those the server does not hold for this device in any channel',
  caller: 'device',
  params: { grp: channelId, ent: uuid },
  body: z.strictObject({ hashes: few(bytes32, limits.blobPieces) }),
  answer: z.object({ missing: z.array(bytes32) }),
  problems: ['not-found', 'awaiting-lead', 'store-full']
})

export const putBlobPiece = defineEndpoint({
  method: 'PUT',
  path: '/channels/:grp/blobs/:ent/:hash',
  summary:
    'Keeps one sealed piece under its own SHA-256; the answer names what was verified and is on the disk',
  caller: 'device',
  params: piece,
  body: octets,
  octets: 'body',
  answer: z.object({ hash: bytes32 }),
  problems: ['not-found', 'awaiting-lead', 'body-invalid', 'store-full']
})

export const getBlobPiece = defineEndpoint({
  method: 'GET',
  path: '/channels/:grp/blobs/:ent/:hash',
  summary: 'One sealed piece, byte for byte',
  caller: 'device',
  params: piece,
  octets: 'answer',
  answer: octets,
  problems: ['not-found', 'awaiting-lead']
})
