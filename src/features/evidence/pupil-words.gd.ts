import { plural } from '#lib/words.ts'
import type { PupilWords } from './pupil-words.ts'

const notes = { one: '# nota', two: '# nota', few: '# notaichean', other: '# nota' }
const lessons = { one: '# leasan', two: '# leasan', few: '# leasanan', other: '# leasan' }
const others = {
  one: 'còmhla ri # sgoilear eile',
  two: 'còmhla ri # sgoilear eile',
  few: 'còmhla ri # sgoilearan eile',
  other: 'còmhla ri # sgoilear eile'
}

/** Gàidhlig; not yet read by a native speaker. */
export const wordsGd: PupilWords = {
  none: 'Chan eil an sgoilear seo air an tablaid seo.',
  empty: (name) => `Cha deach dad a sgrìobhadh mu ${name} fhathast.`,
  print: 'Clò-bhuail an duilleag seo',
  noted: (noted, held) => `${plural('gd', noted, notes)} ann an ${plural('gd', held, lessons)}`,
  standsFor: 'A’ seasamh airson',
  marks: (times) => `Comharran a-mhàin: ${times}`,
  with: (names) => `còmhla ri ${names}`,
  withOthers: (count) => plural('gd', count, others),
  correction: (reason) => `Ceartachadh: ${reason}`,
  ownWords: 'Nam faclan fhèin',
  opening: 'A’ fosgladh nan notaichean',
  opened: (opened, all) => `${opened} à ${all}`,
  privateToo: 'Clò-bhuail mo notaichean prìobhaideach cuideachd',
  privateHint: 'Air neo cha tèid ach na chaidh a thoirt seachad air pàipear.',
  paper: (project) => `Mu aon phàiste, airson a’ phròiseict ${project}`,
  printed: (day) => `Air a chlò-bhualadh ${day}`,
  destroy: (day) => `Cuir às dhan duilleig seo ro ${day}`
}
