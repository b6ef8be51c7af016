import type { Entry } from '#store/types.ts'
import { readersOf } from '#sync/audiences.ts'
import { useApp, useWords } from './app-context.ts'
import { audienceWords, loadAudienceWordsGd } from './audience-words.ts'

/** Says who can read an entity of the project that is open, in the chosen language. */
export function useReaders(): (entry: Pick<Entry, 'audience' | 'grps' | 'values'>) => string {
  const { book } = useApp()
  const words = useWords(audienceWords, loadAudienceWordsGd)
  return (entry) => words[readersOf(book.value ?? { channels: [] }, entry)]
}
