import { plural } from '#lib/words.ts'

/** Words of Sealed copies. */
export const words = {
  title: 'Sealed copies',
  back: 'This tablet',
  lead: 'A sealed copy is for safe-keeping. Nobody can read it without its code.',
  make: 'Make a sealed copy',
  makeLead: 'All projects of this tablet in one file, your private notes and unfinished texts too.',
  making: 'Sealing',
  code: 'The code of this copy',
  codeHint: 'It is shown once and stands nowhere else. Write it down before you save the file.',
  withSheet: 'Your recovery sheet opens it as well.',
  typeBack: 'Type the code back',
  typeBackHint: 'So that you know it is written down.',
  save: 'Save the file',
  saved: 'The file has been handed over.',
  typedWrong: 'That is not the code above.',
  bring: 'Bring a file in',
  bringLead: 'A sealed copy or a rescue file. The same projects again, nothing twice.',
  choose: 'Choose a file',
  chosen: (name: string) => `Chosen: ${name}`,
  opener: 'Its code, or the letters of your recovery sheet',
  open: 'Bring it in',
  brought: (fresh: number) =>
    fresh === 0
      ? 'Everything in it was here already.'
      : plural('en', fresh, { one: '# entry is new here.', other: '# entries are new here.' }),
  elsewhere: (count: number) =>
    plural('en', count, {
      one: '# entry belongs to a project that is not on this tablet. Join it first, then bring the file in again.',
      other:
        '# entries belong to projects that are not on this tablet. Join them first, then bring the file in again.'
    }),
  readable: 'A readable file',
  readableLead:
    'This leaves Jotter’s protection: anybody who gets the file can read it. Use it for one errand and delete it after 30 days.',
  everything: 'My private notes too',
  readableMake: 'I understand, save it',
  nothing: 'There is no project of your own on this tablet yet.'
}

export type CopiesWords = typeof words
