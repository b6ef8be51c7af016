import { plural } from '#lib/words.ts'

/** Words of This tablet and what opens from it. */
export const words = {
  title: 'This tablet',
  lead: 'Where everything is, and how Jotter looks here.',
  back: 'This tablet',
  leave: 'Before you leave',
  leaveDetail: 'One number: is anything only here?',
  where: 'Where everything is',
  whereDetail: 'Every note, by place',
  sheet: 'Recovery sheet',
  sheetDetail: 'A printed key, in case this tablet is lost',
  copies: 'Sealed copies',
  copiesDetail: 'A file to keep safe, and files to bring back',
  look: 'How it looks',
  language: 'Language',
  languages: { en: 'English', gd: 'Gàidhlig' },
  hand: 'The hand that taps',
  hands: { right: 'Right', left: 'Left' },
  text: 'Text size',
  texts: { normal: 'Normal', larger: 'Larger' },
  theme: 'Colours',
  themes: { system: 'As the tablet', light: 'Paper', dim: 'Story corner' },
  storage: 'Storage',
  used: 'Used by Jotter',
  usedOf: (used: string, quota: string) => `${used} of ${quota}`,
  protectedTerm: 'Protected',
  protectedYes: 'Yes. The browser will not empty it to make room.',
  protectedNo: 'No. The browser may empty it when the tablet is full.',
  protectedUnknown: 'This browser does not say.',
  protect: 'Ask for protection',
  refused: 'The browser said no. Put Jotter on the home screen and ask again.',
  installed: 'On the home screen',
  yes: 'Yes',
  no: 'No',
  version: 'Version',
  sealed:
    'Everything here is sealed. There is no PIN yet: whoever can open this tablet can open Jotter.',
  projects: 'Projects on this tablet',
  remove: 'Remove from this tablet',
  removeAsk: (title: string) => `Remove “${title}” from this tablet?`,
  removeSafe:
    'All of it is safe on the server. A fresh code or your recovery sheet brings it back.',
  removeLocal: 'It is only here. Removing it is for good.',
  removed: 'Your copy is gone.',
  keep: 'Keep it',
  untitled: 'Project without a name',
  trial: 'Trial page',
  rescue: 'Rescue page',
  rescueDetail: 'Opens even when the app will not, and saves what has not been sent',
  none: 'Nothing is kept on this tablet yet.',
  before: {
    title: 'Before you leave',
    safe: (count: number) => `${count} of ${count} safe`,
    youCan: 'You can leave. Nothing is only on this tablet.',
    youCanPractice: 'You can leave. Only a page to try things out stays on this tablet.',
    /** of one project of several */
    count: (count: number) => `${count} only on this tablet.`,
    keyCount: (count: number) => `${count} on the server that only this tablet can open.`,
    open: 'Open this project',
    only: (count: number) =>
      plural('en', count, { one: 'Only on this tablet.', other: 'Only on this tablet.' }),
    keyOnly: 'On the server, but only this tablet can open it.',
    unfinished: (count: number) =>
      plural('en', count, {
        one: '# half sentence is among them.',
        other: '# half sentences are among them.'
      }),
    photos: (count: number) =>
      plural('en', count, {
        one: 'A photo is among them that nobody has checked.',
        other: '# photos are among them that nobody has checked.'
      }),
    sounds: (count: number) =>
      plural('en', count, {
        one: 'A recording is among them that nobody has written down.',
        other: '# recordings are among them that nobody has written down.'
      }),
    toTheBell: 'Go through them',
    notShared: 'This project is not shared yet.',
    byHand: 'This project came without a server. What you hand in goes back in a file.',
    local: 'This is a trial page. It never leaves the tablet.',
    send: 'Send now',
    sent: 'Sent.',
    copy: 'Make a sealed copy',
    share: 'Share the project',
    makeSheet: 'Make a recovery sheet',
    nothing: 'Nothing to take care of.',
    lastSent: (clock: string) => `Last reached at ${clock}.`
  },
  places: {
    noRoom:
      'The server has no room left for photos. Notes still go; the photos wait here. Tell whoever runs the server.',
    title: 'Where everything is',
    needs: 'Needs you',
    only: 'Only on this tablet',
    waiting: 'Waiting to be sent',
    server: 'On the server, only this tablet can open it',
    safe: 'Safe on the server',
    strays: 'Kept as they came, not readable yet',
    none: 'Nothing here yet.',
    notes: (count: number) => plural('en', count, { one: '# note', other: '# notes' }),
    others: (count: number) =>
      plural('en', count, { one: '# other entry', other: '# other entries' }),
    why: {
      'key-missing': 'Waiting for a key from a colleague',
      'line-does-not-open': 'Does not open',
      'line-invalid': 'Cannot be read by this version',
      'kind-unknown': 'Only a newer Jotter knows this',
      refused: 'The server did not take it'
    }
  }
}

export type Words = typeof words
