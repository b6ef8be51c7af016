import { plural } from '#lib/words.ts'
import type { LineName } from './readiness.ts'

/** Words of Ready for the lesson. */
export const readyWords = {
  title: 'Ready for the lesson',
  all: 'This tablet is ready.',
  some: (count: number) =>
    plural('en', count, { one: 'One thing to look at.', other: '# things to look at.' }),
  trying: 'Trying it out',
  again: 'Try again',
  ready: 'ready',
  look: 'look at this',
  open: 'Open the live lesson',
  lines: {
    plan: 'The plan',
    pupils: 'The pupils',
    camera: 'The camera',
    microphone: 'The microphone',
    storage: 'Storage',
    awake: 'The screen',
    offline: 'Without Wi-Fi',
    key: 'The key'
  } satisfies Record<LineName, string> as Record<LineName, string>,
  plan: {
    here: 'It is on this tablet. This project is not shared, so nobody else can have changed it.',
    heard: (when: string) => `It is on this tablet, as the group had it at ${when}.`,
    asking: 'It is on this tablet. Asking the group whether it has changed.',
    old: (when: string) =>
      `It is on this tablet. It was last brought up to date ${when}, and somebody may have changed it since.`,
    never:
      'It is on this tablet. Nothing was heard from the group yet, so somebody may have changed it.'
  },
  when: (day: string, clock: string) => `on ${day} at ${clock}`,
  fetch: 'Ask the group now',
  pupils: {
    seated: (who: string) => `Here and seated: ${who}.`,
    nobody: 'Nobody is seated yet. A note can name the class or a group only.'
  },
  seat: 'Choose who sits where',
  camera: {
    trying: 'Opening it for a moment.',
    works: 'Opened and let go again just now.',
    unasked: 'Nobody has allowed it yet. Try it here, so that no question comes in the lesson.',
    refused:
      'The tablet does not let Jotter use it. Allow it for this address in the tablet’s settings; everything else works without it.',
    absent: 'There is none for Jotter here. Everything else works without it.'
  },
  microphone: {
    trying: 'Opening it for a moment.',
    works: 'Opened and let go again just now. Nothing was recorded.',
    unasked: 'Nobody has allowed it yet. Try it here, so that no question comes in the lesson.',
    refused:
      'The tablet does not let Jotter use it. Allow it for this address in the tablet’s settings; everything else works without it.',
    absent: 'There is none for Jotter here. Everything else works without it.'
  },
  tryIt: { camera: 'Try the camera', microphone: 'Try the microphone' },
  storage: {
    trying: 'Writing something and reading it back.',
    protected: 'Written and read back just now. The browser will not empty it.',
    works: 'Written and read back just now. This browser does not say whether it may empty it.',
    unprotected:
      'Written and read back just now, but the browser may empty it when the tablet is full.',
    full: 'Nearly full. Notes still fit; make room before the lesson.',
    fails: 'Something could not be written. Do not note here before this is put right.'
  },
  protect: 'Ask for protection',
  refused: 'The browser said no. Put Jotter on the home screen and ask again.',
  awake: {
    trying: 'Asking the tablet.',
    unasked: 'The tablet wants a touch before it says. Touch Try again.',
    held: 'It stays on as long as a lesson is open.',
    refused:
      'The tablet did not allow it, perhaps to save its battery. It locks as it is set; a note that was begun is kept.',
    absent:
      'This browser cannot keep it on. The tablet locks as it is set; a note that was begun is kept.'
  },
  autoLock: 'On an iPad: Settings, Display & Brightness, Auto-Lock.',
  offline: {
    opens: 'Jotter opens without a network, and so does everything in it.',
    'not-yet': 'Jotter is not wholly on this tablet yet. Open it once more where there is Wi-Fi.'
  },
  key: {
    held: 'Somebody else, or a recovery sheet, can open your notes as well.',
    alone: 'Only this tablet can open your notes. If it is lost, they are lost.',
    local: 'This project never leaves the tablet, so there is no key to share.'
  },
  sheet: 'Make a recovery sheet'
}

export type ReadyWords = typeof readyWords

export const loadReadyWordsGd = async (): Promise<ReadyWords> =>
  (await import('./ready-words.gd.ts')).readyWordsGd
