import { manifestToText } from '#lib/blob-text.ts'
import type { Id } from '#lib/id.ts'
import type { Random } from '#lib/random.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { msToInstant } from '#lib/time.ts'
import { sealBlob } from '#seal/blob.ts'
import { hasRoomForMedia } from '#store/media-room.ts'
import type { Draft, Store } from '#store/types.ts'
import type { Developed } from './develop.ts'
import type { Shot } from './shots-in.ts'

interface ShotPlace {
  readonly book: Id
  readonly grp: string
  readonly ent: Id
  readonly note: Id
}

/**
 * Says, durably, that a picture is about to be taken for a note: where the tablet throws the page away while its camera is open, the lesson
 * comes back to that note.
 */
export function openShot(store: Store, place: ShotPlace): Promise<Result<number>> {
  store.keepDraft(draftOf(store, place, 1, { at: msToInstant(store.now()) }))
  return store.flushDrafts()
}

/**
 * Keeps a picture, unchecked: its sealed bytes first, then the draft that names them. Fails with media-no-room, or with what the storage says;
 * then nothing of it is kept.
 */
export async function keepShot(
  store: Store,
  place: ShotPlace,
  { bytes, width, height, thumb }: Developed,
  random: Random
): Promise<Result<void>> {
  if (!(await hasRoomForMedia(store))) return fail('media-no-room')
  const at = msToInstant(store.now())
  const blob = await sealBlob(bytes, 'image/jpeg', random)
  const kept = await store.keepBlob({ book: place.book, ent: place.ent }, blob)
  if (!kept.ok) return kept
  const picture = manifestToText(blob.manifest)
  const fields = { at, picture, thumb, width: String(width), height: String(height) }
  store.keepDraft(draftOf(store, place, 2, fields))
  const flushed = await store.flushDrafts()
  if (flushed.ok) return ok(undefined)
  await store.dropDraft(place.ent)
  return flushed
}

function draftOf(
  store: Store,
  { book, grp, ent, note }: ShotPlace,
  revision: number,
  fields: Readonly<Record<string, string>>
): Draft {
  return {
    book,
    grp,
    ent,
    kind: 'photo',
    fields: { observation: note, ...fields },
    ctx: { pos: 0, ids: [] },
    revision,
    touched: store.now(),
    stays: true
  }
}

/**
 * Keeps a checked picture as a record, born private: from now on it goes where its note goes. `cleaned` is what was cropped or blurred; the
 * original is dropped with it. Nothing is lost where this breaks off: the picture is still there to be checked.
 */
export async function checkShot(
  store: Store,
  shot: Shot,
  cleaned: Developed | undefined,
  random: Random
): Promise<Result<void>> {
  const { ent, draft, note, picture } = shot
  if (!picture) return fail('entity-missing')
  const { book, grp } = draft
  let text = manifestToText(picture)
  if (cleaned) {
    const blob = await sealBlob(cleaned.bytes, 'image/jpeg', random)
    const kept = await store.keepBlob({ book, ent }, blob)
    if (!kept.ok) return kept
    text = manifestToText(blob.manifest)
  }
  const { width, height, thumb } = cleaned ?? shot
  const patch = {
    observation: note,
    at: msToInstant(shot.at),
    picture: text,
    width,
    height,
    thumb,
    checked: msToInstant(store.now())
  }
  const ctx = { pos: 0, ids: [] }
  const minted = await store.change([{ book, grp, ent, kind: 'photo', patch, ctx }], {
    drafts: [{ ent, revision: draft.revision }]
  })
  if (!minted.ok) return minted
  if (cleaned) await store.dropBlobs([picture.id])
  return ok(undefined)
}
