import { isRecord } from '#lib/record.ts'
import type { Id } from '#lib/id.ts'
import type { SyncStore } from '#store/types.ts'
import { dropShots, overdue, shotsIn } from './shots-in.ts'

/** Unchecked pictures that were binned, and not yet acknowledged by anybody. */
export interface Binned {
  readonly count: number
  /** ms since 1970 of the last one */
  readonly at: number
}

const NAME = (book: Id) => `photos-binned:${book}`
/** A place that was kept for a picture which never came, ms. */
const FORGOTTEN = 86_400_000

/**
 * Bins what nobody has checked in seven days, and remembers that it did. Noted before anything goes: where it breaks off, too many are told of
 * and none goes without a word.
 */
export async function binOverdue(
  store: Pick<SyncStore, 'drafts' | 'dropDraft' | 'dropBlobs' | 'amend'>,
  book: Id,
  now: number
): Promise<void> {
  const shots = shotsIn(store.drafts(book).peek())
  await dropShots(
    store,
    shots.filter(({ picture, at }) => !picture && !(now - at < FORGOTTEN))
  )
  const late = overdue(
    shots.filter(({ picture }) => picture),
    now
  )
  if (late.length === 0) return
  const noted = await store.amend(NAME(book), (kept) => ({
    count: (toBinned(kept)?.count ?? 0) + late.length,
    at: now
  }))
  if (noted.ok) await dropShots(store, late)
}

export async function binnedPhotos(
  store: Pick<SyncStore, 'recall'>,
  book: Id
): Promise<Binned | undefined> {
  const kept = await store.recall(NAME(book))
  return kept.ok ? toBinned(kept.value) : undefined
}

/** Somebody has read it. */
export async function acknowledgeBinned(store: Pick<SyncStore, 'keep'>, book: Id): Promise<void> {
  await store.keep(NAME(book), { count: 0, at: 0 })
}

function toBinned(kept: unknown): Binned | undefined {
  if (!isRecord(kept)) return undefined
  const { count, at } = kept
  return typeof count === 'number' && count > 0 && typeof at === 'number'
    ? { count, at }
    : undefined
}
