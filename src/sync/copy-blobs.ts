import { base64ToBytes, bytesToBase64 } from '#lib/bytes.ts'
import type { Id } from '#lib/id.ts'
import { ok, type Result } from '#lib/result.ts'
import { hashPiece } from '#seal/blob.ts'
import type { KeptBlob } from '#store/blob-types.ts'
import type { SyncStore } from '#store/sync-types.ts'
import { manifestOf } from './blobs.ts'
import { id, text } from './welcome.ts'

/** A sealed piece of a picture or recording in a sealed copy. */
export interface CopyPiece {
  readonly ent: Id
  readonly blob: string
  readonly index: number
  /** base64url, as it is kept */
  readonly sealed: string
}

/** Bytes of pictures and recordings in one copy: it is made and opened in memory. */
const MOST = 64 * 1024 * 1024

/** The pieces that a copy of these channels takes along, those first that are nowhere else; and how many blobs found no room in it. */
export async function piecesFor(
  store: SyncStore,
  book: Id,
  grps: ReadonlySet<string>,
  most = MOST
): Promise<{ readonly pieces: readonly CopyPiece[]; readonly leftOut: number }> {
  const entries = new Map(
    store
      .entries(book)
      .peek()
      .map((entry) => [entry.ent, entry] as const)
  )
  const isCopied = (ent: Id) => {
    const entry = entries.get(ent)
    return entry !== undefined && !entry.deleted && entry.grps.some((grp) => grps.has(grp))
  }
  const isAlone = ({ own, sent }: KeptBlob) => own && Object.keys(sent).length === 0
  const blobs = store
    .blobs()
    .filter((blob) => blob.book === book && blob.ents.some(isCopied))
    .toSorted(
      (one, other) => Number(isAlone(other)) - Number(isAlone(one)) || one.made - other.made
    )
  const pieces: CopyPiece[] = []
  let [room, leftOut] = [most, 0]
  for (const blob of blobs) {
    const ent = blob.ents.find(isCopied) ?? ''
    if (blob.bytes > room) {
      leftOut += 1
      continue
    }
    const whole = await readPieces(store, blob)
    // Still on its way to this tablet: who has it whole has it in a copy of her own.
    if (!whole) continue
    room -= blob.bytes
    for (const [index, sealed] of whole.entries()) {
      pieces.push({ ent, blob: blob.id, index, sealed: bytesToBase64(sealed) })
    }
  }
  return { pieces, leftOut }
}

async function readPieces(
  store: SyncStore,
  blob: KeptBlob
): Promise<readonly Uint8Array[] | undefined> {
  const pieces: Uint8Array[] = []
  for (let index = 0; index < blob.pieces; index++) {
    const piece = await store.blobPiece(blob.id, index)
    if (!piece.ok || !piece.value) return undefined
    pieces.push(piece.value)
  }
  return pieces
}

/** One record of a copy read again; undefined where it is none. */
export function readPiece(fields: Readonly<Record<string, unknown>>): CopyPiece | undefined {
  const ent = id(fields['ent'])
  const blob = text(fields['blob'])
  const sealed = text(fields['sealed'])
  const { index } = fields
  if (!ent || blob === undefined || sealed === undefined || typeof index !== 'number') {
    return undefined
  }
  return Number.isSafeInteger(index) && index >= 0 ? { ent, blob, index, sealed } : undefined
}

/**
 * Keeps the pieces of a copy whose lines are here by now: of blobs that a line names, and only bytes of the hash that it gives. They count as
 * made here, for nobody else may have them.
 */
export async function applyPieces(
  store: SyncStore,
  book: Id,
  pieces: readonly CopyPiece[]
): Promise<Result<void>> {
  for (const blob of new Set(pieces.map((piece) => piece.blob))) {
    const all = pieces.filter((piece) => piece.blob === blob)
    const ent = all[0]?.ent ?? ''
    const manifest = await manifestOf(store, ent, blob)
    if (!manifest) continue
    const missing = await store.missingPieces(manifest)
    if (!missing.ok) return missing
    for (const { index, sealed } of all) {
      const bytes = missing.value.includes(index) ? base64ToBytes(sealed) : undefined
      if (!bytes || hashPiece(bytes) !== manifest.hashes[index]) continue
      const kept = await store.keepPiece({ book, ent }, manifest, index, bytes)
      if (!kept.ok) return kept
    }
    const own = missing.value.length > 0 ? await store.blobAlsoOf(blob, ent) : ok(undefined)
    if (!own.ok) return own
  }
  return ok(undefined)
}
