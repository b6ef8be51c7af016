import type { Words } from './words.ts'

/** Gàidhlig; not yet read by a native speaker. */
export const wordsGd: Words = {
  title: 'Gabh pàirt',
  lead: 'Cuir ann, sganaich no sgrìobh an cuireadh. Cha chleachd coimhead air càil.',
  ways: 'Ciamar a tha e agad?',
  paste: 'Cuir ann',
  type: 'Sgrìobh',
  scan: 'Sganaich',
  sheet: 'Duilleag aisig',
  pasteLabel: 'An ceangal no an còd',
  pasteHint: 'Suath is cùm, is an uair sin Cuir ann.',
  typeLabel: 'An còd ann am buidhnean de cheithir litrichean',
  typeHint:
    'Litrichean mòra no beaga, beàrnan no gun: tha gach dòigh ceart. Tha còd a thòisicheas le K1 ro fhada ri sgrìobhadh: sganaich e no cuir ann e.',
  sheetLabel: 'Na litrichean air an duilleig aisig agad',
  sheetHint:
    'A h-uile buidheann, bhon chiad tè gus an tè mu dheireadh. No sganaich an còd air an duilleig.',
  look: 'Coimhead air',
  bringBack: 'Thoir air ais na pròiseactan agam',
  scanHint: 'Cùm an còd air beulaibh a’ chamara.',
  stopScan: 'Stad an camara',
  startScan: 'Cleachd an camara',
  invitedTo: 'Tha cuireadh agad gu',
  from: (name) => `bho ${name}`,
  role: {
    lead: 'mar cheannard buidhne',
    member: 'mar bhall',
    observer: 'mar neach-amhairc',
    adviser: 'mar chomhairliche'
  },
  own: 'Bidh seo na dàrna tablaid agad fhèin.',
  until: (day) => `Ruithidh an cuireadh a-mach ${day}.`,
  who: 'Cò thusa?',
  someoneNew: 'Cuideigin ùr',
  yourName: 'D’ ainm, mar a dh’aithnicheas co-obraichean thu',
  nameHint:
    'Chì do bhuidheann e ri taobh nan notaichean a chuireas tu a-steach. Chan urrainn dhan fhrithealaiche a leughadh.',
  join: 'Gabh pàirt',
  in: {
    link: {
      title: 'Tha thu a-staigh.',
      lead: 'Tha notaichean na buidhne a’ tighinn a-nis. Faodaidh tu tòiseachadh sa bhad.'
    },
    sheet: {
      title: 'Tha na pròiseactan agad air ais.',
      lead: 'Tha na notaichean a’ tighinn a-nis, an fheadhainn phrìobhaideach cuideachd.'
    },
    file: {
      title: 'Tha thu a-staigh.',
      lead: 'Faodaidh tu tòiseachadh sa bhad. Chan eil frithealaiche air a chùlaibh fhathast: thèid na chuireas tu a-steach air ais ann am faidhle.'
    },
    code: {
      title: 'Tha thu a-staigh.',
      lead: 'Faodaidh tu tòiseachadh sa bhad. Chan eil frithealaiche air a chùlaibh fhathast: thig na sgrìobh càch ann am faidhle, is thèid na chuireas tusa a-steach air ais ann am fear.'
    },
    keys: {
      title: 'Chan eil càil a dhìth a-nis.',
      lead: 'Bha am pròiseact seo an seo mu thràth. Chaidh na h-iuchraichean a bha a dhìth a chur ris.'
    },
    known: {
      title: 'Bha seo an seo mu thràth.',
      lead: 'Tha am pròiseact seo is na h-iuchraichean aige uile air an tablaid seo. Cha do dh’atharraich càil.'
    }
  },
  bringFile: 'Thoir faidhle a-steach',
  untitled: 'Tha cuireadh agad gu pròiseact. Thig an t-ainm aige leis a’ chiad fhaidhle.',
  here: 'Tha am pròiseact seo air an tablaid seo mu thràth. Cha tig càil ann dà thuras.',
  toToday: 'Gu An-diugh',
  back: 'Air ais',
  needed: 'Lìon seo, mas e do thoil e.',
  install: 'Cuir Jotter air an sgrìn-dhachaigh an toiseach'
}
