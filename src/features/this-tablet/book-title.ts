import type { Book, Store } from '#store/types.ts'
import { textOf } from '../shared/names.ts'
import type { Words } from './words.ts'

/** What a project on this tablet is called, whichever is open. */
export function bookTitle(
  store: Pick<Store, 'entries'>,
  book: Book,
  words: Pick<Words, 'trial' | 'untitled'>
): string {
  if (book.kind === 'trial') return words.trial
  const entries = store.entries(book.book).value
  const project = entries.find(({ ent }) => ent === book.book)
  return textOf(project, 'title') || words.untitled
}
