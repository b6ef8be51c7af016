import type { Manifest } from '#lib/blob-text.ts'
import type { Id } from '#lib/id.ts'
import type { Result } from '#lib/result.ts'
import type { SealedBlob } from '#seal/blob.ts'

/** A picture or recording whose bytes are on this tablet. */
export interface KeptBlob {
  /** of its manifest */
  readonly id: string
  /** whose it is: a note taken back is made anew, and its photo with it */
  readonly ents: readonly Id[]
  readonly book: Id
  readonly pieces: number
  readonly bytes: number
  /** ms when it was kept here */
  readonly made: number
  /** made on this tablet: nobody else has it before it was sent */
  readonly own: boolean
  /** by `sentKey` of channel and entity the restore number under which the server said that it holds all of it */
  readonly sent: Readonly<Record<string, number>>
}

/** Of which entity of which project a blob is. */
export interface BlobPlace {
  readonly book: Id
  readonly ent: Id
}

/** An entity in a channel: its blob is linked there by itself. */
export interface SentTo {
  readonly grp: string
  readonly ent: Id
}

export const sentKey = ({ grp, ent }: SentTo): string => `${grp}/${ent}`

/** What screens do with pictures and recordings. */
export interface BlobStore {
  /** keeps the sealed bytes of a picture or recording; only after that may a draft or a change name them [B2] */
  keepBlob(place: BlobPlace, blob: SealedBlob): Promise<Result<void>>
  /** the bytes where all of them are here; undefined where they are elsewhere [B7] */
  readBlob(manifest: Manifest): Promise<Result<Uint8Array<ArrayBuffer> | undefined>>
  /** really removes bytes that nothing names any more */
  dropBlobs(ids: readonly string[]): Promise<Result<void>>
}

/** What sync does with them. */
export interface SyncBlobStore {
  /** every blob that is here, whole or coming */
  blobs(): readonly KeptBlob[]
  /** sealed as it is kept; undefined where it is not here */
  blobPiece(id: string, index: number): Promise<Result<Uint8Array | undefined>>
  missingPieces(manifest: Manifest): Promise<Result<readonly number[]>>
  keepPiece(
    place: BlobPlace,
    manifest: Manifest,
    index: number,
    piece: Uint8Array
  ): Promise<Result<void>>
  /** a blob becomes that of another entity as well, before that one is made */
  blobAlsoOf(id: string, ent: Id): Promise<Result<void>>
  blobSent(id: string, to: SentTo, restore: number): Promise<Result<void>>
}
