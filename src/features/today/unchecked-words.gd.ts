import { plural } from '#lib/words.ts'
import type { UncheckedWords } from './unchecked-words.ts'

export const uncheckedWordsGd: UncheckedWords = {
  title: 'A’ feitheamh riut',
  until: (day) =>
    `Air an tablaid seo a-mhàin. Gun sgrùdadh, thèid a’ chiad fhear dhan bhiona ${day}.`,
  toWriteDown: (count) =>
    plural('gd', count, {
      one: '# chlàradh ri sgrìobhadh sìos',
      two: '# chlàradh ri sgrìobhadh sìos',
      few: '# clàraidhean ri sgrìobhadh sìos',
      other: '# clàradh ri sgrìobhadh sìos'
    }),
  soundUntil: (day) => `Air an tablaid seo a-mhàin. Thèid a’ chiad fhuaim às ${day}.`,
  soundGone: () =>
    'Air an tablaid seo a-mhàin. Tha am fuaim air falbh; tha na faclan agad a’ feitheamh ris an nota aca.',
  binned: {
    photos: (count, day) =>
      plural('gd', count, {
        one: `Chaidh # dealbh nach do sgrùd duine ann an seachd latha dhan bhiona ${day}.`,
        two: `Chaidh # dhealbh nach do sgrùd duine ann an seachd latha dhan bhiona ${day}.`,
        few: `Chaidh # dealbhan nach do sgrùd duine ann an seachd latha dhan bhiona ${day}.`,
        other: `Chaidh # dealbh nach do sgrùd duine ann an seachd latha dhan bhiona ${day}.`
      }),
    sounds: (count, day) =>
      plural('gd', count, {
        one: `Chaidh # chlàradh nach do sgrìobh duine sìos ann an ceithir latha deug dhan bhiona ${day}.`,
        two: `Chaidh # chlàradh nach do sgrìobh duine sìos ann an ceithir latha deug dhan bhiona ${day}.`,
        few: `Chaidh # clàraidhean nach do sgrìobh duine sìos ann an ceithir latha deug dhan bhiona ${day}.`,
        other: `Chaidh # clàradh nach do sgrìobh duine sìos ann an ceithir latha deug dhan bhiona ${day}.`
      })
  },
  read: 'Air a leughadh'
}
