import { plural } from '#lib/words.ts'

export const words = {
  title: 'Rescue page',
  lead: 'For when Jotter itself does not open. Nothing here changes or removes anything.',
  reading: 'Looking at what is kept on this tablet.',
  none: 'No Jotter data is on this tablet, in this browser.',
  found: (count: number) =>
    plural('en', count, {
      one: '# entry has not been sent. It is sealed.',
      other: '# entries have not been sent. They are sealed.'
    }),
  allSent: 'Everything here has been sent.',
  drafts: (count: number) =>
    plural('en', count, {
      one: '# unfinished text stays on this tablet. Only this tablet can open it.',
      other: '# unfinished texts stay on this tablet. Only this tablet can open them.'
    }),
  save: 'Save them as a file',
  saved:
    'Saved. In a Jotter that has the project, open This tablet, Sealed copies, and bring the file in.',
  failed: 'The storage did not open. Close all Jotter windows and open this page again.',
  again: 'Look again',
  app: 'Open Jotter'
}

export type RescueWords = typeof words
