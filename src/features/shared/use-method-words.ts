import { useMemo } from 'preact/hooks'
import { useWords } from './app-context.ts'
import type { MethodWords } from './method-words.ts'
import type { Method } from './method.ts'
import { loadNoteWordsGd, noteWords, type NoteWords } from './note-words.ts'

/** What a method calls its things, in the chosen language. */
export function useMethodWords({ words, gaelic }: Method): MethodWords {
  return useWords(words, gaelic)
}

/** Words of a note, with those of the chips and tags that only this method has. */
export function useNoteWordsIn(method: Method): NoteWords {
  const note = useWords(noteWords, loadNoteWordsGd)
  const { chips, tags } = useMethodWords(method)
  return useMemo(
    () => ({ ...note, lens: chips, tags: { ...note.tags, ...tags } }),
    [note, chips, tags]
  )
}
