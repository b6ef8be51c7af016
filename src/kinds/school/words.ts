import type { PluralForms } from '#lib/words.ts'

export const words = {
  one: 'school',
  many: 'schools',
  count: { one: '# school', other: '# schools' } as PluralForms,
  fields: { name: 'Name of the school' },
  choices: {}
}
