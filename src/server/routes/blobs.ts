import { fail, ok, type Result } from '#lib/result.ts'
import { isFull } from '../db/full.ts'
import { sha256 } from '../rules/append.ts'
import { isAlive, linkPiece, linkPieces, mayRead, removeUnlinked, roomIn } from '../rules/blob.ts'
import { servingPlaceOf } from '../rules/step.ts'
import { type AppDeps, type Handlers, stepOf } from './handler.ts'

type Names = 'postBlob' | 'putBlobPiece' | 'getBlobPiece'

/** Times a piece is written again because its last link went meanwhile. */
const TRIES = 3

export function blobHandlers(deps: AppDeps): Pick<Handlers, Names> {
  const { store, config } = deps
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
    putBlobPiece: putPiece(deps),
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

/** Looked at before it is written, written before it is linked: a link whose bytes are not on the disk is never answered for. */
function putPiece(deps: AppDeps): Handlers['putBlobPiece'] {
  const { store, config } = deps
  const { rows, write, files } = store
  return async ({ params, body, device }) => {
    const { grp, ent, hash } = params
    const place = servingPlaceOf(rows, device, grp)
    if (!place.ok) return place
    if (!isAlive({ rows }, place.value, ent)) return fail('not-found')
    if (sha256(body) !== hash) return fail('body-invalid', { field: 'hash' })
    const { channel } = place.value
    const isThere = rows.blobs.linked(channel.no, ent, hash) !== undefined
    if (!isThere && body.length > roomIn({ rows }, channel, config.blobSpace)) {
      return fail('store-full', { reason: 'channel' })
    }
    let isNew = false
    for (let tries = 0; tries < TRIES; tries++) {
      const kept = await keepFile(deps, hash, body)
      if (!kept.ok) return kept
      isNew ||= kept.value
      const linked = await write(() => {
        const now = servingPlaceOf(rows, device, grp)
        if (!now.ok) return now
        return linkPiece(stepOf(deps), now.value, files, { ent, hash }, config.blobSpace)
      })
      if (!linked.ok) {
        // Nothing names it, and no channel is charged for it.
        if (isNew) await write(() => ok(rows.blobs.isLinked(hash) || files.remove(hash)))
        return linked
      }
      if (linked.value.isKept) return ok({ hash })
    }
    return fail('server-broke')
  }
}

/** Answers whether it had to be written. */
async function keepFile(
  { store: { files }, log }: AppDeps,
  hash: string,
  body: Uint8Array
): Promise<Result<boolean>> {
  if (files.has(hash)) return ok(false)
  try {
    await files.keep(hash, body)
    return ok(true)
  } catch (error) {
    if (!isFull(error)) throw error
    log('warn', 'blob-no-room', { bytes: body.length })
    return fail('store-full')
  }
}

/** After an erasure: the bytes go with their last link. Answers when they are gone. */
export async function sweepUnlinked({ store, log }: Pick<AppDeps, 'store' | 'log'>): Promise<void> {
  let pieces = 0
  for (;;) {
    const swept = await store.write(() => ok(removeUnlinked(store, store.files)))
    if (!swept.ok || swept.value.looked === 0) break
    pieces += swept.value.removed
  }
  if (pieces > 0) log('info', 'blobs-removed', { pieces })
}
