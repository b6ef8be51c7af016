import { plural } from '#lib/words.ts'

/** Words of Group: people and schools, bring someone in, handed in. */
export const words = {
  title: 'Group',
  lead: 'People and schools of this enquiry.',
  local: 'This is made up. It has no group and is never sent.',
  readsAlong:
    'You read along as adviser: what you are given, and nothing else of the group. Your own notes stay with you.',
  notShared: 'This project is only on this tablet.',
  notSharedHint:
    'Sharing sends it to the server, sealed. The server can read none of it. Your private notes go along as a backup that only you can open.',
  share: 'Share the project',
  byFile: 'Without a server: a file for a colleague',
  byFileDetail: 'Lets them in, and carries what was handed in',
  cameByHand:
    'This project came without a server. Its group lead shares it with one and then lets you in; until then what you hand in goes back in a file.',
  setupCode: 'Set-up code of the server',
  setupHint: 'It was printed where the server was started. It is asked once.',
  handedIn: 'Handed in',
  handedInDetail: 'Who has handed in, and which tablets have been heard',
  invite: 'Bring someone in',
  people: 'People',
  schools: 'Schools',
  addSchool: 'Add a school',
  schoolName: 'Name of the school',
  add: 'Add',
  you: 'you',
  unknown: 'Someone without a name yet',
  roles: { lead: 'Group lead', member: 'Member', observer: 'Observer', adviser: 'Adviser' },
  tablets: (count: number) => plural('en', count, { one: '# tablet', other: '# tablets' }),
  unproved: 'One tablet could not be proved. New notes are not opened to it.',
  remove: 'Take out',
  removeAsk: (name: string) => `Take ${name} out of the group?`,
  removeHint:
    'New notes are sealed with a new key that is not given to them. What they have on their tablet already stays there until it meets the server.',
  keep: 'Keep',
  alone: 'Nobody has handed in yet. Notes stay on their own tablets until they do.',
  refresh: 'Ask again',
  asOf: (clock: string) => `As of ${clock}`,
  back: 'Group',
  board: {
    title: 'Handed in',
    count: (count: number) => plural('en', count, { one: '# handed in', other: '# handed in' }),
    none: 'nothing handed in yet',
    pending: (count: number, clock: string) =>
      `${plural('en', count, { one: '# waiting', other: '# waiting' })} on the tablet at ${clock}`,
    nothingWaiting: (clock: string) => `nothing waiting on the tablet at ${clock}`,
    lastHeard: (clock: string) => `last heard ${clock}`,
    never: 'not heard yet',
    collected: 'Collected: a group lead’s tablet has everything handed in so far.',
    notCollected: 'Some of what was handed in is not on a group lead’s tablet yet.',
    ask: 'Ask',
    askText: (title: string) =>
      `Please open Jotter once with Wi-Fi, so that your notes for “${title}” can be handed in.`,
    copied: 'Copied. Paste it into a message.',
    offline: 'The server cannot be reached. This is what this tablet knew before.'
  },
  bring: {
    title: 'Bring someone in',
    who: 'What will they be?',
    hints: {
      lead: 'Collects everybody’s notes and brings others in',
      member: 'Notes, hands in, reads the group’s notes',
      observer: 'Watches in somebody else’s room and hands in',
      adviser: 'Sees only what is given to the adviser, never the group’s notes'
    },
    own: 'It is my own second tablet',
    ownHint: 'It gets everything of mine, my private notes too.',
    forWhom: 'Who is it for?',
    colleague: 'A colleague of my school',
    colleagueHint:
      'Somebody who is in the group already. They get what is handed in to your school only.',
    school: 'Their school',
    noSchool: 'Not named',
    make: 'Make an invitation',
    made: 'For one person, once',
    until: (day: string) => `It runs out on ${day}.`,
    link: 'A link to send',
    copyLink: 'Copy the link',
    shareLink: 'Send the link',
    code: 'A code to type',
    codeHint: 'In Jotter: I have a code, then Type.',
    copyCode: 'Copy the code',
    qr: 'Scan this with the camera of the other tablet, or inside Jotter',
    copied: 'Copied',
    another: 'Make another',
    open: 'Invitations that still wait',
    void: 'Withdraw',
    stale: 'needs a fresh one: the key has changed',
    asRole: (role: string) => `as ${role.toLowerCase()}`,
    ownTablet: 'my own second tablet'
  },
  hand: {
    title: 'Bring someone in without a server',
    lead: 'One code, shown to one person across the table. What is in the project so far goes after it, in a file.',
    link: 'Without a server: a code to show',
    linkDetail: 'Lets one person in, across the table',
    short: 'Without a server',
    make: 'Show the code',
    own: 'For your own second tablet make a sealed copy: it takes your private notes along.',
    ownLink: 'Sealed copies',
    warning: 'Whoever photographs this code can open the project.',
    putAwayHint: 'Show it to one person, then put it away.',
    qr: 'On their tablet, in Jotter: I have a code, then Scan',
    until: (day: string) => `It runs out on ${day}.`,
    putAway: 'Put it away',
    code: 'The same code to paste',
    codeHint:
      'Where the camera will not do. It is as secret as the picture: if you send it, delete the message afterwards.',
    copy: 'Copy the code',
    copied: 'Copied',
    away: 'The code is put away',
    next: 'They can take notes at once. For what is in the project so far make a file; what they hand in comes back in one.',
    file: 'Make a file for them',
    another: 'Show one to somebody else'
  }
}

export type Words = typeof words
