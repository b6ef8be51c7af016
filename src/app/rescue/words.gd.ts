import { plural } from '#lib/words.ts'
import type { RescueWords } from './words.ts'

/** Gàidhlig; not yet read by a native speaker. */
export const rescueWordsGd: RescueWords = {
  title: 'Duilleag teasairginn',
  lead: 'Airson nuair nach fosgail Jotter fhèin. Cha dèan càil an seo atharrachadh no sguabadh às.',
  reading: 'A’ coimhead air na tha air a chumail air an tablaid seo.',
  none: 'Chan eil dàta Jotter air an tablaid seo, sa bhrabhsair seo.',
  found: (count) =>
    plural('gd', count, {
      one: 'Tha # nì gun a chur. Tha e seulaichte.',
      two: 'Tha # nì gun an cur. Tha iad seulaichte.',
      few: 'Tha # nithean gun an cur. Tha iad seulaichte.',
      other: 'Tha # nì gun an cur. Tha iad seulaichte.'
    }),
  allSent: 'Chaidh a h-uile càil an seo a chur.',
  drafts: (count) =>
    `Fuirichidh ${count} nach eil crìochnaichte air an tablaid seo, nach fhosgail ach i fhèin.`,
  save: 'Sàbhail iad mar fhaidhle',
  saved:
    'Air a shàbhaladh. Ann an Jotter aig a bheil am pròiseact, fosgail An tablaid seo, Lethbhric sheulaichte, is thoir am faidhle a-steach.',
  failed:
    'Cha do dh’fhosgail an stòras. Dùin a h-uile uinneag Jotter is fosgail an duilleag seo a-rithist.',
  again: 'Coimhead a-rithist',
  app: 'Fosgail Jotter'
}
