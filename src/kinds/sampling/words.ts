import type { PluralForms } from '#lib/words.ts'
import type { WordsOf } from '#schema/define-kind.ts'
import type { sampling, samplingMark } from './kind.ts'

export const words = {
  one: 'sampling',
  many: 'samplings',
  count: { one: '# sampling', other: '# samplings' } as PluralForms,
  fields: {
    lesson: 'Lesson',
    sitting: 'Sitting',
    scheme: 'Sampling scheme',
    seatA: 'Pupil A',
    seatB: 'Pupil B',
    seatC: 'Pupil C',
    seatD: 'Pupil D',
    seatE: 'Pupil E',
    seatF: 'Pupil F',
    starts: 'Started',
    every: 'Interval',
    ended: 'Ended',
    visibility: 'Who may read it',
    looked: 'Gone through'
  },
  choices: {
    visibility: {
      private: 'Only me',
      school: 'My school',
      group: 'The enquiry group',
      adviser: 'The adviser'
    }
  }
} satisfies WordsOf<typeof sampling>

export const samplingMarkWords = {
  one: 'mark by the clock',
  many: 'marks by the clock',
  count: { one: '# mark by the clock', other: '# marks by the clock' } as PluralForms,
  fields: {
    sampling: 'Sampling',
    moment: 'Which moment, the first is 0',
    pupil: 'Pupil',
    code: 'Code',
    at: 'Time of the touch',
    late: 'How long after the moment',
    counted: 'How many',
    outOf: 'Of how many'
  },
  choices: {}
} satisfies WordsOf<typeof samplingMark>
