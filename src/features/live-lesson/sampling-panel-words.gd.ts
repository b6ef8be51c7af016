import { plural } from '#lib/words.ts'
import type { Words } from './words.ts'

/** Gàidhlig words of what is sampled and counted; not yet read by a native speaker. */
export const samplingPanelWordsGd: Words['sampling'] = {
  title: 'Samplaich no cunnt',
  missing:
    'Chan eil samplachadh air an tablaid seo fhathast. Fosgail Jotter aon turas eile far a bheil Wi-Fi.',
  explain:
    'Nì oir na sgrìn dearrsadh gun fhuaim. Coimhead air an sgoilear sin aig an dearbh mhòmaid agus cuir corrag air na chì thu. Faodaidh tu notaichean a ghabhail eatarra.',
  what: 'Dè nì thu',
  methods: {
    momentary: 'Sgoilear às dèidh sgoileir',
    scan: 'An clas air fad',
    count: 'Cunnt aon rud'
  },
  scanExplain:
    'Nì oir na sgrìn dearrsadh gun fhuaim. Thoir sùil air a’ chlas agus abair cia mheud a tha ris an obair: 18 à 24.',
  countExplain:
    'Gach turas a thachras e, cuir corrag air aon turas. Chan eil cloc ri leantainn. Ma chunntas tu cuideachd cia mheud turas a dh’fhaodadh e tachairt, canaidh e 7 à 11.',
  countName: 'Dè tha thu a’ cunntadh?',
  countHint: 'Dhà no trì fhaclan. Gun ainmean.',
  countPicks: ['làmh an àird', 'freagairt', 'ag iarraidh cuideachaidh'],
  countWho: 'Cò leis. Na tagh duine airson a’ chlas air fad.',
  startCount: 'Tòisich air cunntadh',
  oneLess: 'Fear nas lugha',
  oneMore: 'Suath airson fear a bharrachd.',
  since: (time: string) => `bho ${time}`,
  scanNow: 'A-nis: an clas',
  scanNext: 'A-rithist: an clas',
  pair: (counted: number, outOf: number) => `${counted} à ${outOf}`,
  fewer: 'Fear nas lugha',
  more: 'Fear a bharrachd',
  total: (count: number) => `Clas de ${count}`,
  totalFewer: 'Fear nas lugha sa chlas',
  totalMore: 'Fear a bharrachd sa chlas',
  who: 'Cò a shamplaicheas tu, fear às dèidh fir',
  nobody: 'Chan eil sgoilearan cùise aig an leasan seo fhathast. Cuir ris iad ann an Rannsachadh.',
  every: 'Dè cho tric',
  everyHint: 'Fhad ’s a tha thu a’ teagasg: 1 no 2 mhionaid.',
  seconds: (seconds: number) =>
    seconds < 60
      ? `${seconds} d`
      : plural('gd', seconds / 60, {
          one: '# mhionaid',
          two: '# mhionaid',
          few: '# mionaidean',
          other: '# mionaid'
        }),
  turn: (each: string) => `Gach sgoilear: aon mhòmaid gach ${each}.`,
  codesTitle: 'Ciall nan litrichean',
  start: 'Tòisich air sampladh',
  stop: 'Cuir stad air an t-sampladh',
  panel: 'Sampladh leis a’ chloc',
  count: (come: number, all: number | undefined) => (all ? `${come} de ${all}` : `mòmaid ${come}`),
  countLabel: (come: number, all: number | undefined) =>
    all
      ? `${come} de ${all} mòmaidean`
      : plural('gd', come, {
          one: '# mhòmaid',
          two: '# mhòmaid',
          few: '# mòmaidean',
          other: '# mòmaid'
        }),
  missed: (count: number) => `${count} air chall`,
  lookNow: (who: string) => `A-nis: ${who}`,
  lookNext: (who: string) => `A-rithist: ${who}`,
  toTags: 'Tagaichean',
  toSampling: 'Sampladh'
}
