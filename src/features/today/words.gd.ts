import { plural } from '#lib/words.ts'
import type { Words } from './words.ts'

/** Gàidhlig; not yet read by a native speaker. */
export const wordsGd: Words = {
  title: 'An-diugh',
  running: 'Leasan a’ dol',
  now: 'An-dràsta',
  next: 'An ath rud',
  startNow: 'Tòisich an-dràsta',
  emptySentence: 'Chan eil càil air a phlanadh. Faodaidh tu tòiseachadh uair sam bith.',
  untitled: 'Leasan gun ainm',
  ready: 'A bheil an tablaid seo deiseil?',
  open: 'Fosgail an leasan',
  minutesIn: (minutes) =>
    plural('gd', minutes, {
      one: '# mhionaid a-steach',
      two: '# mhionaid a-steach',
      few: '# mionaidean a-steach',
      other: '# mionaid a-steach'
    }),
  startsIn: (minutes) =>
    minutes <= 0
      ? 'air tòiseachadh'
      : plural('gd', minutes, {
          one: 'an ceann # mhionaid',
          two: 'an ceann # mhionaid',
          few: 'an ceann # mionaidean',
          other: 'an ceann # mionaid'
        }),
  openNotes: 'Notaichean fosgailte',
  openCount: (count) => `${count} ri choimhead`,
  drafts: (count) =>
    plural('gd', count, {
      one: '# leth-sheantans air a chumail',
      two: '# leth-sheantans air an cumail',
      few: '# leth-sheantansan air an cumail',
      other: '# leth-sheantans air an cumail'
    }),
  place: {
    local: 'Tha a h-uile càil an seo air an tablaid seo a-mhàin, is cha tèid a chur uair sam bith.',
    onlyHere: (count) =>
      `${count} air an tablaid seo a-mhàin. Chan eil seo air a cho-roinneadh fhathast.`,
    waiting: (count) => `${count} a’ feitheamh. Thèid an cur nuair a thilleas an Wi-Fi.`,
    keyOnlyHere: 'Air an fhrithealaiche, ach chan fhosgail ach an tablaid seo e.',
    safe: (count) => `${count} à ${count} sàbhailte air an fhrithealaiche.`,
    nothing: 'Gun nota fhathast.'
  },
  steps: {
    bell: 'Rach tro na notaichean agad fhad ’s a tha iad ùr.',
    file: 'Thoir a-steach am faidhle leis na th’ aig càch gu ruige seo.',
    pupils: 'Tagh dithis no triùir sgoilearan rannsachaidh-chùise.',
    question: 'Sgrìobh sìos a’ cheist agad.',
    share: 'Co-roinn am pròiseact, gus nach bi e air an tablaid seo a-mhàin.',
    sheet: 'Dèan duilleag aisig, gus am bi an iuchair aig dithis.',
    people: 'Thoir co-obraiche a-steach.'
  },
  stepTitle: 'Ceum beag eile',
  trialNote:
    'Seo duilleag feuchainn. Cleachd Jotter leis a’ chlas agad fhèin nuair a bhios tu deiseil.',
  useWithClass: 'Cleachd seo leis a’ chlas agad',
  projectName: (title) => title || 'Pròiseact gun ainm'
}
