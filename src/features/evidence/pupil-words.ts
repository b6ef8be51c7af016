import { plural } from '#lib/words.ts'
import type { Words } from './words.ts'

/** Words of a pupil's page beside those of all notes. */
export const words = {
  none: 'This pupil is not on this tablet.',
  empty: (name: string) => `Nothing has been noted about ${name} yet.`,
  print: 'Print this page',
  noted: (notes: number, lessons: number) =>
    `${plural('en', notes, { one: '# note', other: '# notes' })} in ${plural('en', lessons, { one: '# lesson', other: '# lessons' })}`,
  standsFor: 'Stands for',
  marks: (times: string) => `Marks only: ${times}`,
  with: (others: string) => `with ${others}`,
  withOthers: (others: number) =>
    plural('en', others, { one: 'with # other pupil', other: 'with # other pupils' }),
  correction: (reason: string) => `Correction: ${reason}`,
  ownWords: 'In their own words',
  opening: 'Opening the notes',
  opened: (opened: number, all: number) => `${opened} of ${all}`,
  privateToo: 'Print my private notes too',
  privateHint: 'Otherwise only what was handed in goes on paper.',
  paper: (project: string) => `About one child, for the project ${project}`,
  printed: (day: string) => `Printed ${day}`,
  destroy: (day: string) => `Destroy this sheet by ${day}`
}

export type PupilWords = typeof words

/** What the page is written with. */
export type PageWords = Words & PupilWords
