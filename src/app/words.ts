import { plural } from '#lib/words.ts'

/** Words of the frame around every screen. */
export const words = {
  name: 'Jotter',
  messages: 'Messages',
  skip: 'Skip to the page',
  places: 'Places',
  today: 'Today',
  lessons: 'Lessons',
  evidence: 'Evidence',
  enquiry: 'Enquiry',
  group: 'Group',
  projects: 'Change project',
  noProject: 'No project yet',
  trial: 'Trial page',
  sample: 'Sample project',
  sampleMark: 'Sample project. Made up, and never sent.',
  trialMark: 'Trial page. Pupils are made up.',
  addProject: 'Start a project',
  haveCode: 'I have a code',
  close: 'Close',
  strip: {
    opens: 'Opens This tablet.',
    nothing: 'This tablet',
    onlyHere: (count: number) => `${count} only here`,
    waiting: (count: number) => `${count} waiting`,
    sending: (count: number) => `Sending ${count}`,
    keyOnlyHere: 'Key only here',
    safe: (count: number) => plural('en', count, { one: '# safe', other: 'All # safe' }),
    local: 'On this tablet',
    needs: 'Needs you',
    lost: 'Not saved yet'
  },
  update: 'A new Jotter is ready.',
  updateNow: 'Use it now',
  temporary: 'Temporary storage: Safari may empty this page after 7 days without a visit.',
  install: 'Put Jotter on the home screen',
  signIn: 'This network wants you to sign in first.',
  tokenLost: 'The server does not know this tablet any more. Your notes are kept here.',
  joinAgain: 'Join again',
  restoreWait: 'The server was put back from an older copy. Jotter sends it what it is missing.',
  recover: 'Bring it back',
  rescue: 'Rescue page',
  reload: 'Open again',
  notFoundTitle: 'There is no such page.',
  toToday: 'To Today',
  opening: 'Opening your jotter',
  trouble: 'This screen has a fault. Your notes are not touched.',
  who: 'Who are you?',
  whoLead: 'Choose your name, so that your notes are yours.'
}

export type Words = typeof words
