import type { Id } from '#lib/id.ts'
import type { Transaction } from './port.ts'
import { LAST } from './port.ts'
import type { MetaRecord } from './tables.ts'
import type { KeptBlob } from './blob-types.ts'

/** Which pictures and recordings are on this tablet, and which servers' channels have them too. In memory, read once. */
export interface BlobLedger {
  all(): readonly KeptBlob[]
  of(ent: Id): readonly KeptBlob[]
  put(blob: KeptBlob): void
  forget(ids: readonly string[]): void
  load(tx: Transaction): Promise<() => void>
}

const PREFIX = 'blob:'
const SENT = 'sent:'

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
    load: async (tx) => {
      const records = await tx.range('meta', { from: PREFIX, to: `${PREFIX}${LAST}` })
      return () => adopt(records.map(fromRecord))
    }
  }
}

export const blobRecordName = (id: string) => `${PREFIX}${id}`

/** Numbers and ids only (design 8.15): what a picture shows, and its key, stand in the line that names it. */
export function toBlobRecord({
  id,
  ents,
  book,
  pieces,
  bytes,
  made,
  own,
  sent
}: KeptBlob): MetaRecord {
  const clear: Record<string, number | string> = {
    ents: ents.join(' '),
    book,
    pieces,
    bytes,
    made,
    own: own ? 1 : 0
  }
  for (const [grp, restore] of Object.entries(sent)) clear[`${SENT}${grp}`] = restore
  return { name: blobRecordName(id), clear }
}

export function fromRecord({ name, clear = {} }: MetaRecord): KeptBlob {
  const sent = Object.entries(clear).flatMap(([key, restore]) =>
    key.startsWith(SENT) ? [[key.slice(SENT.length), Number(restore)] as const] : []
  )
  return {
    id: name.slice(PREFIX.length),
    ents: String(clear['ents']).split(' '),
    book: String(clear['book']),
    pieces: Number(clear['pieces']),
    bytes: Number(clear['bytes']),
    made: Number(clear['made']),
    own: clear['own'] === 1,
    sent: Object.fromEntries(sent)
  }
}
