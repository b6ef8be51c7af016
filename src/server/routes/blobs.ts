import { createHash } from 'node:crypto'
import { fail, ok } from '#lib/result.ts'
import { isFull } from '../db/full.ts'
import { hasRoom, linkPiece, linkPieces, mayRead, removeUnlinked } from '../rules/blob.ts'
import { servingPlaceOf } from '../rules/step.ts'
import { type AppDeps, type Handlers, stepOf } from './handler.ts'

type Names = 'postBlob' | 'putBlobPiece' | 'getBlobPiece'

/** Times a piece is written again because its last link went meanwhile. */
const TRIES = 3

export function blobHandlers(deps: AppDeps): Pick<Handlers, Names> {
  const { store, config, log } = deps
  const { rows, write, files } = store
  return {
    postBlob: ({ params, body, device }) =>
      write(() => {
        const place = servingPlaceOf(rows, device, params.grp)
        return place.ok
          ? linkPieces(
              stepOf(deps),
              place.value,
              files,
              { ent: params.ent, hashes: body.hashes },
              config.blobSpace
            )
          : place
      }),
    async putBlobPiece({ params, body, device }) {
      const { grp, ent, hash } = params
      const place = servingPlaceOf(rows, device, grp)
      if (!place.ok) return place
      if (rows.entities.one(place.value.channel.no, ent)?.erased !== 0) return fail('not-found')
      if (createHash('sha256').update(body).digest('base64url') !== hash) {
        return fail('body-invalid', { field: 'hash' })
      }
      const { channel } = place.value
      const isThere = rows.blobs.linked(channel.no, ent, hash) !== undefined
      if (!isThere && !hasRoom({ rows }, channel, body.length, config.blobSpace)) {
        return fail('store-full', { reason: 'channel' })
      }
      for (let tries = 0; tries < TRIES; tries++) {
        try {
          if (!files.has(hash)) await files.keep(hash, body)
        } catch (error) {
          if (!isFull(error)) throw error
          log('warn', 'blob-no-room', { bytes: body.length })
          return fail('store-full')
        }
        const linked = await write(() => {
          const now = servingPlaceOf(rows, device, grp)
          if (!now.ok) return now
          return linkPiece(stepOf(deps), now.value, files, { ent, hash }, config.blobSpace)
        })
        if (!linked.ok) return linked
        if (linked.value.isKept) return ok({ hash })
      }
      return fail('server-broke')
    },
    async getBlobPiece({ params, device }) {
      const { grp, ent, hash } = params
      const place = servingPlaceOf(rows, device, grp)
      if (!place.ok) return place
      if (!mayRead(stepOf(deps), place.value, { ent, hash })) return fail('not-found')
      const bytes = await files.read(hash)
      return bytes ? ok(new Uint8Array(bytes)) : fail('not-found')
    }
  }
}

/** After an erasure: the bytes go with their last link. Answers when they are gone. */
export async function sweepUnlinked({ store, log }: Pick<AppDeps, 'store' | 'log'>): Promise<void> {
  const removed = await store.write(() => ok(removeUnlinked(store, store.files)))
  if (removed.ok && removed.value > 0) log('info', 'blobs-removed', { pieces: removed.value })
}
