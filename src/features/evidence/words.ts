import { plural } from '#lib/words.ts'

/** Words of All notes. */
export const words = {
  title: 'Evidence',
  lead: 'All notes of this project, newest first.',
  count: (shown: number, all: number) =>
    shown === all
      ? plural('en', all, { one: '# note', other: '# notes' })
      : `${shown} of ${plural('en', all, { one: '# note', other: '# notes' })}`,
  dayCount: (notes: number) => plural('en', notes, { one: '# note', other: '# notes' }),
  coming: 'To read now, to change when it is all here',
  comingPart: (percent: number) => `${percent} % is here`,
  stillComing:
    'This is still on its way to this tablet. You can read it now, and change what is yours in a minute.',
  differing: (notes: number) =>
    `${plural('en', notes, { one: 'For a moment # entry was', other: 'For a moment # entries were' })} shown with other words than were written, or not at all, as a colleague’s tablet had summed them up. What you see now is what was written. Tell the person who leads your group.`,
  filters: 'Show only',
  whose: 'Whose notes',
  everyone: 'Everyone’s',
  mine: 'Mine',
  others: 'By other observers',
  pupil: 'Pupil',
  anyPupil: 'Any pupil',
  wholeClass: 'Whole class',
  pair: (counted: number, outOf: number) => `${counted} of ${outOf}`,
  group: 'A group',
  stage: 'Lesson stage',
  anyStage: 'Any stage',
  tag: 'Tag',
  anyTag: 'Any tag',
  day: 'Day',
  anyDay: 'Any day',
  pupilPage: 'This pupil’s page',
  clear: 'Show all',
  noneTitle: 'No note fits all of these.',
  emptySentence: 'What you see in lessons will gather here, in order of time.',
  takeNote: 'Take a note',
  list: 'Notes',
  mark: 'Mark only',
  quote: 'Their own words',
  photo: 'Photo of work',
  thought: 'My thought',
  observerThought: 'Observer’s thought, not evidence',
  by: (name: string) => `by ${name}`,
  byMe: 'by me',
  lesson: 'Lesson',
  lookedFor: (what: string) => `Looked for: ${what}`,
  back: 'All notes',
  note: 'Note',
  noNote: 'This note is not on this tablet.',
  seenBy: 'Who can read it',
  where: 'Where it is',
  mended: (first: string) => `Time mended; first touch ${first}`,
  amendments: 'Corrections',
  amend: 'Add a correction',
  amendText: 'What should be added or put right?',
  amendReason: 'Why?',
  amendHint: 'The note itself stays as it was handed in.',
  save: 'Add it',
  cancel: 'Cancel',
  takeBack: 'Take back',
  takeBackHint: 'A note can be taken back until it has been collected.',
  handIn: 'Hand in to the group',
  handInSchool: 'Hand in to my school only',
  giveAdviser: 'Give it to the adviser too',
  handInChange: 'Hand in the change',
  handInPhotos: 'Hand in its photos too',
  keptPrivate: 'Kept private',
  purpose: 'For the enquiry, not for appraisal.',
  changedBehind: 'You changed this after handing it in. The change is not handed in.',
  search: 'Find in notes',
  unread: (notes: number) =>
    plural('en', notes, {
      one: '# note has not been looked through yet.',
      other: '# notes have not been looked through yet.'
    }),
  loading: 'Opening',
  unknownPerson: 'someone not shared with you',
  notShared: 'not shared with you'
}

export type Words = typeof words
