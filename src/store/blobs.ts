import { manifestsIn, type Manifest } from '#lib/blob-text.ts'
import type { Id } from '#lib/id.ts'
import { ok, type Result } from '#lib/result.ts'
import { openBlob, type SealedBlob } from '#seal/blob.ts'
import { readRows } from './apply.ts'
import { BLOB_RECORDS } from './blob-ledger.ts'
import { blobRecordName, fromRecord, toBlobRecord } from './blob-records.ts'
import type { Core } from './core.ts'
import { exact } from './device-key.ts'
import { openDraft } from './draft-record.ts'
import type { Transaction, Work } from './port.ts'
import { LAST } from './port.ts'
import { type BlobPlace, type KeptBlob, sentKey, type SentTo } from './blob-types.ts'

const writing = <T>(
  body: Work<T>['body'],
  durability: Work<T>['durability'] = 'strict'
): Work<T> => ({
  tables: ['blobs', 'meta'],
  mode: 'write',
  durability,
  body
})
const pieceKey = (id: string, index: number) => `${id}/${String(index).padStart(3, '0')}`
const piecesOf = (id: string) => ({ from: `${id}/`, to: `${id}/${LAST}` })

/** Keeps a blob that was made here, all of it in one strict transaction; only after that may anything name it [B2]. */
export async function keepBlob(
  core: Core,
  { book, ent }: BlobPlace,
  { manifest, pieces }: SealedBlob
): Promise<Result<void>> {
  const { id, bytes } = manifest
  const made = core.clock.now()
  const blob: KeptBlob = {
    id,
    ents: [ent],
    book,
    pieces: pieces.length,
    bytes,
    made,
    own: true,
    sent: {}
  }
  const kept = await core.guard.run(
    writing(async (tx) => {
      await tx.putAll(
        'blobs',
        pieces.map((piece, index) => ({ id: pieceKey(id, index), sealed: exact(piece) }))
      )
      await tx.put('meta', toBlobRecord(blob))
    })
  )
  if (!kept.ok) return kept
  adopt(core, [blob])
  return ok(undefined)
}

/** The bytes of a blob that is here, whole, and opens; undefined otherwise [B7]. */
export async function readBlob(
  core: Core,
  manifest: Manifest
): Promise<Result<Uint8Array<ArrayBuffer> | undefined>> {
  const keys = manifest.hashes.map((_, index) => pieceKey(manifest.id, index))
  const read = await core.guard.run({
    tables: ['blobs'],
    mode: 'read',
    durability: 'relaxed',
    body: (tx) => tx.getAll('blobs', keys)
  })
  if (!read.ok) return read
  const pieces = read.value.flatMap((record) => (record ? [new Uint8Array(record.sealed)] : []))
  return ok(await openBlob(manifest, pieces))
}

/** Really removes blobs: their originals were checked, or nobody wanted them. */
export async function dropBlobs(core: Core, ids: readonly string[]): Promise<Result<void>> {
  const dropped = await core.guard.run(writing((tx) => removeBlobs(tx, ids)))
  if (dropped.ok) forget(core, ids)
  return dropped
}

/** Pieces and record of each, in the running transaction. */
export async function removeBlobs(tx: Transaction, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await tx.clear('blobs', piecesOf(id))
    await tx.delete('meta', blobRecordName(id))
  }
}

/** Which pieces are not here. Counted, never read: pieces are large. */
export async function missingPieces(
  core: Core,
  { id, hashes }: Manifest
): Promise<Result<readonly number[]>> {
  return core.guard.run({
    tables: ['blobs'],
    mode: 'read',
    durability: 'relaxed',
    body: async (tx) => {
      const missing: number[] = []
      for (const index of hashes.keys()) {
        const key = pieceKey(id, index)
        if ((await tx.count('blobs', { from: key, to: key })) === 0) missing.push(index)
      }
      return missing
    }
  })
}

/** One sealed piece as it is kept; undefined where it is not here. */
export async function blobPiece(
  core: Core,
  id: string,
  index: number
): Promise<Result<Uint8Array | undefined>> {
  const read = await core.guard.run({
    tables: ['blobs'],
    mode: 'read',
    durability: 'relaxed',
    body: (tx) => tx.get('blobs', pieceKey(id, index))
  })
  if (!read.ok) return read
  return ok(read.value && new Uint8Array(read.value.sealed))
}

/** Keeps a piece that came from elsewhere; its hash has been compared. */
export async function keepPiece(
  core: Core,
  { book, ent }: BlobPlace,
  { id, bytes, hashes }: Manifest,
  index: number,
  piece: Uint8Array
): Promise<Result<void>> {
  const kept = await core.guard.run(
    writing(async (tx) => {
      await tx.put('blobs', { id: pieceKey(id, index), sealed: exact(piece) })
      if (await tx.get('meta', blobRecordName(id))) return undefined
      const made = core.clock.now()
      const blob: KeptBlob = {
        id,
        ents: [ent],
        book,
        pieces: hashes.length,
        bytes,
        made,
        own: false,
        sent: {}
      }
      await tx.put('meta', toBlobRecord(blob))
      return blob
    }, 'relaxed')
  )
  if (!kept.ok) return kept
  // The pieces behind the first change nothing that is counted.
  if (kept.value) adopt(core, [kept.value])
  return ok(undefined)
}

