import { plural } from '#lib/words.ts'
import type { UncheckedWords } from './unchecked-words.ts'

export const uncheckedWordsGd: UncheckedWords = {
  title: 'Dealbhan',
  until: (day) =>
    `Air an tablaid seo a-mhàin. Gun sgrùdadh, thèid a’ chiad fhear dhan bhiona ${day}.`,
  binned: (count, day) =>
    plural('gd', count, {
      one: `Chaidh # dealbh nach do sgrùd duine ann an seachd latha dhan bhiona ${day}.`,
      two: `Chaidh # dhealbh nach do sgrùd duine ann an seachd latha dhan bhiona ${day}.`,
      few: `Chaidh # dealbhan nach do sgrùd duine ann an seachd latha dhan bhiona ${day}.`,
      other: `Chaidh # dealbh nach do sgrùd duine ann an seachd latha dhan bhiona ${day}.`
    }),
  read: 'Air a leughadh'
}
