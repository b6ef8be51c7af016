/** Words of Join: paste, type, scan, who are you. */
export const words = {
  title: 'Join',
  lead: 'Paste, scan or type the invitation. Looking at it uses nothing up.',
  ways: 'How do you have it?',
  paste: 'Paste',
  type: 'Type',
  scan: 'Scan',
  sheet: 'Recovery sheet',
  pasteLabel: 'The link or the code',
  pasteHint: 'Touch and hold, then Paste.',
  typeLabel: 'The code in groups of four letters',
  typeHint:
    'Capitals or not, spaces or not: both are fine. A code that begins with K1 is too long to type: scan or paste it.',
  sheetLabel: 'The letters on your recovery sheet',
  sheetHint: 'All groups, from the first to the last. Or scan the code on the sheet.',
  look: 'Look at it',
  bringBack: 'Bring my projects back',
  scanHint: 'Hold the code in front of the camera.',
  stopScan: 'Stop the camera',
  startScan: 'Use the camera',
  invitedTo: 'You are invited to',
  from: (name: string) => `from ${name}`,
  role: {
    lead: 'as a group lead',
    member: 'as a member',
    observer: 'as an observer',
    adviser: 'as the adviser'
  },
  own: 'This makes it your own second tablet.',
  until: (day: string) => `The invitation runs out on ${day}.`,
  who: 'Who are you?',
  someoneNew: 'Somebody new',
  yourName: 'Your name, as colleagues know you',
  nameHint: 'Your group sees it beside the notes you hand in. The server cannot read it.',
  join: 'Join',
  in: {
    link: {
      title: 'You are in.',
      lead: 'The notes of the group arrive now. You can start at once.'
    },
    sheet: {
      title: 'Your projects are back.',
      lead: 'The notes arrive now, your private ones too.'
    },
    file: {
      title: 'You are in.',
      lead: 'You can start at once. There is no server behind it yet: what you hand in goes back in a file.'
    },
    code: {
      title: 'You are in.',
      lead: 'You can start at once. There is no server behind it yet: what others have written comes in a file, and what you hand in goes back in one.'
    },
    keys: {
      title: 'Nothing is missing now.',
      lead: 'This project was here already. The keys that were missing have been added.'
    },
    known: {
      title: 'This was here already.',
      lead: 'This project and all its keys are on this tablet. Nothing has changed.'
    }
  },
  bringFile: 'Bring a file in',
  untitled: 'You are invited to a project. Its title comes with the first file.',
  here: 'This project is on this tablet already. Nothing in it comes twice.',
  toToday: 'To Today',
  back: 'Back',
  needed: 'Please fill this in.',
  install: 'Put Jotter on the home screen first'
}

export type Words = typeof words
