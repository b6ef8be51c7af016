import { plural } from '#lib/words.ts'
import type { Tag, Whom } from './note-values.ts'

/** Words of a note wherever it is shown: who, tags, how it is kept. */
export const noteWords = {
  tags: {
    says: 'says',
    does: 'does',
    'shows-work': 'shows work',
    asks: 'asks',
    stuck: 'stuck',
    unlocks: 'unlocks it',
    'helped-by-peer': 'helped by peer',
    'helped-by-adult': 'helped by adult',
    count: 'count'
  } satisfies Record<Tag, string> as Record<Tag, string>,
  helpedBy: 'helped by',
  peer: 'peer',
  adult: 'adult',
  whom: { class: 'Class', group: 'Group' } satisfies Record<Whom, string> as Record<Whom, string>,
  wholeClass: 'Whole class',
  nobody: 'nobody named',
  wordCount: (count: number) => plural('en', count, { one: '# word', other: '# words' }),
  quote: 'Their own words',
  thought: 'My thought, kept apart'
}

export type NoteWords = typeof noteWords

export const loadNoteWordsGd = async (): Promise<NoteWords> =>
  (await import('./note-words.gd.ts')).noteWordsGd
