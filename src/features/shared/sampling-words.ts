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
    A: { name: 'active', means: 'Works on the task: does, talks, writes.' },
    P: { name: 'passive', means: 'Is with the task by looking or listening.' },
    O: { name: 'off task', means: 'Does something else.' },
    W: {
      name: 'waiting',
      means: 'Waits for help or for something needed. It is counted apart.'
    },
    X: { name: 'not visible', means: 'Cannot be seen at that moment. It is left out.' }
  },
  scan: {
    name: 'on task',
    means: 'Works on the task, or is with it by looking or listening.'
  },
  scanHow: (from: string, to: string, every: string) =>
    `${from} to ${to}, the class at the moment, every ${every}`,
  countHow: (from: string, to: string) => `${from} to ${to}, each time that it was seen`,
  times: (name: string, count: number) =>
    plural('en', count, { one: `${name}: # time`, other: `${name}: # times` }),
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
