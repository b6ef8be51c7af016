import { words as frame } from '../../src/app/words.ts'
import { problemWords } from '../../src/features/shared/problem-words.ts'
import { words as live } from '../../src/features/live-lesson/words.ts'
import { words as tablet } from '../../src/features/this-tablet/words.ts'
import type { EngineName } from './harness/engines.ts'

/** Whether the engine itself makes the bad day, as it does to people, or a thing of the test in its place. */
export type Means = 'own' | 'seam'

interface By {
  readonly means: Means
  readonly how: string
}

/** One bad day: the test that plays it in every engine takes its title from here, and the sentence that must be on the screen. */
export interface BadDay {
  readonly name: string
  /** what happens, in words for everybody */
  readonly what: string
  /** the title of the test */
  readonly title: string
  readonly file: string
  /** true, and on the screen when all is over or while it lasts */
  readonly sentence: string
  readonly by: Readonly<Record<EngineName, By>>
}

const own = (how: string): By => ({ means: 'own', how })
const seam = (how: string): By => ({ means: 'seam', how })
const everywhere = (by: By): BadDay['by'] => ({ chromium: by, firefox: by, webkit: by })

const anotherWindow = 'a second window of the same browser does it'

/** The bad days of real browsers; each ends in a true sentence and without a lost note. */
export const badDays = [
  {
    name: 'full',
    what: 'The tablet runs full in the middle of a lesson',
    title:
      'says so, ticks nothing that is not stored, and brings in what waited once there is room',
    file: 'tests/browser/storage-full.e2e.ts',
    sentence: problemWords['storage-full'].happened,
    by: {
      chromium: own('its quota, set by DevTools, is filled to the last bytes'),
      firefox: own('its quota, set by a preference, is filled to the last bytes'),
      webkit: own('its quota, set as a share of the disk, is filled to the last bytes')
    }
  },
  {
    name: 'cleared',
    what: 'The storage is deleted under the running page',
    title: 'deleted by another window',
    file: 'tests/browser/storage-gone.e2e.ts',
    sentence: problemWords['storage-wiped'].happened,
    by: everywhere(own(anotherWindow))
  },
  {
    name: 'lost',
    what: 'The browser throws the databases away between two days',
    title: 'lost between two starts',
    file: 'tests/browser/storage-gone.e2e.ts',
    sentence: problemWords['storage-wiped'].happened,
    by: everywhere(own('their files are taken out of the closed profile'))
  },
  {
    name: 'newer',
    what: 'A newer Jotter in another tab takes the database over',
    title: 'taken over by a newer Jotter for good: the old one says so at every start',
    file: 'tests/browser/storage-gone.e2e.ts',
    sentence: problemWords['storage-newer'].happened,
    by: everywhere(own(anotherWindow))
  },
  {
    name: 'asleep',
    what: 'The tablet is put away for 35 minutes while a note is being written down',
    title:
      'sends and writes nothing meanwhile, and afterwards keeps the note whose write was never answered',
    file: 'tests/browser/asleep.e2e.ts',
    sentence: live.strip.keyOnlyHere,
    by: everywhere(
      seam(
        'the window is put away, which is the engine’s own; clock, timers and the write that never ends are a script’s'
      )
    )
  },
  {
    name: 'private',
    what: 'A private window',
    title: 'takes notes in a private window, and does not claim that they are protected',
    file: 'tests/browser/odd-settings.e2e.ts',
    sentence: tablet.protectedNo,
    by: {
      chromium: own('started with --incognito'),
      firefox: own('started with private browsing on'),
      webkit: own('a view on an ephemeral data store')
    }
  },
  {
    name: 'persist-refused',
    what: 'The browser refuses to protect the storage',
    title: 'refused: notes are kept all the same, and nothing is said to be protected',
    file: 'tests/browser/unprotected.e2e.ts',
    sentence: tablet.protectedNo,
    by: {
      chromium: own('it says no by itself to a page without a history'),
      firefox: own('its question is answered with no, by a preference'),
      webkit: own('it says no by itself to a page without a history')
    }
  },
  {
    name: 'persist-unanswered',
    what: 'Nobody answers whether the storage may be protected',
    title:
      'never answered: nobody waits for it, notes are kept, and nothing is said to be protected',
    file: 'tests/browser/unprotected.e2e.ts',
    sentence: tablet.protectedNo,
    by: {
      chromium: seam('a script never answers, since the browser asks nobody'),
      firefox: own('its question stays open'),
      webkit: seam('a script never answers, since the browser asks nobody')
    }
  },
  {
    name: 'refused',
    what: 'A window in which nothing may be stored at all',
    title: 'says that nothing can be kept where IndexedDB is refused',
    file: 'tests/browser/odd-settings.e2e.ts',
    sentence: problemWords['storage-private'].happened,
    by: everywhere(seam('a script refuses the database, as private windows of older browsers do'))
  },
  {
    name: 'unanswered',
    what: 'A part of Jotter is asked for and never comes',
    title: 'says that it takes long, and how to go on, where a script is never answered',
    file: 'tests/browser/odd-settings.e2e.ts',
    sentence: 'Jotter is taking long to open.',
    by: everywhere(own('a server on the road lets it wait'))
  },
  {
    name: 'portal-page',
    what: 'A network that answers everything with its own sign-in page',
    title: 'nothing counts as sent behind a sign-in page, and all goes on by itself afterwards',
    file: 'tests/browser/captive-portal.e2e.ts',
    sentence: frame.signIn,
    by: everywhere(own('a server on the road answers with HTML and 200'))
  },
  {
    name: 'portal-redirect',
    what: 'A network that sends everything on to a sign-in page elsewhere',
    title: 'nothing counts as sent behind a redirect, and all goes on by itself afterwards',
    file: 'tests/browser/captive-portal.e2e.ts',
    sentence: frame.signIn,
    by: everywhere(own('a server on the road answers with 302 to another origin'))
  },
  {
    name: 'clock-ahead',
    what: 'The server’s clock is a day ahead',
    title:
      'a day ahead: a note goes to the server and to the next tablet, and it is said where it is',
    file: 'tests/browser/server-clock.e2e.ts',
    sentence: tablet.before.keyOnly,
    by: everywhere(
      seam('the server’s own process is told another time; no machine’s clock is turned')
    )
  },
  {
    name: 'clock-behind',
    what: 'The server’s clock is a day behind',
    title:
      'a day behind, all at once: notes go on to the server and to the other tablet, once each',
    file: 'tests/browser/server-clock.e2e.ts',
    sentence: tablet.before.keyOnly,
    by: everywhere(
      seam('the server’s own process is told another time; no machine’s clock is turned')
    )
  }
] as const satisfies readonly BadDay[]

export type BadDayName = (typeof badDays)[number]['name']

/** One of them, for the test that plays it. */
export function badDay(name: BadDayName): BadDay {
  const found = badDays.find((day) => day.name === name)
  if (!found) throw new Error(`No bad day is called ${name}`)
  return found
}
