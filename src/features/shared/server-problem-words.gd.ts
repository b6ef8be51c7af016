import type { ProblemWords } from './problem-words.ts'

export const kept = 'Tha a h-uile càil air an tablaid seo fhathast an seo.'
export const nothingTouched = 'Cha deach suathadh ri rud sam bith a chaidh a shàbhaladh.'
const later = 'Cùm ort. Feuchaidh Jotter a-rithist leis fhèin.'
const askLead = 'Faighnich de cheannard na buidhne.'
export const freshCode = 'Iarr còd ùr.'
export const update = 'Coimhead airson ùrachadh fo An tablaid seo.'

/** Gàidhlig words for what the server and the road to it answer; not yet read by a native speaker. */
export const serverProblemWordsGd = {
  'not-found': {
    happened: 'Chan eil càil aig an fhrithealaiche an seo dhut.',
    safe: kept,
    mend: 'Faighnich de cheannard na buidhne a bheil thu fhathast sa bhuidhinn.'
  },
  'not-signed-in': {
    happened: 'Cha d’ fhuair am frithealaiche comharra na tablaid seo.',
    safe: kept,
    mend: 'Fosgail Buidheann agus gabh pàirt a-rithist le còd ùr.'
  },
  'token-unknown': {
    happened: 'Chan aithne dhan fhrithealaiche an tablaid seo tuilleadh.',
    safe: 'Faodaidh tu cumail ort a’ gabhail notaichean. Tha iad air an cumail an seo.',
    mend: 'Iarr còd ùr air ceannard na buidhne agus gabh pàirt a-rithist.'
  },
  'not-allowed': {
    happened: 'Chan fhaod ach ceannard na buidhne seo a dhèanamh.',
    safe: nothingTouched,
    mend: askLead
  },
  'body-unreadable': {
    happened: 'Cha b’ urrainn dhan fhrithealaiche na chuir an tablaid a leughadh.',
    safe: kept,
    mend: later
  },
  'body-invalid': {
    happened: 'Cha do ghabh am frithealaiche ris na chuir an tablaid.',
    safe: kept,
    mend: update
  },
  'body-too-large': {
    happened: 'Chaidh cus a chur aig an aon àm.',
    safe: kept,
    mend: 'Cuiridh Jotter a-rithist e ann am pìosan nas lugha.'
  },
  'line-too-large': {
    happened: 'Tha aon nota ro fhada dhan fhrithealaiche.',
    safe: 'Tha an nota air a chumail air an tablaid seo.',
    mend: 'Dèan nas giorra e, no dèan dà nota dheth.'
  },
  'too-many-requests': {
    happened: 'Dh’iarr am frithealaiche air an tablaid seo a dhol nas slaodaiche.',
    safe: kept,
    mend: later
  },
  'restore-changed': {
    happened: 'Chaidh am frithealaiche aiseag bho lethbhreac nas sine.',
    safe: kept,
    mend: 'Cuiridh Jotter thuige a-nis na tha a dhìth air.'
  },
  'key-came-first': {
    happened: 'Rinn co-obraiche iuchair ùr dìreach romhad.',
    safe: nothingTouched,
    mend: 'Cleachdaidh Jotter an tè acasan. Feuch aon uair eile ma dh’fheumas tu.'
  },
  'channel-taken': {
    happened: 'Tha am pròiseact seo air an fhrithealaiche mu thràth, bho thablaid eile.',
    safe: kept,
    mend: 'Gabh pàirt ann le còd.'
  },
  'device-taken': {
    happened: 'Tha tablaid eile aig an fhrithealaiche fon àireamh seo.',
    safe: kept,
    mend: 'Gabh pàirt a-rithist le còd ùr.'
  },
  'setup-code-wrong': {
    happened: 'Chan e sin còd-suidheachaidh an fhrithealaiche seo.',
    safe: kept,
    mend: 'Coimhead san uinneig far an deach am frithealaiche a thòiseachadh.'
  },
  'registration-closed': {
    happened: 'Cha ghabh am frithealaiche seo pròiseact ùr gun chòd-suidheachaidh.',
    safe: kept,
    mend: 'Iarr an còd air an neach a tha a’ ruith an fhrithealaiche.'
  },
  'invitation-void': {
    happened: 'Chaidh an cuireadh seo a chleachdadh, ruith e a-mach no chaidh a tharraing air ais.',
    safe: nothingTouched,
    mend: freshCode
  },
  'invitation-exists': {
    happened: 'Tha an cuireadh seo air an fhrithealaiche mu thràth.',
    safe: nothingTouched,
    mend: 'Dèan fear ùr.'
  },
  'awaiting-lead': {
    happened: 'Chaidh am frithealaiche aiseag agus tha e a’ feitheamh ri tablaid ceannaird.',
    safe: 'Faodaidh tu cumail ort. Tha na notaichean agad gan gabhail a-steach.',
    mend: 'Iarr air ceannard na buidhne Jotter fhosgladh aon turas.'
  },
  'store-full': {
    happened: 'Chan eil àite air fhàgail air an fhrithealaiche.',
    safe: kept,
    mend: 'Innis dhan neach a tha a’ ruith an fhrithealaiche.'
  },
  'server-stopping': { happened: 'Tha am frithealaiche dìreach a’ stad.', safe: kept, mend: later },
  'server-broke': {
    happened: 'Chaidh rudeigin ceàrr air an fhrithealaiche.',
    safe: kept,
    mend: later
  },
  'method-not-allowed': { happened: 'Cha dèan am frithealaiche sin.', safe: kept, mend: update },
  offline: {
    happened: 'Tha thu far loidhne.',
    safe: 'Cùm ort, tha a h-uile càil ga chumail an seo.',
    mend: 'Thèid a chur nuair a thilleas an Wi-Fi.'
  },
  'captive-portal': {
    happened: 'Tha an lìonra seo ag iarraidh ort clàradh a-steach an toiseach.',
    safe: kept,
    mend: 'Fosgail duilleag an lìonraidh ann an Safari no sna Roghainnean, is till an uair sin.'
  },
  'answer-unreadable': {
    happened: 'Bhris an fhreagairt air an t-slighe.',
    safe: kept,
    mend: later
  },
  'answer-invalid': {
    happened: 'Cha tàinig an fhreagairt bho fhrithealaiche Jotter.',
    safe: kept,
    mend: 'Thoir sùil air an Wi-Fi. Feuchaidh Jotter a-rithist leis fhèin.'
  }
} satisfies Partial<ProblemWords>
