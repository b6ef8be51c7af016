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
  typeHint: 'Litrichean mòra no beaga, beàrnan no gun: tha gach dòigh ceart.',
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
  joined: 'Tha thu a-staigh.',
  joinedLead: 'Tha notaichean na buidhne a’ tighinn a-nis. Faodaidh tu tòiseachadh sa bhad.',
  recovered: 'Tha na pròiseactan agad air ais.',
  recoveredLead: 'Tha na notaichean a’ tighinn a-nis, an fheadhainn phrìobhaideach cuideachd.',
  toToday: 'Gu An-diugh',
  back: 'Air ais',
  needed: 'Lìon seo, mas e do thoil e.',
  install: 'Cuir Jotter air an sgrìn-dhachaigh an toiseach'
}
