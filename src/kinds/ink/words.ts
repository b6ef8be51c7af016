import type { PluralForms } from '#lib/words.ts'
import type { WordsOf } from '#schema/define-kind.ts'
import type { ink } from './kind.ts'

export const words = {
  one: 'stroke',
  many: 'strokes',
  count: { one: '# stroke', other: '# strokes' } as PluralForms,
  fields: {
    observation: 'Note',
    at: 'Time the pen came down',
    width: 'Width of the line',
    points: 'Points: across, down and milliseconds, each from the one before'
  },
  choices: {}
} satisfies WordsOf<typeof ink>
