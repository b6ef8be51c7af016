import { plural } from '#lib/words.ts'
import type { Method } from '../shared/samplings.ts'

/** Words of what is sampled and counted in a lesson. */
export const samplingPanelWords = {
  title: 'Sample or count',
  missing: 'Sampling is not on this tablet yet. Open Jotter once more where there is Wi-Fi.',
  explain:
    'The edge of the screen glows, without a sound. Look at that pupil, at that moment, and touch what you see. You can take notes in between.',
  what: 'What you do',
  methods: {
    momentary: 'Pupils in turn',
    scan: 'The whole class',
    count: 'Count one thing'
  } satisfies Record<Method, string> as Record<Method, string>,
  scanExplain:
    'The edge of the screen glows, without a sound. Look over the class and say how many are on task: 18 of 24.',
  countExplain:
    'Each time it happens, touch once. There is no clock to keep up with. If you also step how often it could have happened, it says 7 of 11.',
  countName: 'What do you count?',
  countHint: 'Two or three words. No names.',
  countPicks: ['hand up', 'answers', 'asks for help'] as readonly string[],
  countWho: 'Whose. Choose nobody for the class as a whole.',
  startCount: 'Start counting',
  oneLess: 'One less',
  oneMore: 'Touch for one more.',
  since: (time: string) => `since ${time}`,
  scanNow: 'Now: the class',
  scanNext: 'Next: the class',
  pair: (counted: number, outOf: number) => `${counted} of ${outOf}`,
  fewer: 'One fewer',
  more: 'One more',
  total: (count: number) => `Class of ${count}`,
  totalFewer: 'One fewer in the class',
  totalMore: 'One more in the class',
  who: 'Whom you sample, one after the other',
  nobody: 'This lesson has no case-study pupils yet. Enquiry is where they are added.',
  every: 'How often',
  everyHint: 'While you teach: 1 or 2 minutes.',
  seconds: (seconds: number) =>
    seconds < 60
      ? `${seconds} s`
      : plural('en', seconds / 60, { one: '# minute', other: '# minutes' }),
  turn: (each: string) => `Each pupil: one moment every ${each}.`,
  codesTitle: 'What the letters mean',
  start: 'Start sampling',
  stop: 'Stop sampling',
  panel: 'Sampling by the clock',
  count: (come: number, all: number | undefined) => (all ? `${come} of ${all}` : `moment ${come}`),
  countLabel: (come: number, all: number | undefined) =>
    all ? `${come} of ${all} moments` : plural('en', come, { one: '# moment', other: '# moments' }),
  missed: (count: number) => `${count} missed`,
  lookNow: (who: string) => `Now: ${who}`,
  lookNext: (who: string) => `Next: ${who}`,
  toTags: 'Tags',
  toSampling: 'Sampling'
}
