import { plural } from '#lib/words.ts'

/** Words of photos that wait to be checked. */
export const uncheckedWords = {
  title: 'Photos',
  until: (day: string) => `Only on this tablet. Unchecked, the first is binned on ${day}.`,
  binned: (count: number, day: string) =>
    plural('en', count, {
      one: `A photo that nobody had checked in seven days was binned on ${day}.`,
      other: `# photos that nobody had checked in seven days were binned on ${day}.`
    }),
  read: 'Read'
}

export type UncheckedWords = typeof uncheckedWords

export const loadUncheckedGd = async (): Promise<UncheckedWords> =>
  (await import('./unchecked-words.gd.ts')).uncheckedWordsGd
