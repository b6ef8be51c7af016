import type { Id } from '#lib/id.ts'

/** 0 pending, 1 acknowledged (until its page is folded), 2 refused: needs a person. */
export type LineState = 0 | 1 | 2

/** A wire line not yet found in a pulled page: our own, or another's that is offered again after a restore. */
export interface LineRecord {
  readonly id: Id
  readonly grp: string
  readonly book: Id
  readonly ent: Id
  readonly st: LineState
  /** minting order on this tablet */
  readonly n: number
  readonly line: string
  readonly bh: string
  /** ms when minted */
  readonly minted: number
  readonly reason?: string
}

/** A pulled page as it came, under its last position; `served` is the JSON of its ServedLine array. */
export interface PageRecord {
  readonly grp: string
  readonly pos: number
  readonly first: number
  readonly chain: string
  readonly served: string
}

/** All opened operations of one entity over all channels, sealed. */
export interface RowRecord {
  readonly ent: Id
  readonly book: Id
  /** the digest page it was given at birth */
  readonly page: number
  /** differs after every write, so that an opened copy in memory can be told to be current */
  readonly version: string
  readonly sealed: ArrayBuffer
}

/** Some entries of one book, sealed; how many at most, `digest-edit.ts` says. */
export interface DigestRecord {
  readonly book: Id
  readonly page: number
  readonly version: string
  readonly sealed: ArrayBuffer
}

export interface DraftRecord {
  readonly ent: Id
  readonly book: Id
  readonly revision: number
  readonly sealed: ArrayBuffer
}

/** Captured while locked, or a blob's bytes: read by primary key only. */
export interface SealedRecord {
  readonly id: string
  readonly sealed: ArrayBuffer
}

export interface KeyRecord {
  readonly id: string
  readonly key?: CryptoKey
  readonly sealed?: ArrayBuffer
}

export interface MetaRecord {
  readonly name: string
  readonly sealed?: ArrayBuffer
  /** numbers and ids only, never content */
  readonly clear?: Readonly<Record<string, number | string>>
}

export interface Records {
  readonly lines: LineRecord
  readonly pages: PageRecord
  readonly rows: RowRecord
  readonly digests: DigestRecord
  readonly drafts: DraftRecord
  readonly inbox: SealedRecord
  readonly blobs: SealedRecord
  readonly keys: KeyRecord
  readonly meta: MetaRecord
}

export type TableName = keyof Records

/**
 * Frozen for ever (design 8.15): old code must be able to read and write what newer code left. First the primary key, then the
 * indexes, each a list of fields.
 */
export const TABLES: Readonly<Record<TableName, readonly (readonly string[])[]>> = {
  lines: [['id'], ['st', 'grp', 'n'], ['ent'], ['grp']],
  pages: [['grp', 'pos']],
  rows: [['ent'], ['book']],
  digests: [['book', 'page']],
  drafts: [['ent'], ['book']],
  inbox: [['id']],
  blobs: [['id']],
  keys: [['id']],
  meta: [['name']]
}

export const TABLE_NAMES: readonly TableName[] = [
  'lines',
  'pages',
  'rows',
  'digests',
  'drafts',
  'inbox',
  'blobs',
  'keys',
  'meta'
]
