import { plural } from '#lib/words.ts'

/** Words of photos and sound that wait for somebody. */
export const uncheckedWords = {
  title: 'Waiting for you',
  until: (day: string) => `Only on this tablet. Unchecked, the first is binned on ${day}.`,
  toWriteDown: (count: number) =>
    plural('en', count, {
      one: 'One recording to write down',
      other: '# recordings to write down'
    }),
  soundUntil: (day: string) => `Only on this tablet. The first sound goes on ${day}.`,
  soundGone: () => 'Only on this tablet. The sound has gone; your words wait for their note.',
  binned: {
    photos: (count: number, day: string) =>
      plural('en', count, {
        one: `A photo that nobody had checked in seven days was binned on ${day}.`,
        other: `# photos that nobody had checked in seven days were binned on ${day}.`
      }),
    sounds: (count: number, day: string) =>
      plural('en', count, {
        one: `Sound that nobody had written down in fourteen days was binned on ${day}.`,
        other: `# recordings that nobody had written down in fourteen days were binned on ${day}.`
      })
  },
  read: 'Read'
}

export type UncheckedWords = typeof uncheckedWords

export const loadUncheckedGd = async (): Promise<UncheckedWords> =>
  (await import('./unchecked-words.gd.ts')).uncheckedWordsGd
