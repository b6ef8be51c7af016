import type { PluralForms } from '#lib/words.ts'
import type { WordsOf } from '#schema/define-kind.ts'
import type { scheme, schemeCode } from './kind.ts'

export const words = {
  one: 'sampling scheme',
  many: 'sampling schemes',
  count: { one: '# sampling scheme', other: '# sampling schemes' } as PluralForms,
  fields: { name: 'Name', method: 'Method', every: 'Interval', rotation: 'Whose turn' },
  choices: {
    method: {
      momentary: 'at the moment',
      whole: 'all through the interval',
      partial: 'at any time in the interval',
      scan: 'how many of all at the moment',
      count: 'each time it happens'
    },
    rotation: {
      'in-turn': 'one pupil after the other',
      together: 'every pupil at each moment',
      class: 'the class as a whole'
    }
  }
} satisfies WordsOf<typeof scheme>

export const schemeCodeWords = {
  one: 'code',
  many: 'codes',
  count: { one: '# code', other: '# codes' } as PluralForms,
  fields: {
    scheme: 'Sampling scheme',
    letter: 'Letter',
    name: 'Name',
    counts: 'Counts as',
    means: 'What it means',
    example: 'Example',
    notThis: 'What it does not mean',
    rank: 'Order'
  },
  choices: {
    counts: {
      'on-task': 'on task',
      'off-task': 'off task',
      waiting: 'waiting',
      'not-seen': 'not seen'
    }
  }
} satisfies WordsOf<typeof schemeCode>
