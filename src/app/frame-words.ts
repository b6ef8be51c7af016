import { useWords } from '#features/shared/app-context.ts'
import { words as english, type Words } from './words.ts'

const gaelic = async () => (await import('./words.gd.ts')).wordsGd

/** Words of the frame in the chosen language. */
export function useFrameWords(): Words {
  return useWords(english, gaelic)
}
