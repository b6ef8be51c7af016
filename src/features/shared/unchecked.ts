import type { Id } from '#lib/id.ts'
import type { Store } from '#store/types.ts'
import { dropRecordings, recordedIn, recordingsIn } from './recordings-in.ts'
import { dropShots, shotsIn, takenIn } from './shots-in.ts'

/** Removes what stays on this tablet of notes that are no more: pictures that nobody has checked, sound that nobody has written down. */
export async function dropUncheckedOf(
  store: Pick<Store, 'drafts' | 'dropDraft' | 'dropBlobs'>,
  book: Id,
  notes: readonly Id[]
): Promise<void> {
  const drafts = store.drafts(book).peek()
  const of = ({ note }: { readonly note: Id }) => notes.includes(note)
  await dropShots(store, shotsIn(drafts).filter(of))
  await dropRecordings(store, recordingsIn(drafts).filter(of))
}

/** How much waits on this tablet for somebody, and in which lesson the first of it. */
export interface Waiting {
  readonly photos: number
  readonly sounds: number
  readonly lesson?: Id
}

/** What a project has waiting of notes that are there. Follows drafts and entries. */
export function waitingIn(store: Pick<Store, 'drafts' | 'entries'>, book: Id): Waiting {
  const drafts = store.drafts(book).value
  const [photos, sounds] = [takenIn(drafts), recordedIn(drafts)]
  const first = [...photos, ...sounds][0]
  if (!first) return { photos: 0, sounds: 0 }
  const note = store.entries(book).value.find(({ ent, deleted }) => ent === first.note && !deleted)
  const lesson = note?.values['lesson']
  return {
    photos: photos.length,
    sounds: sounds.length,
    ...(typeof lesson === 'string' && { lesson })
  }
}
