import type { PluralForms } from '#lib/words.ts'
import type { WordsOf } from '#schema/define-kind.ts'
import type { person } from './kind.ts'

export const words = {
  one: 'person',
  many: 'people',
  count: { one: '# person', other: '# people' } as PluralForms,
  fields: { name: 'Name shown to the group', role: 'Role', school: 'School' },
  choices: {
    role: {
      lead: 'Group lead',
      member: 'Member',
      observer: 'Observer',
      adviser: 'Adviser'
    }
  }
} satisfies WordsOf<typeof person>
