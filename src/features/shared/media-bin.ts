import { isRecord } from '#lib/record.ts'
import type { Id } from '#lib/id.ts'
import type { SyncStore } from '#store/sync-types.ts'
import { type Recording, recordingsIn, UNWRITTEN } from './recordings-in.ts'
import { dropUncheckedOf } from './unchecked.ts'
import { dropShots, overdue, shotsIn } from './shots-in.ts'

/** Unchecked pictures, or sound that nobody wrote down, that were binned and not yet acknowledged by anybody. */
export interface Binned {
  readonly count: number
  /** ms since 1970 of the last one */
  readonly at: number
}

export type Media = 'photos' | 'sounds'
const NAME = (media: Media, book: Id) => `${media}-binned:${book}`
type BinStore = Pick<
  SyncStore,
  'entries' | 'drafts' | 'keepDraft' | 'flushDrafts' | 'dropDraft' | 'dropBlobs' | 'amend'
>
/** A place that was kept for a picture which never came, ms. */
const FORGOTTEN = 86_400_000

/**
 * Bins pictures that nobody has checked in seven days and sound that nobody has written down in fourteen, and remembers that it did. `now` in
 * ms since 1970. Noted before anything goes: where it breaks off, too many are told of and none goes without a word.
 */
export async function binOverdue(store: BinStore, book: Id, now: number): Promise<void> {
  await dropUncheckedOf(store, book, deletedNotes(store, book))
  const shots = shotsIn(store.drafts(book).peek())
  await dropShots(
    store,
    shots.filter(({ picture, at }) => !picture && !(now - at < FORGOTTEN))
  )
  const late = overdue(
    shots.filter(({ picture }) => picture),
    now
  )
  if (late.length > 0 && (await note(store, 'photos', book, late.length, now))) {
    await dropShots(store, late)
  }
  const old = recordingsIn(store.drafts(book).peek()).filter(
    ({ at, pieces }) => pieces.length > 0 && !(now - at < UNWRITTEN)
  )
  if (old.length > 0 && (await note(store, 'sounds', book, old.length, now))) {
    await dropSounds(store, old)
  }
}

/** Notes that are no more, here or elsewhere; what stays on this tablet of them goes too. */
function deletedNotes(store: BinStore, book: Id): readonly Id[] {
  return store
    .entries(book)
    .peek()
    .flatMap(({ ent, deleted }) => (deleted ? [ent] : []))
}

async function note(
  store: Pick<SyncStore, 'amend'>,
  media: Media,
  book: Id,
  count: number,
  at: number
): Promise<boolean> {
  const noted = await store.amend(NAME(media, book), (kept) => ({
    count: (toBinned(kept)?.count ?? 0) + count,
    at
  }))
  return noted.ok
}

/** The sound goes; what somebody began to write down of it stays, until it is in its note. */
async function dropSounds(store: BinStore, old: readonly Recording[]): Promise<void> {
  for (const { draft, length, pieces, transcript } of old) {
    if (transcript) {
      const { observation = '', at = '' } = draft.fields
      const fields = { observation, at, transcript, ended: 'yes', length: String(length) }
      store.keepDraft({ ...draft, fields, revision: draft.revision + 1 })
    } else await store.dropDraft(draft.ent)
    await store.dropBlobs(pieces.map(({ id }) => id))
  }
  await store.flushDrafts()
}

export async function binned(
  store: Pick<SyncStore, 'recall'>,
  media: Media,
  book: Id
): Promise<Binned | undefined> {
  const kept = await store.recall(NAME(media, book))
  return kept.ok ? toBinned(kept.value) : undefined
}

/** Somebody has read of so many, or of all; what was binned since is still to be told. */
export async function acknowledgeBinned(
  store: Pick<SyncStore, 'amend'>,
  media: Media,
  book: Id,
  read = Infinity
): Promise<void> {
  await store.amend(NAME(media, book), (kept) => {
    const { count, at } = toBinned(kept) ?? { count: 0, at: 0 }
    return { count: Math.max(0, count - read), at }
  })
}

function toBinned(kept: unknown): Binned | undefined {
  if (!isRecord(kept)) return undefined
  const { count, at } = kept
  return typeof count === 'number' && count > 0 && typeof at === 'number'
    ? { count, at }
    : undefined
}
