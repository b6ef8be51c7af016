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
