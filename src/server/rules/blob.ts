import { fail, ok, type Result } from '#lib/result.ts'
import { limits } from '#api/limits.ts'
import type { BlobFiles } from '../db/files.ts'
import type { Place, Step } from './step.ts'

/** Of one piece of an entity. */
export interface Piece {
  readonly ent: string
  readonly hash: string
}

/** An entity of the channel that was not erased; the same `not-found` for one that never was. */
export function isAlive({ rows }: Pick<Step, 'rows'>, { channel }: Place, ent: string): boolean {
  return rows.entities.one(channel.no, ent)?.erased === 0
}

/**
 * Links the pieces of an entity that are here already, and answers with those that are not [B3]. What somebody else alone may read is as good
 * as not here: naming its hash gives nobody a right to it.
 */
export function linkPieces(
  step: Step,
  place: Place,
  files: BlobFiles,
  { ent, hashes }: { readonly ent: string; readonly hashes: readonly string[] },
  space: number
): Result<{ missing: string[] }> {
  const { rows } = step
  const { device } = place
  if (!isAlive(step, place, ent)) return fail('not-found')
  const missing: string[] = []
  let room = roomIn(step, place.channel, space)
  for (const hash of hashes) {
    const bytes = files.size(hash)
    const isOurs = rows.blobs.isReadable(hash, device.no) || !rows.blobs.isLinked(hash)
    if (bytes === undefined || !isOurs) missing.push(hash)
    else {
      const linked = link(step, place, { ent, hash }, bytes, room)
      if (!linked.ok) return linked
      room -= linked.value
    }
  }
  return ok({ missing })
}

/** Links a piece whose file was just written; `space` is how many bytes a channel may hold. */
export function linkPiece(
  step: Step,
  place: Place,
  files: BlobFiles,
  piece: Piece,
  space: number
): Result<{ hash: string; isKept: boolean }> {
  if (!isAlive(step, place, piece.ent)) return fail('not-found')
  const bytes = files.size(piece.hash)
  // Its last link may have gone while it was being written again.
  if (bytes === undefined) return ok({ hash: piece.hash, isKept: false })
  const linked = link(step, place, piece, bytes, roomIn(step, place.channel, space))
  return linked.ok ? ok({ hash: piece.hash, isKept: true }) : linked
}

/** Bytes a channel may still hold; looked at before they are written as well, or a full channel would fill the disk. */
export function roomIn(
  { rows }: Pick<Step, 'rows'>,
  channel: Place['channel'],
  space: number
): number {
  return space - rows.blobs.space(channel.no)
}

/** Answers the bytes it took of the room: none where the piece was linked already. */
function link(
  { rows }: Step,
  { channel }: Place,
  { ent, hash }: Piece,
  bytes: number,
  room: number
): Result<number> {
  if (rows.blobs.linked(channel.no, ent, hash) !== undefined) return ok(0)
  if (rows.blobs.pieces(channel.no, ent) >= limits.blobPieces) {
    return fail('body-invalid', { field: 'hashes' })
  }
  if (bytes > room) return fail('store-full', { reason: 'channel' })
  rows.blobs.link(channel.no, ent, hash, bytes)
  return ok(bytes)
}

/** Whether a piece may be read in this channel. */
export function mayRead({ rows }: Step, { channel }: Place, { ent, hash }: Piece): boolean {
  return rows.blobs.linked(channel.no, ent, hash) !== undefined
}

/**
 * Removes the files that lost their last link, some hundred at a time; run inside a `write` job of its own, after the one that took the link
 * away, until it has looked at none.
 */
export function removeUnlinked(
  { rows }: Pick<Step, 'rows'>,
  files: BlobFiles
): { readonly looked: number; readonly removed: number } {
  const unlinked = rows.blobs.unlinked()
  const gone = unlinked.filter((hash) => !rows.blobs.isLinked(hash))
  for (const hash of gone) files.remove(hash)
  for (const hash of unlinked) rows.blobs.settle(hash)
  return { looked: unlinked.length, removed: gone.length }
}

/** How long a piece that no entity names is kept, ms, counted from the last restore at the earliest: its tablet links it again. */
const ORPHANED = 30 * 86_400_000
/** How long a file may be half written, ms. */
const HALF_WRITTEN = 86_400_000

/** Removes what a crash or a restore left behind: long unlinked pieces, and halves of files. */
export function removeOrphans({ rows, now, restore }: Step, files: BlobFiles): number {
  // A restore number is the second it was given in, or later: before that, nobody had time to name again what the backup did not.
  const sinceRestore = now - restore * 1000
  const left = files
    .list(now)
    .filter(({ name, age }) =>
      name.endsWith('.part')
        ? age > HALF_WRITTEN
        : Math.min(age, sinceRestore) > ORPHANED && !rows.blobs.isLinked(name)
    )
  for (const { name } of left) files.remove(name)
  return left.length
}
