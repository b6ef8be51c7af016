import type { ProblemWords } from './problem-words.ts'

export const kept = 'Everything on this tablet is still here.'
export const nothingTouched = 'Nothing that was saved has been touched.'
const later = 'Keep going. Jotter will try again by itself.'

/** Words for what the server and the road to it answer. */
export const serverProblemWords = {
  'not-found': {
    happened: 'The server has nothing here for you.',
    safe: kept,
    mend: 'Ask your group lead whether you are still in the group.'
  },
  'not-signed-in': {
    happened: 'The server did not get this tablet’s sign.',
    safe: kept,
    mend: 'Open Group and join again with a fresh code.'
  },
  'token-unknown': {
    happened: 'The server does not know this tablet any more.',
    safe: 'You can go on taking notes. They are kept here.',
    mend: 'Ask your group lead for a fresh code, then join again.'
  },
  'not-allowed': {
    happened: 'Only a group lead can do this.',
    safe: nothingTouched,
    mend: 'Ask your group lead.'
  },
  'body-unreadable': {
    happened: 'The server could not read what this tablet sent.',
    safe: kept,
    mend: later
  },
  'body-invalid': {
    happened: 'The server did not accept what this tablet sent.',
    safe: kept,
    mend: 'Look for an update under This tablet. Your notes stay in line until then.'
  },
  'body-too-large': {
    happened: 'Too much was sent at once.',
    safe: kept,
    mend: 'Jotter sends it again in smaller parts.'
  },
  'line-too-large': {
    happened: 'One note is too long for the server.',
    safe: 'The note is kept on this tablet.',
    mend: 'Make it shorter, or split it into two notes.'
  },
  'too-many-requests': {
    happened: 'The server asked this tablet to slow down.',
    safe: kept,
    mend: later
  },
  'restore-changed': {
    happened: 'The server was put back from an older copy.',
    safe: kept,
    mend: 'Jotter now sends the server whatever it is missing.'
  },
  'key-came-first': {
    happened: 'A colleague made a new key a moment before you.',
    safe: nothingTouched,
    mend: 'Jotter uses theirs. Try once more if somebody should still be removed.'
  },
  'channel-taken': {
    happened: 'This project is already on the server, from another tablet.',
    safe: kept,
    mend: 'Join it with a code instead.'
  },
  'device-taken': {
    happened: 'The server knows another tablet by this number.',
    safe: kept,
    mend: 'Join again with a fresh code.'
  },
  'setup-code-wrong': {
    happened: 'That is not this server’s set-up code.',
    safe: kept,
    mend: 'Look at the window where the server was started. The code is printed there.'
  },
  'registration-closed': {
    happened: 'This server takes no new projects without a set-up code.',
    safe: kept,
    mend: 'Ask whoever runs the server for the set-up code.'
  },
  'invitation-void': {
    happened: 'This invitation has been used, has run out or was withdrawn.',
    safe: nothingTouched,
    mend: 'Ask for a fresh code.'
  },
  'invitation-exists': {
    happened: 'This invitation is already on the server.',
    safe: nothingTouched,
    mend: 'Make a fresh one.'
  },
  'awaiting-lead': {
    happened: 'The server was put back and waits for a group lead’s tablet.',
    safe: 'You can go on. Your notes are taken in already.',
    mend: 'Ask a group lead to open Jotter once.'
  },
  'store-full': {
    happened: 'The server has no room left.',
    safe: kept,
    mend: 'Tell whoever runs the server. Your notes wait here.'
  },
  'server-stopping': { happened: 'The server is just stopping.', safe: kept, mend: later },
  'server-broke': {
    happened: 'Something went wrong on the server.',
    safe: kept,
    mend: later
  },
  'method-not-allowed': {
    happened: 'The server does not do that.',
    safe: kept,
    mend: 'Look for an update under This tablet.'
  },
  offline: {
    happened: 'You are offline.',
    safe: 'Keep going, everything is kept here.',
    mend: 'It will be sent when the Wi-Fi is back.'
  },
  'captive-portal': {
    happened: 'This network wants you to sign in first.',
    safe: kept,
    mend: 'Open the network’s sign-in page in Safari or in Settings, then come back.'
  },
  'answer-unreadable': {
    happened: 'The answer broke off on the way.',
    safe: kept,
    mend: later
  },
  'answer-invalid': {
    happened: 'The answer did not come from a Jotter server.',
    safe: kept,
    mend: 'Check the Wi-Fi. Jotter will try again by itself.'
  }
} satisfies Partial<ProblemWords>
