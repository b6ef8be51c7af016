import { lesson } from '#kinds/lesson/kind.ts'
import { observation } from '#kinds/observation/kind.ts'
import { useWords } from './app-context.ts'

const noteGaelic = async () => (await import('#kinds/observation/words.gd.ts')).observationGd

/** Words of a note's fields and tags, in the chosen language. */
export function useNoteWords() {
  return useWords(observation.words, noteGaelic)
}

const lessonGaelic = async () => (await import('#kinds/lesson/words.gd.ts')).lessonGd

export function useLessonWords() {
  return useWords(lesson.words, lessonGaelic)
}

/** The label of a stored choice; '' for one that this version does not know. */
export function labelOf(labels: Readonly<Record<string, string>>, choice: string): string {
  return labels[choice] ?? ''
}