/** The server holds all of a blob in this channel, under this restore number [B4]. */
export function blobSent(
  core: Core,
  id: string,
  to: SentTo,
  restore: number
): Promise<Result<void>> {
  return amend(core, id, (blob) => ({ ...blob, sent: { ...blob.sent, [sentKey(to)]: restore } }))
}

/** A blob becomes that of another entity as well: written before that one is made, or a sweep could come between. */
export function blobAlsoOf(core: Core, id: string, ent: Id): Promise<Result<void>> {
  return amend(core, id, (blob) => ({
    ...blob,
    ents: [...new Set([...blob.ents, ent])],
    own: true
  }))
}

async function amend(
  core: Core,
  id: string,
  change: (blob: KeptBlob) => KeptBlob
): Promise<Result<void>> {
  const amended = await core.guard.run(
    writing(async (tx) => {
      const record = await tx.get('meta', blobRecordName(id))
      if (!record) return undefined
      const blob = change(fromRecord(record))
      await tx.put('meta', toBlobRecord(blob))
      return blob
    })
  )
  if (!amended.ok) return amended
  if (amended.value) adopt(core, [amended.value])
  return ok(undefined)
}

/** A blob that nothing names is left for this long, ms: it may be about to be named. */
const UNNAMED = 86_400_000

/**
 * Removes blobs that no line and no draft names [B8]: of these entities, or, where none are given, whatever a crash left behind a day ago or
 * longer.
 */
export async function sweepBlobs(core: Core, ents?: readonly Id[]): Promise<void> {
  const old = core.clock.now() - UNNAMED
  const looked = core.blobs
    .all()
    .filter((blob) => (ents ? blob.ents.some((ent) => ents.includes(ent)) : blob.made < old))
    .filter((blob) => !blob.ents.some((ent) => core.ledger.journaled.has(ent)))
  if (looked.length === 0) return
  const swept = await core.guard.run({
    tables: ['blobs', 'meta', 'rows', 'drafts'],
    mode: 'write',
    durability: 'strict',
    body: async (tx) => {
      const unnamed: string[] = []
      for (const blob of looked) if (!(await isNamed(core, tx, blob))) unnamed.push(blob.id)
      await removeBlobs(tx, unnamed)
      return unnamed
    }
  })
  if (swept.ok && swept.value.length > 0) forget(core, swept.value)
}

/** After entities were erased: what is held in memory of them goes, and the bytes that they named. */
export function forgetErased(core: Core, ents: readonly Id[]): void {
  if (ents.length === 0) return
  core.forgetDrafts(ents)
  void sweepBlobs(core, ents)
}

async function isNamed(
  core: Core,
  tx: Transaction,
  { id, ents, book }: KeptBlob
): Promise<boolean> {
  const names = (values: Readonly<Record<string, unknown>>) =>
    manifestsIn(values).some((manifest) => manifest.id === id)
  for (const draft of await tx.getAll('drafts', ents)) {
    if (draft && openDraft(core, draft).some(({ fields }) => names(fields))) return true
  }
  const rows = await readRows(
    core,
    tx,
    ents.map((ent) => ({ ent, book }))
  )
  return [...rows.values()].some(({ operations }) =>
    operations.some(({ p }) => p !== undefined && names(p))
  )
}

/** Reads which blobs are here: at the start, and when another tab has changed that. */
export async function loadBlobs(core: Core): Promise<boolean> {
  const read = await core.guard.run({
    tables: ['meta'],
    mode: 'read',
    durability: 'relaxed',
    body: (tx) => tx.range('meta', BLOB_RECORDS)
  })
  if (read.ok) core.blobs.adopt(read.value.map(fromRecord))
  return read.ok
}

function adopt(core: Core, blobs: readonly KeptBlob[]): void {
  for (const blob of blobs) core.blobs.put(blob)
  told(core, blobs)
}

function forget(core: Core, ids: readonly string[]): void {
  const gone = core.blobs.all().filter(({ id }) => ids.includes(id))
  core.blobs.forget(ids)
  told(core, gone)
}

/** Lists of what waits are counted again, here and in the other tabs. */
function told(core: Core, blobs: readonly KeptBlob[]): void {
  const ents = blobs.flatMap((blob) => blob.ents)
  core.ledger.look(ents)
  core.touches.touch(ents)
  core.tabs.post({ tell: 'blobs', ents })
}
