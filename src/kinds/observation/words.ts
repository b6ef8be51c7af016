import type { PluralForms } from '#lib/words.ts'
import type { WordsOf } from '#schema/define-kind.ts'
import type { amendment, observation } from './kind.ts'

export const words = {
  one: 'note',
  many: 'notes',
  count: { one: '# note', other: '# notes' } as PluralForms,
  fields: {
    lesson: 'Lesson',
    sitting: 'Sitting',
    at: 'Time of the first touch',
    mended: 'Time, mended',
    monotonic: 'Time on the tablet’s steady clock',
    pupils: 'Pupils',
    whom: 'Who',
    lens: 'What of the room was looked at',
    stage: 'Lesson stage',
    tags: 'Tags',
    counted: 'How many',
    outOf: 'Of how many',
    lookedFor: 'Looked for and seen',
    ink: 'Drawn or written by hand',
    text: 'What was seen and heard',
    quote: 'The pupil’s own words',
    thought: 'My thought, apart from what was seen',
    visibility: 'Who may read it',
    looked: 'Gone through'
  },
  choices: {
    whom: { class: 'Whole class', group: 'Group' },
    lens: {
      pupils: 'Pupils',
      task: 'Task',
      teaching: 'Teacher’s moves',
      asked: 'Asked a pupil'
    },
    tags: {
      says: 'says',
      does: 'does',
      'shows-work': 'shows work',
      asks: 'asks',
      stuck: 'stuck',
      unlocks: 'unlocks',
      'helped-by-peer': 'helped by a peer',
      'helped-by-adult': 'helped by an adult',
      count: 'count',
      board: 'on the board',
      jotter: 'in the jotter'
    },
    visibility: {
      private: 'Only me',
      school: 'My school',
      group: 'The enquiry group',
      adviser: 'The adviser'
    }
  }
} satisfies WordsOf<typeof observation>

export const amendmentWords = {
  one: 'amendment',
  many: 'amendments',
  count: { one: '# amendment', other: '# amendments' } as PluralForms,
  fields: {
    observation: 'Note',
    reason: 'Reason',
    text: 'How it should read',
    at: 'Time of the amendment'
  },
  choices: {}
} satisfies WordsOf<typeof amendment>
