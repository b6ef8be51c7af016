import { plural } from '#lib/words.ts'
import type { KnownTag, NoteValues, Tag, Whom } from './note-values.ts'

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
    count: 'count',
    board: 'on the board',
    jotter: 'in the jotter'
  } satisfies Record<KnownTag, string> as Readonly<Record<Tag, string>>,
  helpedBy: 'helped by',
  peer: 'peer',
  adult: 'adult',
  whom: { class: 'Class', group: 'Group' } satisfies Record<Whom, string> as Record<Whom, string>,
  /** of the chips that only the method of the lesson has: its words bring them (use-method-words.ts) */
  lens: {} as Readonly<Record<string, string>>,
  counted: (count: number, of: number) => `${count} of ${of}`,
  promptsTitle: 'You could ask',
  wholeClass: 'Whole class',
  nobody: 'nobody named',
  wordCount: (count: number) => plural('en', count, { one: '# word', other: '# words' }),
  quote: 'Their own words',
  thought: 'My thought, kept apart'
}

export type NoteWords = typeof noteWords

/** What happened, in words: each tag, how many of how many, and what was looked for and seen. */
export function whatWords(note: NoteWords, values: NoteValues): readonly string[] {
  const { tags, counted, outOf, lookedFor } = values
  const said = tags.map((tag) =>
    tag === 'count' && counted !== undefined && outOf !== undefined
      ? note.counted(counted, outOf)
      : (note.tags[tag] ?? tag)
  )
  return lookedFor ? [...said, lookedFor] : said
}

export const loadNoteWordsGd = async (): Promise<NoteWords> =>
  (await import('./note-words.gd.ts')).noteWordsGd
