import type { RecordingWords } from './recording-words.ts'

export const recordingWordsGd: RecordingWords = {
  title: 'Fuaim',
  ask: 'Faighnich an toiseach, gach turas: “Am faod mi ar clàradh? Faodaidh tu diùltadh, is faodaidh tu stad a chur air.”',
  start: 'Clàraich',
  stop: 'Stad',
  stays:
    'Fuirichidh e air an tablaid seo. Às dèidh a’ chluig sgrìobhaidh tu sìos na tha cudromach, is thèid am fuaim às.',
  elsewhere: 'Tha clàradh a’ dol air adhart airson nota na bu tràithe. Cuir stad air an seo.',
  level: 'Dè cho àrd ’s a tha e',
  opening: 'A’ fosgladh a’ mhicreofoin',
  kept: (length) => `${length} air a chlàradh`,
  on: 'A’ clàradh. Thig e gu crìch nuair a stadas tu e, a chòmhdaicheas tu an duilleag no a dh’fhàgas tu i.',
  absent: 'Chan eil micreofon ann do Jotter an seo. Obraichidh a h-uile nì eile às aonais.',
  refused:
    'Chan eil am micreofon fosgailte do Jotter. Ceadaich e dhan t-seòladh seo ann an roghainnean an tablaid. Obraichidh a h-uile nì eile às aonais.'
}
