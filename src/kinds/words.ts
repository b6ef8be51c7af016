import type { Language } from '#lib/words.ts'
import type { KindWords } from '#schema/define-kind.ts'
import { kinds } from './index.ts'

export type KindName = (typeof kinds.kinds)[number]['name']
export type WordsByKind = Readonly<Record<KindName, KindWords>>

/** English words by kind: they are part of the kinds and always there. */
export const englishWords: WordsByKind = Object.fromEntries(
  kinds.kinds.map((kind): [string, KindWords] => [kind.name, kind.words])
  // as: fromEntries forgets the names that the register lists one by one
) as WordsByKind

/** The words of every kind; Gàidhlig is loaded on demand. */
export async function kindWords(language: Language): Promise<WordsByKind> {
  if (language === 'en') return englishWords
  return (await import('./words.gd.ts')).gaidhligWords
}
