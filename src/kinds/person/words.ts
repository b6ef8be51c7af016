import type { PluralForms } from '#lib/words.ts'

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
}
