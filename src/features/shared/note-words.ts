import { plural } from '#lib/words.ts'
import type { Lens, NoteValues, Tag, Whom } from './note-values.ts'

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
  } satisfies Record<Tag, string> as Record<Tag, string>,
  helpedBy: 'helped by',
  peer: 'peer',
  adult: 'adult',
  whom: { class: 'Class', group: 'Group' } satisfies Record<Whom, string> as Record<Whom, string>,
  lens: {
    pupils: 'Pupils',
    task: 'Task',
    teaching: 'Teacher’s moves',
    asked: 'Asked a pupil'
  } satisfies Record<Lens, string> as Record<Lens, string>,
  counted: (count: number, of: number) => `${count} of ${of}`,
  promptsTitle: 'You could ask',
  prompts: [
    'What are you working on?',
    'What do you do if you are stuck?',
    'How will you know it is good?',
    'Why are you learning this?'
  ] as readonly string[],
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
      : note.tags[tag]
  )
  return lookedFor ? [...said, lookedFor] : said
}

export const loadNoteWordsGd = async (): Promise<NoteWords> =>
  (await import('./note-words.gd.ts')).noteWordsGd
