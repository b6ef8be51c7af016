import { plural } from '#lib/words.ts'

/** Words of what was sampled by the clock and of what was counted, wherever it is shown. */
export const samplingWords = {
  /** over results of all methods; each has its own name below it */
  title: 'Sampled and counted',
  /** what was looked at by the clock, what was counted as it happened: neither is the other, and what was noticed is neither */
  methods: {
    momentary: 'Sampled by the clock: pupils in turn',
    scan: 'Sampled by the clock: the whole class',
    count: 'Counted as it happened'
  },
  noticed: 'Noticed: what somebody saw when they happened to look. It is no sampling and no count.',
  /** when, how often, how it was looked */
  how: (from: string, to: string, every: string) =>
    `${from} to ${to}, at the moment, every ${every}`,
  seconds: (seconds: number) =>
    seconds < 60
      ? `${seconds} s`
      : plural('en', seconds / 60, { one: 'minute', other: '# minutes' }),
  onTask: 'On task',
  waiting: 'Waiting',
  /** no percent where there are too few moments for one */
  of: (part: number, all: number, percent: number | undefined) => {
    const said = `${part} of ${plural('en', all, { one: '# moment', other: '# moments' })}`
    return percent === undefined ? said : `${percent} % (${said})`
  },
  nothingSeen: 'Nothing could be seen.',
  code: (name: string, count: number, percent: number | undefined) =>
    percent === undefined ? `${name} ${count}` : `${name} ${count} (${percent} %)`,
  missed: (count: number) => `missed ${count}`,
  late: (count: number) =>
    plural('en', count, {
      one: '# mark came more than 3 s late',
      other: '# marks came more than 3 s late'
    }),
  missedOne: 'missed',
  lateOne: (name: string) => `${name}, late`,
  strip: (codes: string) => `In order: ${codes}`,
  schemeName: 'Active, passive, off task, waiting',
  codes: {
    A: {
      name: 'active',
      means: 'Works on the task: does, talks, writes.',
      example: 'Draws the bar, reads the question aloud, explains it to a partner.',
      notThis: 'Talks to a partner about something else: off task.'
    },
    P: {
      name: 'passive',
      means: 'Is with the task by looking or listening.',
      example: 'Looks at the board, or at whoever is talking about the task.',
      notThis: 'Sits still and looks out of the window: off task.'
    },
    O: {
      name: 'off task',
      means: 'Does something else.',
      example: 'Talks about last night, plays with a ruler, walks about.',
      notThis: 'Cannot go on without help or a pencil: waiting.'
    },
    W: {
      name: 'waiting',
      means: 'Waits for help or for something needed. It is counted apart.',
      example:
        'Hand up and pencil down, stands in a queue, has finished and has nothing to go on with.',
      notThis: 'Writes on with a hand up: active. Chats in the queue: off task.'
    },
    X: {
      name: 'not visible',
      means: 'Cannot be seen at that moment. It is left out.',
      example: 'Is out of the room, or somebody stands in between.',
      notThis: 'You did not look in time: touch nothing, that moment is missed.'
    }
  },
  scan: {
    name: 'on task',
    means: 'Works on the task, or is with it by looking or listening.',
    example: 'Writes, talks about the task, looks at the board.',
    notThis: 'Waits for help, does something else, or cannot be seen.'
  },
  exampleOf: 'For example:',
  notThisOf: 'Not this:',
  whichScheme: 'Which scheme',
  schemeHint: (letters: string, every: string) => `${letters}, every ${every}`,
  laterTitle: 'Cannot be run yet',
  laterExplain: 'These schemes belong to the project. This version of Jotter has no keys for them.',
  later: (name: string, method: string, rotation: string) => `${name}: ${method}, ${rotation}`,
  scanHow: (from: string, to: string, every: string) =>
    `${from} to ${to}, the class at the moment, every ${every}`,
  countHow: (from: string, to: string) => `${from} to ${to}, each time that it was seen`,
  times: (name: string, count: number) =>
    plural('en', count, { one: `${name}: # time`, other: `${name}: # times` }),
  timesOf: (name: string, count: number, outOf: number) => `${name}: ${count} of ${outOf}`,
  wholeClass: 'Whole class',
  pair: (time: string, counted: number, outOf: number) => `${time} ${counted} of ${outOf}`,
  scanMissed: (time: string) => `${time} missed`,
  scanAll: (name: string, scans: number, percent: number, counted: number, outOf: number) =>
    `${name}: ${percent} % over ${plural('en', scans, { one: '# scan', other: '# scans' })} (${counted} of ${outOf})`,
  schemeMissing: 'What the letters mean is not on this tablet yet.'
}

export type SamplingWords = typeof samplingWords

export const loadSamplingWordsGd = async (): Promise<SamplingWords> =>
  (await import('./sampling-words.gd.ts')).samplingWordsGd
