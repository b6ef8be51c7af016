import type { SheetWords } from './sheet-words.ts'

/** Gàidhlig; not yet read by a native speaker. */
export const sheetWordsGd: SheetWords = {
  title: 'Duilleag aisig',
  back: 'An tablaid seo',
  lead: 'Iuchair chlò-bhuailte. Bheir i air ais na pròiseactan agad, na notaichean prìobhaideach cuideachd, ma thèid an tablaid a chall no fhalamhachadh.',
  hint: 'Cùm i far an cùm thu an duilleag-iuchrach: fo ghlais, chan ann còmhla ris an tablaid.',
  make: 'Dèan duilleag aisig',
  another: 'Dèan tè eile',
  paperTitle: 'Duilleag aisig Jotter',
  paperLead:
    'Faodaidh neach sam bith aig a bheil an duilleag seo na notaichean agad a leughadh. Cuir fo ghlais i.',
  projects: 'Pròiseactan',
  server: 'Frithealaiche',
  made: (day) => `Air a dèanamh ${day}`,
  letters: 'Litrichean',
  qr: 'Sganaich ann an Jotter: Tha còd agam, is an uair sin Sganaich',
  how: 'Gus a cleachdadh: fosgail Jotter aig an t-seòladh gu h-àrd, tagh “Tha còd agam”, is an uair sin “Duilleag aisig”.',
  print: 'Clò-bhuail i',
  typeBack: 'Sgrìobh na ceithir litrichean mu dheireadh',
  typeBackHint:
    'Bhon phàipear, gus am bi fios agad gun deach a clò-bhualadh. Chan abair sinn gu bheil na notaichean sàbhailte gus an uair sin.',
  confirm: 'Tha iad air pàipear',
  confirmed: 'Glè mhath. Tha an iuchair aig dithis a-nis.',
  list: 'Duilleagan a tha ag obair',
  proved: 'air a sgrìobhadh air ais',
  unproved: 'gun a sgrìobhadh air ais fhathast',
  void: 'Cuir à feum',
  nothing: 'Tòisich pròiseact an toiseach. Chan fheum duilleag feuchainn seo.',
  setup:
    'Chan eil am pròiseact air a cho-roinneadh fhathast. Co-roinn e an toiseach: cumaidh am frithealaiche an duilleag, seulaichte.',
  share: 'Co-roinn am pròiseact'
}
