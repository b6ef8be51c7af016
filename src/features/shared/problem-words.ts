import type { ProblemCode } from '#lib/problem.ts'
import { kept, nothingTouched, serverProblemWords } from './server-problem-words.ts'

/** What happened, what is safe, what to do: in that order, in plain words. `{name}` takes a detail of the problem. */
export interface ProblemSentences {
  readonly happened: string
  readonly safe: string
  readonly mend: string
}

export type ProblemWords = Readonly<Record<ProblemCode, ProblemSentences>>

/** English words for every code of the catalogue. */
export const problemWords: ProblemWords = {
  ...serverProblemWords,
  'storage-full': {
    happened: 'This tablet has no room left.',
    safe: 'Everything that showed a tick is kept. The rest is not saved yet.',
    mend: 'Free some room on the tablet. Jotter then saves it by itself.'
  },
  'storage-lost': {
    happened: 'The tablet closed its storage while Jotter was running.',
    safe: 'What showed a tick is kept.',
    mend: 'Open Jotter again. It comes back to the same place.'
  },
  'storage-stuck': {
    happened: 'The tablet’s storage does not answer.',
    safe: 'What you typed last is kept in a second place.',
    mend: 'Close other Jotter windows, or close and open Jotter.'
  },
  'storage-private': {
    happened: 'This browser does not let Jotter keep anything.',
    safe: 'Nothing has been stored.',
    mend: 'It may be a private window, or one that blocks cookies. Open Jotter in an ordinary window or from its icon.'
  },
  'storage-wiped': {
    happened: 'Jotter’s storage on this tablet has been emptied by the tablet or the browser.',
    safe: 'What was on the server is still there. What was only on this tablet is gone.',
    mend: 'Bring it back with your recovery sheet or with a fresh code.'
  },
  'storage-newer': {
    happened: 'A newer Jotter has been opened on this tablet.',
    safe: 'What you typed here is kept.',
    mend: 'Open this window again to use the new one.'
  },
  'storage-failed': {
    happened: 'This could not be saved.',
    safe: 'It is still on the screen, but not yet saved.',
    mend: 'Try once more. If it fails again, make a sealed copy.'
  },
  'insecure-origin': {
    happened: 'This address is not secure, so the tablet would not keep your notes.',
    safe: 'Nothing has been stored here.',
    mend: 'Open the address that begins with https.'
  },
  'text-too-long': {
    happened: 'This text is longer than one note can hold.',
    safe: 'All of it is kept as a draft on this tablet.',
    mend: 'Split it into two notes. One note holds about 30,000 letters.'
  },
  'field-invalid': {
    happened: 'This does not fit the field “{field}”.',
    safe: nothingTouched,
    mend: 'Change it and try again.'
  },
  'nothing-to-change': {
    happened: 'Nothing was changed.',
    safe: kept,
    mend: 'There is nothing to do.'
  },
  'still-coming': {
    happened: 'This was written before you joined and is still on its way to this tablet.',
    safe: 'What you typed is kept.',
    mend: 'Try again in a minute, when it is all here.'
  },
  'entity-missing': {
    happened: 'This is not on this tablet.',
    safe: kept,
    mend: 'It may not be shared with you, or may not have arrived yet.'
  },
  'not-yours': {
    happened: 'Only the person who wrote this can change it.',
    safe: nothingTouched,
    mend: 'Write a note of your own beside it.'
  },
  'channel-missing': {
    happened: 'This project is not on this tablet.',
    safe: kept,
    mend: 'Join it with a code.'
  },
  'channel-local': {
    happened: 'This is a trial page. It never leaves the tablet.',
    safe: kept,
    mend: 'Start a project of your own to hand notes in.'
  },
  'already-collected': {
    happened: 'This has already been collected.',
    safe: nothingTouched,
    mend: 'Add a correction with a reason instead.'
  },
  'line-malformed': {
    happened: 'Something arrived that is not a Jotter note.',
    safe: 'It is kept as it came and holds up nothing.',
    mend: 'Tell your group lead.'
  },
  'line-does-not-open': {
    happened: 'A note arrived that does not open.',
    safe: 'It is kept as it came and holds up nothing.',
    mend: 'Ask the colleague who sent it to open Jotter once.'
  },
  'line-invalid': {
    happened: 'A note arrived that this version cannot read.',
    safe: 'It is kept as it came and holds up nothing.',
    mend: 'Look for an update under This tablet.'
  },
  'kind-unknown': {
    happened: 'Something arrived that only a newer Jotter knows.',
    safe: 'It is kept as it came and shows after the update.',
    mend: 'Look for an update under This tablet.'
  },
  'key-missing': {
    happened: 'Waiting for a key from a colleague.',
    safe: 'The note is here, still sealed.',
    mend: 'It opens by itself when a colleague’s tablet is online.'
  },
  'mac-wrong': {
    happened: 'An entry about the group could not be proved, so it was not followed.',
    safe: nothingTouched,
    mend: 'Tell your group lead.'
  },
  'link-cut-short': {
    happened: 'This link is not whole. A mail program may have cut it.',
    safe: 'Nothing has been used up.',
    mend: 'Ask for the code to paste, or scan the code from their screen.'
  },
  'link-used-up': {
    happened: 'This link has been used already.',
    safe: nothingTouched,
    mend: 'Ask for a fresh code.'
  },
  'link-other-server': {
    happened: 'This link belongs to another server: {server}.',
    safe: nothingTouched,
    mend: 'Open Jotter at that address and join there.'
  },
  'link-in-path': {
    happened: 'This link was changed on its way and is no longer secret.',
    safe: 'It has been made void, so that nobody else can use it.',
    mend: 'Ask for a fresh code, or scan it from their screen.'
  },
  'link-exposed': {
    happened: 'This link was changed on its way and is no longer secret.',
    safe: 'Jotter has not used it, but could not reach the server to make it void.',
    mend: 'Tell whoever sent it, and ask for a fresh code.'
  },
  'code-mistyped': {
    happened: 'This code does not add up.',
    safe: 'Nothing has been used up.',
    mend: 'Look at each group of four letters once more.'
  },
  'code-not-whole': {
    happened: 'This code is not whole. Some of it is missing or was changed.',
    safe: 'Nothing has been used up.',
    mend: 'Copy all of it once more, from K1 to its last letter, or scan it from their screen.'
  },
  'code-expired': {
    happened: 'This code has run out.',
    safe: nothingTouched,
    mend: 'Ask for a fresh one. If it was made just now, look whether the date of this tablet is right.'
  },
  'sheet-mistyped': {
    happened: 'These are not the letters on the sheet.',
    safe: nothingTouched,
    mend: 'Look at the last group on the printed sheet.'
  },
  'file-not-ours': {
    happened: 'This file was not made by Jotter.',
    safe: nothingTouched,
    mend: 'Choose a file whose name ends in .jotter.'
  },
  'file-damaged': {
    happened: 'This file is not whole.',
    safe: nothingTouched,
    mend: 'Get it once more from where it came.'
  },
  'file-code-wrong': {
    happened: 'The code does not open this file.',
    safe: nothingTouched,
    mend: 'Look at each group of four letters once more.'
  },
  'camera-refused': {
    happened: 'The tablet did not let Jotter use the camera.',
    safe: kept,
    mend: 'Allow it in Settings, or type the code instead.'
  },
  'picture-not-one': {
    happened: 'This file is not a picture.',
    safe: kept,
    mend: 'Take the photo with the camera.'
  },
  'picture-too-large': {
    happened: 'This picture is too large for this tablet, more than 40 megapixels.',
    safe: kept,
    mend: 'Take the photo with the camera of this tablet.'
  },
  'picture-unreadable': {
    happened: 'This tablet cannot read that picture.',
    safe: kept,
    mend: 'Take it again here. On an iPad: Settings, Camera, Formats, Most Compatible.'
  },
  'picture-not-made': {
    happened: 'This tablet could not make the changed photo.',
    safe: 'The photo is as it was, unchecked and on this tablet only.',
    mend: 'Close other apps and try again.'
  },
  'media-no-room': {
    happened: 'There is too little room left on this tablet for photos and sound.',
    safe: 'Your notes are safe, and words still find room.',
    mend: 'Check the photos that are here, write the recordings down, or free space on the tablet.'
  },
  'sound-not-heard': {
    happened: 'Nothing more could be made of what the microphone hears.',
    safe: 'What was recorded before is kept on this tablet.',
    mend: 'Start again; if it ends again, write down what is said.'
  },
  'recording-too-long': {
    happened: 'Half an hour is recorded, and that is the most for one recording.',
    safe: 'All of it is kept on this tablet.',
    mend: 'Start another one to go on.'
  },
  'pending-left': {
    happened: 'Some of this is only on this tablet.',
    safe: 'Nothing has been removed.',
    mend: 'Send it first, or make a sealed copy.'
  }
}
