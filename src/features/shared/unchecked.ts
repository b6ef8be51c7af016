import type { Id } from '#lib/id.ts'
import type { Store } from '#store/types.ts'
import { dropRecordings, recordingsIn } from './recordings-in.ts'
import { dropShots, shotsIn } from './shots-in.ts'

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
