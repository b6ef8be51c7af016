import type { Id } from '#lib/id.ts'
import { LAST } from './port.ts'
import type { KeptBlob } from './blob-types.ts'

/** Which pictures and recordings are on this tablet, and which servers' channels have them too. In memory, read once. */
export interface BlobLedger {
  all(): readonly KeptBlob[]
  of(ent: Id): readonly KeptBlob[]
  put(blob: KeptBlob): void
  forget(ids: readonly string[]): void
  adopt(blobs: readonly KeptBlob[]): void
}

const PREFIX = 'blob:'
/** Where the records of blobs stand among the others of their table. */
export const BLOB_RECORDS = { from: PREFIX, to: `${PREFIX}${LAST}` } as const

export function createBlobLedger(): BlobLedger {
  let byId = new Map<string, KeptBlob>()
  let byEnt = new Map<Id, readonly KeptBlob[]>()
  const adopt = (blobs: Iterable<KeptBlob>) => {
    byId = new Map([...blobs].map((blob) => [blob.id, blob]))
    byEnt = new Map()
    for (const blob of byId.values()) {
      for (const ent of blob.ents) byEnt.set(ent, [...(byEnt.get(ent) ?? []), blob])
    }
  }
  return {
    all: () => [...byId.values()],
    of: (ent) => byEnt.get(ent) ?? [],
    put: (blob) => adopt([...byId.values(), blob]),
    forget: (ids) => adopt([...byId.values()].filter(({ id }) => !ids.includes(id))),
    adopt
  }
}
