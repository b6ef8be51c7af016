import { endpoints } from '#api/endpoints.ts'
import { type Manifest, manifestsIn, textToManifest } from '#lib/blob-text.ts'
import type { Id } from '#lib/id.ts'
import { fail, ok, type Problem, type Result } from '#lib/result.ts'
import { hashPiece } from '#seal/blob.ts'
import { type KeptBlob, sentKey } from '#store/blob-types.ts'
import type { SyncStore } from '#store/sync-types.ts'
import type { Channel, Entry } from '#store/types.ts'
import { ask } from './ask.ts'
import { channelOf, concernsOneChannel, credentials, isShared, type Session } from './session.ts'

/** What came of a round over the blobs that are here. */
export interface BlobsSent {
  /** pieces that travelled, and blobs that a channel has whole since */
  readonly pieces: number
  readonly blobs: number
  /** a line wants to go: the rest goes after it [B5] */
  readonly yielded: boolean
  /** the first thing that stood in the way; what it concerns is tried again */
  readonly problem?: Problem
}

/** Which of a tablet's channels are to have a blob and were not said to. */
interface Due {
  readonly blob: KeptBlob
  readonly ent: Id
  readonly channel: Channel
}

/**
 * Sends the blobs that are here to every shared channel that holds their entity [B6], the oldest first. `mayGoOn` is asked before every
 * piece: false where a line waits.
 */
export async function sendBlobs(
  session: Session,
  mayGoOn: () => Promise<boolean>
): Promise<BlobsSent> {
  let [pieces, blobs] = [0, 0]
  let problem: Problem | undefined
  for (const due of dueBlobs(session)) {
    const sent = await sendBlob(session, due, mayGoOn)
    if (sent === 'yield') return { pieces, blobs, yielded: true }
    if (sent.ok) {
      pieces += sent.value.pieces
      if (sent.value.isWhole) blobs += 1
      continue
    }
    problem ??= sent.problem
    // One that cannot be sent holds up no other, unless the others would meet the same.
    if (!concernsOneChannel(sent.problem)) break
  }
  return { pieces, blobs, yielded: false, ...(problem ? { problem } : {}) }
}

/** Everything that a channel is to have and was not said to. */
export function dueBlobs({ store }: Session): readonly Due[] {
  const entries = new Map<Id, ReadonlyMap<Id, Entry>>()
  const entriesOf = (book: Id) => {
    const known = entries.get(book)
    if (known) return known
    const read = new Map(
      store
        .entries(book)
        .peek()
        .map((each) => [each.ent, each])
    )
    entries.set(book, read)
    return read
  }
  return store
    .blobs()
    .toSorted((one, other) => one.made - other.made)
    .flatMap((blob) =>
      blob.ents.flatMap((ent) => {
        const grps = entriesOf(blob.book).get(ent)?.grps ?? []
        return grps.flatMap((grp) => {
          const channel = channelOf(store, grp)
          const isDue =
            channel && isShared(channel) && blob.sent[sentKey({ grp, ent })] !== channel.restore
          return isDue ? [{ blob, ent, channel }] : []
        })
      })
    )
}

async function sendBlob(
  session: Session,
  { blob: { id }, ent, channel: { grp, restore } }: Due,
  mayGoOn: () => Promise<boolean>
): Promise<Result<{ readonly pieces: number; readonly isWhole: boolean }> | 'yield'> {
  const nothing = ok({ pieces: 0, isWhole: false })
  const manifest = await manifestOf(session.store, ent, id)
  if (!manifest) return nothing
  if (!(await mayGoOn())) return 'yield'
  const known = await credentials(session)
  if (!known.ok) return known
  const { hashes } = manifest
  const params = { grp, ent }
  const missing = await ask(session.request, endpoints.postBlob, {
    ...known.value,
    params,
    body: { hashes: [...hashes] }
  })
  if (!missing.ok) {
    // Its line is not there yet, or was erased: both are told by lines, and neither is a trouble.
    return missing.problem.code === 'not-found' ? nothing : missing
  }
  let pieces = 0
  for (const [index, hash] of hashes.entries()) {
    if (!missing.value.missing.includes(hash)) continue
    if (!(await mayGoOn())) return 'yield'
    const piece = await session.store.blobPiece(id, index)
    if (!piece.ok) return piece
    // Still on its way to this tablet: who has it sends it.
    if (!piece.value) return nothing
    const put = await ask(session.request, endpoints.putBlobPiece, {
      ...known.value,
      params: { ...params, hash },
      body: piece.value as Uint8Array<ArrayBuffer>
    })
    if (!put.ok) return put.problem.code === 'not-found' ? nothing : put
    if (put.value.hash !== hash) return fail('answer-invalid', { field: 'hash' })
    pieces += 1
  }
  const noted = await session.store.blobSent(id, { grp, ent }, restore)
  return noted.ok ? ok({ pieces, isWhole: true }) : noted
}

/** What a line says of a blob of an entity; undefined where none names it. */
export async function manifestOf(
  store: SyncStore,
  ent: Id,
  id: string
): Promise<Manifest | undefined> {
  const shown = (await store.open([ent]))[0]
  // Every version counts: beside the one that is shown another may name it.
  return Object.values(shown?.folded.heads ?? {})
    .flatMap((versions) => versions.flatMap(({ value }) => textToManifest(value) ?? []))
    .find((manifest) => manifest.id === id)
}

/** Where a blob is: here now, or with somebody who has not sent it yet. */
export type Fetched = 'here' | 'elsewhere'

/**
 * Fetches what is missing of an entity's blob from the channels that hold the entity; each piece is kept as it comes, so that what broke
 * off is taken up there [B7]. A problem where the server could not be asked.
 */
export async function fetchBlob(
  session: Session,
  { book, ent, grps }: Pick<Entry, 'book' | 'ent' | 'grps'>,
  manifest: Manifest
): Promise<Result<Fetched>> {
  const { store } = session
  const missing = await store.missingPieces(manifest)
  if (!missing.ok) return missing
  const channels = grps.flatMap((grp) => channelOf(store, grp) ?? []).filter(isShared)
  for (const index of missing.value) {
    const piece = await fetchPiece(session, ent, channels, manifest.hashes[index] ?? '')
    if (!piece.ok) return piece
    if (!piece.value) return ok('elsewhere')
    const kept = await store.keepPiece({ book, ent }, manifest, index, piece.value)
    if (!kept.ok) return kept
  }
  return ok('here')
}

/** The same for everything that an entity names, as it stands. */
export async function fetchBlobsOf(session: Session, ent: Id): Promise<Result<Fetched>> {
  const [shown] = await session.store.open([ent])
  if (!shown) return fail('entity-missing')
  for (const manifest of manifestsIn(shown.values)) {
    const fetched = await fetchBlob(session, shown, manifest)
    if (!fetched.ok || fetched.value === 'elsewhere') return fetched
  }
  return ok('here')
}

async function fetchPiece(
  session: Session,
  ent: Id,
  channels: readonly Channel[],
  hash: string
): Promise<Result<Uint8Array | undefined>> {
  for (const { grp } of channels) {
    if (session.signal?.aborted) return fail('offline')
    const known = await credentials(session)
    if (!known.ok) return known
    const params = { grp, ent, hash }
    const piece = await ask(session.request, endpoints.getBlobPiece, { ...known.value, params })
    if (piece.ok && hashPiece(piece.value) === hash) return piece
    // Bytes that are not what the line says are no piece; another channel may have it.
    if (!piece.ok && piece.problem.code !== 'not-found') return piece
  }
  return ok(undefined)
}
