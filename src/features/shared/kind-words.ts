import { words as lessonWords } from '#kinds/lesson/words.ts'
import { words as noteWords } from '#kinds/observation/words.ts'
import { useWords } from './app-context.ts'

const noteGaelic = async () => (await import('#kinds/observation/words.gd.ts')).observationGd

/** Words of a note's fields and tags, in the chosen language. */
export function useNoteWords() {
  return useWords(noteWords, noteGaelic)
}

const lessonGaelic = async () => (await import('#kinds/lesson/words.gd.ts')).lessonGd

export function useLessonWords() {
  return useWords(lessonWords, lessonGaelic)
}

/** The label of a stored choice; '' for one that this version does not know. */
export function labelOf(labels: Readonly<Record<string, string>>, choice: string): string {
  return labels[choice] ?? ''
}
