import { plural } from '#lib/words.ts'

/** Words of a pupil's page. */
export const words = {
  back: 'All notes',
  none: 'This pupil is not on this tablet.',
  empty: (name: string) => `Nothing has been noted about ${name} yet.`,
  takeNote: 'Take a note',
  print: 'Print this page',
  lead: (notes: number, lessons: number) =>
    `${plural('en', notes, { one: '# note', other: '# notes' })} in ${plural('en', lessons, { one: '# lesson', other: '# lessons' })}`,
  standsFor: 'Stands for',
  lesson: 'Lesson',
  marks: (times: string) => `Marks only: ${times}`,
  with: (others: string) => `with ${others}`,
  withOthers: (others: number) =>
    plural('en', others, { one: 'with # other pupil', other: 'with # other pupils' }),
  notShared: 'not shared with you',
  correction: (reason: string) => `Correction: ${reason}`,
  thought: 'Observer’s thought, not evidence',
  ownWords: 'In their own words',
  opening: 'Opening the notes',
  opened: (opened: number, all: number) => `${opened} of ${all}`,
  privateToo: 'Print my private notes too',
  privateHint: 'Otherwise only what was handed in goes on paper.',
  lookedFor: (what: string) => `Looked for: ${what}`,
  paper: (project: string) => `About one child, for the project ${project}`,
  printed: (day: string) => `Printed ${day}`,
  destroy: (day: string) => `Destroy this sheet by ${day}`,
  purpose: 'For the enquiry, not for appraisal.'
}

export type PupilWords = typeof words
