import { plural } from '#lib/words.ts'
import type { Words } from './words.ts'

const notes = { one: '# nota', two: '# nota', few: '# notaichean', other: '# nota' }

/** Gàidhlig; not yet read by a native speaker. */
export const wordsGd: Words = {
  title: 'An tablaid seo',
  lead: 'Càit a bheil a h-uile càil, agus mar a nochdas Jotter an seo.',
  back: 'An tablaid seo',
  leave: 'Mus fhalbh thu',
  leaveDetail: 'Aon àireamh: a bheil càil an seo a-mhàin?',
  where: 'Càit a bheil a h-uile càil',
  whereDetail: 'Gach nota, a rèir àite',
  sheet: 'Duilleag aisig',
  sheetDetail: 'Iuchair chlò-bhuailte, air eagal ’s gun tèid an tablaid a chall',
  copies: 'Lethbhric sheulaichte',
  copiesDetail: 'Faidhle ri chumail sàbhailte, is faidhlichean ri thoirt air ais',
  look: 'Mar a nochdas e',
  language: 'Cànan',
  languages: { en: 'English', gd: 'Gàidhlig' },
  hand: 'An làmh a bhios a’ suathadh',
  hands: { right: 'Deas', left: 'Clì' },
  text: 'Meud an teacsa',
  texts: { normal: 'Àbhaisteach', larger: 'Nas motha' },
  theme: 'Dathan',
  themes: { system: 'Mar an tablaid', light: 'Pàipear', dim: 'Oisean nan sgeul' },
  storage: 'Stòras',
  used: 'Air a chleachdadh le Jotter',
  usedOf: (used, quota) => `${used} à ${quota}`,
  protectedTerm: 'Air a dhìon',
  protectedYes: 'Tha. Chan fhalamhaich am brabhsair e gus àite a dhèanamh.',
  protectedNo: 'Chan eil. Dh’fhaodadh am brabhsair fhalamhachadh nuair a bhios an tablaid làn.',
  protectedUnknown: 'Chan eil am brabhsair seo ag ràdh.',
  protect: 'Iarr dìon',
  refused: 'Dhiùlt am brabhsair. Cuir Jotter air an sgrìn-dhachaigh is iarr a-rithist.',
  installed: 'Air an sgrìn-dhachaigh',
  yes: 'Tha',
  no: 'Chan eil',
  version: 'Tionndadh',
  sealed:
    'Tha a h-uile càil an seo seulaichte. Chan eil PIN ann fhathast: fosglaidh duine sam bith a dh’fhosglas an tablaid Jotter cuideachd.',
  projects: 'Pròiseactan air an tablaid seo',
  remove: 'Thoir far na tablaid seo',
  removeAsk: (title) => `Thoir “${title}” far na tablaid seo?`,
  removeSafe:
    'Tha e uile sàbhailte air an fhrithealaiche. Bheir còd ùr no an duilleag aisig air ais e.',
  removeLocal: 'Tha e an seo a-mhàin. Cha ghabh e toirt air ais.',
  removed: 'Chaidh do lethbhreac a thoirt air falbh.',
  keep: 'Cùm e',
  untitled: 'Pròiseact gun ainm',
  trial: 'Duilleag feuchainn',
  rescue: 'Duilleag teasairginn',
  rescueDetail: 'Fosglaidh i fiù ’s mur fosgail an aplacaid, is sàbhailidh i na cha deach a chur',
  none: 'Chan eil càil air a chumail air an tablaid seo fhathast.',
  before: {
    title: 'Mus fhalbh thu',
    safe: (count) => `${count} à ${count} sàbhailte`,
    youCan: 'Faodaidh tu falbh. Chan eil càil air an tablaid seo a-mhàin.',
    youCanPractice:
      'Faodaidh tu falbh. Cha bhi ach duilleag feuchainn air fhàgail air an tablaid seo.',
    count: (count) => `${count} air an tablaid seo a-mhàin.`,
    keyCount: (count) => `${count} air an fhrithealaiche nach fhosgail ach an tablaid seo.`,
    open: 'Fosgail am pròiseact seo',
    only: () => 'Air an tablaid seo a-mhàin.',
    keyOnly: 'Air an fhrithealaiche, ach chan fhosgail ach an tablaid seo e.',
    unfinished: (count) =>
      plural('gd', count, {
        one: 'Tha # leth-sheantans nam measg.',
        two: 'Tha # leth-sheantans nam measg.',
        few: 'Tha # leth-sheantansan nam measg.',
        other: 'Tha # leth-sheantans nam measg.'
      }),
    photos: (count) =>
      plural('gd', count, {
        one: 'Tha # dealbh nam measg nach do sgrùd duine.',
        two: 'Tha # dhealbh nam measg nach do sgrùd duine.',
        few: 'Tha # dealbhan nam measg nach do sgrùd duine.',
        other: 'Tha # dealbh nam measg nach do sgrùd duine.'
      }),
    sounds: (count) =>
      plural('gd', count, {
        one: 'Tha # chlàradh nam measg nach do sgrìobh duine sìos.',
        two: 'Tha # chlàradh nam measg nach do sgrìobh duine sìos.',
        few: 'Tha # clàraidhean nam measg nach do sgrìobh duine sìos.',
        other: 'Tha # clàradh nam measg nach do sgrìobh duine sìos.'
      }),
    toTheBell: 'Rach troimhpe',
    notShared: 'Chan eil am pròiseact seo air a cho-roinneadh fhathast.',
    byHand:
      'Thàinig am pròiseact seo gun fhrithealaiche. Thèid na chuireas tu a-steach air ais ann am faidhle.',
    local: 'Seo duilleag feuchainn. Chan fhàg i an tablaid uair sam bith.',
    send: 'Cuir an-dràsta',
    sent: 'Air a chur.',
    copy: 'Dèan lethbhreac seulaichte',
    share: 'Co-roinn am pròiseact',
    makeSheet: 'Dèan duilleag aisig',
    nothing: 'Chan eil càil ri ghlèidheadh.',
    lastSent: (clock) => `Chaidh a ruighinn mu dheireadh aig ${clock}.`
  },
  places: {
    noRoom:
      'Chan eil rùm air fhàgail air an fhrithealaiche airson dhealbhan. Thèid notaichean fhathast; tha na dealbhan a’ feitheamh an seo. Innis dhan neach a tha a’ ruith an fhrithealaiche.',
    title: 'Càit a bheil a h-uile càil',
    needs: 'Feumaidh seo thusa',
    only: 'Air an tablaid seo a-mhàin',
    waiting: 'A’ feitheamh ri bhith air a chur',
    server: 'Air an fhrithealaiche, chan fhosgail ach an tablaid seo e',
    safe: 'Sàbhailte air an fhrithealaiche',
    strays: 'Air an cumail mar a thàinig iad, gun leughadh fhathast',
    none: 'Chan eil càil an seo fhathast.',
    notes: (count) => plural('gd', count, notes),
    others: (count) =>
      plural('gd', count, {
        one: '# nì eile',
        two: '# nì eile',
        few: '# nithean eile',
        other: '# nì eile'
      }),
    why: {
      'key-missing': 'A’ feitheamh ri iuchair bho cho-obraiche',
      'line-does-not-open': 'Chan fhosgail e',
      'line-invalid': 'Chan urrainn dhan tionndadh seo a leughadh',
      'kind-unknown': 'Chan aithne ach do Jotter nas ùire seo',
      refused: 'Cha do ghabh am frithealaiche ris'
    }
  }
}
