import type { ReadonlySignal } from '@preact/signals'
import type { Id } from '#lib/id.ts'
import type { Entry, Store } from '#store/types.ts'
import { entriesOfKinds } from './entries-of-kinds.ts'
import { sameSet } from './same-set.ts'
import { takenIn } from './shots-in.ts'

/** The notes of a project that have a photo: one that stands in a record, or a picture on this tablet that waits to be checked. */
export function photographedIn(
  store: Store,
  book: Id,
  pages: ReadonlySignal<readonly (readonly Entry[])[]>
): ReadonlySignal<ReadonlySet<Id>> {
  const entries = entriesOfKinds(pages, ['photo'])
  return sameSet(() => [
    ...entries.value
      .filter(({ deleted }) => !deleted)
      .map(({ values }) => String(values['observation'])),
    ...takenIn(store.drafts(book).value).map(({ note }) => note)
  ])
}
