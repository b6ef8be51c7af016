import { BLOB_RECORDS } from './blob-ledger.ts'
import type { KeptBlob } from './blob-types.ts'
import type { MetaRecord } from './tables.ts'

const PREFIX = BLOB_RECORDS.from
const SENT = 'sent:'

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
