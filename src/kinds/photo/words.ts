import type { PluralForms } from '#lib/words.ts'
import type { WordsOf } from '#schema/define-kind.ts'
import type { photo } from './kind.ts'

export const words = {
  one: 'photo of work',
  many: 'photos of work',
  count: { one: '# photo of work', other: '# photos of work' } as PluralForms,
  fields: {
    observation: 'Note',
    at: 'Time it was taken',
    picture: 'Picture',
    width: 'Width in pixels',
    height: 'Height in pixels',
    thumb: 'Small picture',
    checked: 'Checked: no face, no name'
  },
  choices: {}
} satisfies WordsOf<typeof photo>
