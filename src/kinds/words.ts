import type { Language } from '#lib/words.ts'
import type { WordsOf } from '#schema/define-kind.ts'
import type { kinds } from './index.ts'
import { words as ink } from './ink/words.ts'
import { lessonStageWords, words as lesson } from './lesson/words.ts'
import { amendmentWords, words as observation } from './observation/words.ts'
import { words as person } from './person/words.ts'
import { words as photo } from './photo/words.ts'
import { words as project } from './project/words.ts'
import { words as pupil } from './pupil/words.ts'
import { samplingMarkWords, words as sampling } from './sampling/words.ts'
import { schemeCodeWords, words as scheme } from './scheme/words.ts'
import { words as school } from './school/words.ts'
import { stageChangeWords, words as sitting } from './sitting/words.ts'

type Kinds = (typeof kinds.kinds)[number]
export type KindName = Kinds['name']
/** The words of every kind; one whose words were forgotten does not compile. */
export type WordsByKind = {
  readonly [Name in KindName]: WordsOf<Extract<Kinds, { readonly name: Name }>>
}

/** English words by kind. */
export const englishWords: WordsByKind = {
  project,
  school,
  person,
  pupil,
  lesson,
  lessonStage: lessonStageWords,
  observation,
  amendment: amendmentWords,
  sitting,
  stageChange: stageChangeWords,
  scheme,
  schemeCode: schemeCodeWords,
  sampling,
  samplingMark: samplingMarkWords,
  ink,
  photo
}

/** The words of every kind; Gàidhlig is loaded on demand. */
export async function kindWords(language: Language): Promise<WordsByKind> {
  if (language === 'en') return englishWords
  return (await import('./words.gd.ts')).gaidhligWords
}
