import type { PluralForms } from '#lib/words.ts'
import type { WordsOf } from '#schema/define-kind.ts'
import type { school } from './kind.ts'

export const words = {
  one: 'school',
  many: 'schools',
  count: { one: '# school', other: '# schools' } as PluralForms,
  fields: { name: 'Name of the school' },
  choices: {}
} satisfies WordsOf<typeof school>
