import { plural } from '#lib/words.ts'

/** Words of what was sampled by the clock, wherever it is shown. */
export const samplingWords = {
  title: 'Sampled and counted',
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
  countHow: (from: string, to: string) => `${from} to ${to}, counted as it happened`,
  times: (name: string, count: number) =>
    plural('en', count, { one: `${name}: # time`, other: `${name}: # times` }),
  wholeClass: 'Whole class',
  pair: (time: string, counted: number, outOf: number) => `${time} ${counted} of ${outOf}`,
  scanMissed: (time: string) => `${time} missed`,
  scanAll: (name: string, counted: number, outOf: number, percent: number) =>
    `${name}: ${percent} % over all (${counted} of ${outOf})`,
  schemeMissing: 'What the letters mean is not on this tablet yet.'
}

export type SamplingWords = typeof samplingWords

export const loadSamplingWordsGd = async (): Promise<SamplingWords> =>
  (await import('./sampling-words.gd.ts')).samplingWordsGd
