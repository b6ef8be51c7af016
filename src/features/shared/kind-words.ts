import { lesson } from '#kinds/lesson/kind.ts'
import { amendment, observation } from '#kinds/observation/kind.ts'
import { useWords } from './app-context.ts'

const noteGaelic = async () => (await import('#kinds/observation/words.gd.ts')).observationGd
const amendmentGaelic = async () => (await import('#kinds/observation/words.gd.ts')).amendmentGd

/** Words of a note's fields and tags, in the chosen language. */
export function useNoteWords() {
  return useWords(observation.words, noteGaelic)
}

export function useAmendmentWords() {
  return useWords(amendment.words, amendmentGaelic)
}

const lessonGaelic = async () => (await import('#kinds/lesson/words.gd.ts')).lessonGd

export function useLessonWords() {
  return useWords(lesson.words, lessonGaelic)
}

/** The label of a stored choice; '' for one that this version does not know. */
export function labelOf(labels: Readonly<Record<string, string>>, choice: string): string {
  return labels[choice] ?? ''
}
