import { plural } from '#lib/words.ts'
import type { Words } from './words.ts'

/** Gàidhlig words of After the bell; not yet read by a native speaker. */
export const wordsGd: Words = {
  title: 'Às dèidh a’ chluig',
  back: 'Leasanan',
  unnamed: 'Leasan',
  progress: (at: number, of: number) => `Nota ${at} à ${of}`,
  fine: 'Ceart gu leòr',
  addWords: 'Cuir faclan ris',
  mendWords: 'Atharraich na faclan',
  bin: 'Dhan bhiona',
  before: 'Fear air ais',
  toList: 'Chun na liosta',
  noWords: 'Gun fhaclan fhathast.',
  text: 'Dè chunnaic no chuala tu?',
  thought: 'Mo bheachd fhìn, air a chumail air leth',
  quote: 'Na faclan aca fhèin',
  when: (time: string) => `Uair ${time}. Suath gus a cheartachadh.`,
  who: (who: string) => `Cò: ${who}. Suath gus atharrachadh.`,
  tags: (tags: string) => `${tags}. Suath gus atharrachadh.`,
  noTags: 'Gun taga',
  firstTouch: (time: string) => `a’ chiad shuathadh ${time}`,
  minutes: (count: number) => (count < 0 ? `−${-count} mion.` : `+${count} mion.`),
  close: 'Dùin',
  tooLong: 'Tha seo nas fhaide na chumas aon nota. Tha e uile air a chumail mar dhreachd.',
  marks: (count: number) =>
    plural('gd', count, {
      one: '# chomharra lom',
      two: '# chomharra lom',
      few: '# comharran loma',
      other: '# comharra lom'
    }),
  marksHint:
    'Cò is cuin a-mhàin. Suath ri fear gus barrachd a ràdh; cha tèid càch a chur a-steach.',
  binMarks: 'Gach comharra dhan bhiona',
  binned: (count: number) =>
    plural('gd', count, {
      one: 'Chaidh # nota dhan bhiona.',
      two: 'Chaidh # nota dhan bhiona.',
      few: 'Chaidh # notaichean dhan bhiona.',
      other: 'Chaidh # nota dhan bhiona.'
    }),
  undo: 'Neo-dhèan',
  listTitle: 'Cuir a-steach',
  listLead:
    'Cuir dheth na dh’fhuiricheas agad fhèin. Fuirichidh notaichean prìobhaideach prìobhaideach.',
  handInSwitch: 'Cuir a-steach',
  stays: 'Fuirichidh prìobhaideach',
  button: (handIn: number, keep: number) =>
    keep === 0 ? `Cuir a-steach ${handIn}` : `Cuir a-steach ${handIn} · cùm ${keep} prìobhaideach`,
  keepAll: (keep: number) => `Cùm ${keep} prìobhaideach`,
  handInSentence: (handIn: number, keep: number) => {
    const first = plural('gd', handIn, {
      one: 'Cuir a-steach # nota dhan bhuidhinn.',
      two: 'Cuir a-steach # nota dhan bhuidhinn.',
      few: 'Cuir a-steach # notaichean dhan bhuidhinn.',
      other: 'Cuir a-steach # nota dhan bhuidhinn.'
    })
    if (keep === 0) return first
    return `${first} ${plural('gd', keep, {
      one: 'Fuirichidh # nota prìobhaideach.',
      two: 'Fuirichidh dà nota prìobhaideach.',
      few: 'Fuirichidh # notaichean prìobhaideach.',
      other: 'Fuirichidh # nota prìobhaideach.'
    })}`
  },
  marksStay: (count: number) =>
    plural('gd', count, {
      one: 'Fuirichidh # chomharra lom air an tablaid seo.',
      two: 'Fuirichidh # chomharra lom air an tablaid seo.',
      few: 'Fuirichidh # comharran loma air an tablaid seo.',
      other: 'Fuirichidh # comharra lom air an tablaid seo.'
    }),
  trialSentence: 'Seo duilleag feuchainn. Chan fhàg i an tablaid uair sam bith.',
  sampleSentence: 'Seo am pròiseact eisimpleir. Chan fhàg e an tablaid uair sam bith.',
  handedTitle: 'Air a chur a-steach',
  handedLead: 'Faodaidh tu nota a thoirt air ais gus an cruinnich ceannard na buidhne e.',
  takeBack: 'Thoir air ais',
  correct: 'Ceartaich le adhbhar',
  doneTitle: (handed: number) =>
    plural('gd', handed, {
      one: 'Chaidh # nota a chur a-steach.',
      two: 'Chaidh # nota a chur a-steach.',
      few: 'Chaidh # notaichean a chur a-steach.',
      other: 'Chaidh # nota a chur a-steach.'
    }),
  doneKept: (kept: number) =>
    plural('gd', kept, {
      one: 'Fuirichidh # nota prìobhaideach.',
      two: 'Fuirichidh dà nota prìobhaideach.',
      few: 'Fuirichidh # notaichean prìobhaideach.',
      other: 'Fuirichidh # nota prìobhaideach.'
    }),
  doneNothing: 'Fuirichidh a h-uile càil prìobhaideach.',
  doneWait: 'Thèid an cur cho luath ’s a ruigear am frithealaiche.',
  toToday: 'Gu An-diugh',
  empty: 'Chan eil nota agad san leasan seo.',
  emptyAll: 'Chaidh sùil a thoirt air a h-uile càil.',
  purpose: 'Airson an rannsachaidh, chan ann airson measadh luchd-obrach.'
}
