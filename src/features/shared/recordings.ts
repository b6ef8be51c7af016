import { manifestToText } from '#lib/blob-text.ts'
import type { Id } from '#lib/id.ts'
import type { Random } from '#lib/random.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { msToInstant } from '#lib/time.ts'
import { sealBlob } from '#seal/blob.ts'
import { hasRoomForMedia } from '#store/media-room.ts'
import type { Draft, SeenContext, Shown, Store } from '#store/types.ts'
import type { Recording } from './recordings-in.ts'

/** Pieces of one recording: half an hour. */
export const MOST_PIECES = 180
const NEW: SeenContext = { pos: 0, ids: [] }

interface Place {
  readonly book: Id
  readonly grp: string
  readonly ent: Id
  readonly note: Id
  /** ms since 1970 when it began */
  readonly at: number
}

/** The draft in which the pieces of a recording are named; drafts of this kind are no records. */
export function newRecording(store: Pick<Store, 'now'>, place: Place): Draft {
  const { book, grp, ent, note, at } = place
  return {
    book,
    grp,
    ent,
    kind: 'recording',
    fields: { observation: note, at: msToInstant(at) },
    ctx: NEW,
    revision: 1,
    touched: store.now(),
    stays: true
  }
}

/** The same draft, further on. */
export function furtherOn(
  store: Pick<Store, 'now'>,
  draft: Draft,
  fields: Readonly<Record<string, string>>
): Draft {
  const { revision, fields: before } = draft
  return {
    ...draft,
    fields: { ...before, ...fields },
    revision: revision + 1,
    touched: store.now()
  }
}

/**
 * Keeps one piece of sound: its sealed bytes first, then the draft that names them [B2]. Answers the draft as it is now. Fails with
 * media-no-room, or with what the storage says; every piece before it stays.
 */
export async function keepSound(
  store: Store,
  draft: Draft,
  speech: Uint8Array,
  random: Random
): Promise<Result<Draft>> {
  const pieces = piecesOf(draft)
  if (pieces >= MOST_PIECES) return fail('recording-too-long')
  if (!(await hasRoomForMedia(store))) return fail('media-no-room')
  const blob = await sealBlob(speech, 'audio/x-ima-adpcm', random)
  const kept = await store.keepBlob({ book: draft.book, ent: draft.ent }, blob)
  if (!kept.ok) return kept
  const name = `piece${String(pieces).padStart(3, '0')}`
  const named = furtherOn(store, draft, { [name]: manifestToText(blob.manifest) })
  store.keepDraft(named)
  const flushed = await store.flushDrafts()
  return flushed.ok ? ok(named) : flushed
}

/** How many pieces a draft names. */
export function piecesOf({ fields }: Draft): number {
  return Object.keys(fields).filter((name) => name.startsWith('piece')).length
}

/** What was written down so far; kept as typing is. */
export function keepTranscript(store: Store, { draft }: Recording, transcript: string): void {
  store.keepDraft(furtherOn(store, draft, { transcript }))
}

/**
 * What was written down becomes words of the note, or, where that was handed in already, a correction of it; the sound goes with its
 * draft. Answers the correction, where it is one. Fails where the note is gone or the words are too long for one note; then everything is
 * as it was.
 */
export async function writeDown(
  store: Store,
  recording: Recording,
  transcript: string,
  reason: string
): Promise<Result<Id | undefined>> {
  const [shown] = await store.open([recording.note])
  if (!shown || shown.deleted) return fail('entity-missing')
  const { draft, ent, pieces } = recording
  const { book } = draft
  const change =
    shown.audience === 'private'
      ? intoNote(shown, transcript)
      : underNote(store, shown, transcript, reason)
  const newest = store
    .drafts(book)
    .peek()
    .find((each) => each.ent === ent)
  const minted = await store.change([{ book, grp: shown.grp, ...change }], {
    drafts: [{ ent, revision: newest?.revision ?? draft.revision }]
  })
  if (!minted.ok) return minted
  await store.dropBlobs(pieces.map(({ id }) => id))
  return ok(change.kind === 'amendment' ? change.ent : undefined)
}

/** After the words that are there. */
function intoNote({ ent, values, context }: Shown, transcript: string) {
  const before = typeof values['text'] === 'string' ? values['text'] : ''
  const text = [before, transcript].filter(Boolean).join('\n\n')
  return { ent, kind: 'observation', patch: { text }, ctx: context }
}

function underNote(store: Store, { ent }: Shown, transcript: string, reason: string) {
  const patch = {
    observation: ent,
    reason,
    text: transcript,
    at: msToInstant(store.now())
  }
  return { ent: store.newEntity(), kind: 'amendment', patch, ctx: NEW }
}
