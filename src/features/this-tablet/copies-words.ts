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
  leftOut: (count: number) =>
    plural('en', count, {
      one: 'One photo found no room in it. It stays on this tablet, and on the server once it was sent.',
      other:
        '# photos found no room in it. They stay on this tablet, and on the server once they were sent.'
    }),
  typeBack: 'Type the code back',
  typeBackHint: 'So that you know it is written down.',
  save: 'Save the file',
  saved: 'The file has been handed over.',
  typedWrong: 'That is not the code above.',
  colleague: 'A file for a colleague',
  colleagueLead:
    'For where there is no server: pass it on by AirDrop, cable or stick. It holds what was handed in, and lets its reader in. Your private notes and drafts are not in it.',
  forWhom: 'Who is to read it?',
  readers: { group: 'A colleague of the group', adviser: 'The adviser' },
  readersHint: {
    group: 'Gets everything that was handed in to the group, and its key.',
    adviser: 'Gets what was given to the adviser, and nothing of the group.'
  },
  makeColleague: 'Make the file',
  codeColleagueHint:
    'Say it to your colleague, or write it on paper. Whoever has the file and the code can read what was handed in.',
  whoAreYou: 'Say who you are',
  whoAreYouHint: (title: string) => `${title} is on this tablet now, and does not know you yet.`,
  bring: 'Bring a file in',
  bringLead:
    'A sealed copy, a colleague’s file or a rescue file. The same projects again, nothing twice.',
  choose: 'Choose a file',
  chosen: (name: string) => `Chosen: ${name}`,
  opener: 'Its code, or the letters of your recovery sheet',
  open: 'Bring it in',
  brought: (fresh: number) =>
    fresh === 0
      ? 'Everything in it was here already.'
      : plural('en', fresh, { one: '# entry is new here.', other: '# entries are new here.' }),
  colleaguesCopy:
    'It is a colleague’s own copy. Only what you may read was brought in, nothing private.',
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
