import { plural } from '#lib/words.ts'

/** Words of After the bell. */
export const words = {
  title: 'After the bell',
  back: 'Lessons',
  unnamed: 'Lesson',
  progress: (at: number, of: number) => `Note ${at} of ${of}`,
  fine: 'Fine',
  addWords: 'Add words',
  mendWords: 'Change the words',
  bin: 'Bin',
  before: 'One back',
  toList: 'To the list',
  noWords: 'No words yet.',
  text: 'What did you see or hear?',
  thought: 'My thought, kept apart',
  quote: 'Their own words',
  when: (time: string) => `Time ${time}. Tap to mend.`,
  who: (who: string) => `Who: ${who}. Tap to change.`,
  tags: (tags: string) => `${tags}. Tap to change.`,
  noTags: 'No tag',
  firstTouch: (time: string) => `first touch ${time}`,
  minutes: (count: number) => (count < 0 ? `−${-count} min` : `+${count} min`),
  close: 'Close',
  tooLong: 'This is longer than one note can hold. All of it is kept as a draft.',
  marks: (count: number) => plural('en', count, { one: '# bare mark', other: '# bare marks' }),
  marksHint: 'Only who and when. Tap one to say more; the others are not handed in.',
  binMarks: 'Bin all marks',
  binned: (count: number) =>
    plural('en', count, { one: 'One note binned.', other: '# notes binned.' }),
  undo: 'Undo',
  listTitle: 'Hand in',
  listLead: 'Switch off what stays with you. Private notes stay private.',
  handInSwitch: 'Hand in',
  stays: 'Stays private',
  button: (handIn: number, keep: number) =>
    keep === 0 ? `Hand in ${handIn}` : `Hand in ${handIn} · keep ${keep} private`,
  keepAll: (keep: number) => `Keep ${keep} private`,
  handInSentence: (handIn: number, keep: number) => {
    const first = plural('en', handIn, {
      one: 'Hand in # note to the group.',
      other: 'Hand in # notes to the group.'
    })
    if (keep === 0) return first
    return `${first} ${plural('en', keep, { one: 'One stays private.', other: '# stay private.' })}`
  },
  marksStay: (count: number) =>
    plural('en', count, {
      one: '# bare mark stays on this tablet.',
      other: '# bare marks stay on this tablet.'
    }),
  trialSentence: 'This is a trial page. It never leaves the tablet.',
  sampleSentence: 'This is the sample project. It never leaves the tablet.',
  handedTitle: 'Handed in',
  handedLead: 'You can take a note back until your group lead has collected it.',
  takeBack: 'Take back',
  correct: 'Correct with a reason',
  doneTitle: (handed: number) =>
    plural('en', handed, { one: '# note handed in.', other: '# notes handed in.' }),
  doneKept: (kept: number) =>
    plural('en', kept, { one: 'One stays private.', other: '# stay private.' }),
  doneNothing: 'Everything stays private.',
  doneWait: 'They are sent as soon as the server can be reached.',
  toToday: 'To Today',
  empty: 'No notes of yours in this lesson.',
  emptyAll: 'Everything has been gone through.',
  purpose: 'For the enquiry, not for appraisal.'
}

export type Words = typeof words

export const loadGd = async (): Promise<Words> => (await import('./words.gd.ts')).wordsGd
