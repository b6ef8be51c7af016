import { plural } from '#lib/words.ts'

/** Words of photos wherever they are shown. */
export const photoWords = {
  photo: (time: string) => `Photo of work, taken ${time}`,
  open: (time: string) => `Open the photo of work taken ${time}`,
  /** under a photo that fewer can see than its note */
  readBy: (readers: string) => `This photo: ${readers}`,
  title: 'Photo of work',
  close: 'Close',
  opening: 'Opening the photo',
  elsewhere: (name: string, since: string) =>
    name
      ? `The whole picture is still on ${name}’s tablet (since ${since}). This is the small one.`
      : `The whole picture is still on another tablet (since ${since}). This is the small one.`,
  yours: (since: string) =>
    `The whole picture is still on your other tablet (since ${since}). This is the small one.`,
  again: 'Look again',
  check: 'Check this photo',
  toCheck: (count: number) =>
    plural('en', count, { one: 'One photo to check', other: '# photos to check' })
}

export type PhotoWords = typeof photoWords

export const loadPhotoWordsGd = async (): Promise<PhotoWords> =>
  (await import('./photo-words.gd.ts')).photoWordsGd
