import type { Words } from './words.ts'

/** Gàidhlig; not yet read by a native speaker. */
export const wordsGd: Words = {
  name: 'Jotter',
  messages: 'Teachdaireachdan',
  skip: 'Leum dhan duilleig',
  places: 'Àiteachan',
  today: 'An-diugh',
  lessons: 'Leasanan',
  evidence: 'Fianais',
  enquiry: 'Rannsachadh',
  group: 'Buidheann',
  projects: 'Atharraich am pròiseact',
  noProject: 'Gun phròiseact fhathast',
  trial: 'Duilleag feuchainn',
  sample: 'Pròiseact eisimpleir',
  sampleMark: 'Pròiseact eisimpleir. Air a dhèanamh suas, is cha tèid a chur gu àite sam bith.',
  trialMark: 'Duilleag feuchainn. Tha na sgoilearan air an dèanamh suas.',
  addProject: 'Tòisich pròiseact',
  haveCode: 'Tha còd agam',
  close: 'Dùin',
  strip: {
    opens: 'Fosglaidh seo An tablaid seo.',
    nothing: 'An tablaid seo',
    onlyHere: (count) => `${count} an seo a-mhàin`,
    waiting: (count) => `${count} a’ feitheamh`,
    sending: (count) => `A’ cur ${count}`,
    keyOnlyHere: 'Iuchair an seo a-mhàin',
    safe: (count) => `${count} sàbhailte`,
    local: 'Air an tablaid seo',
    needs: 'Feumaidh seo thusa',
    lost: 'Gun a shàbhaladh'
  },
  update: 'Tha Jotter ùr deiseil.',
  updateNow: 'Cleachd e a-nis',
  temporary: 'Stòras sealach: dh’fhaodadh Safari seo fhalamhachadh às dèidh 7 làithean gun tadhal.',
  install: 'Cuir Jotter air an sgrìn-dhachaigh',
  signIn: 'Tha an lìonra seo ag iarraidh ort clàradh a-steach an toiseach.',
  tokenLost:
    'Chan aithne dhan fhrithealaiche an tablaid seo tuilleadh. Tha na notaichean agad air an cumail an seo.',
  joinAgain: 'Gabh pàirt a-rithist',
  restoreWait:
    'Chaidh am frithealaiche aiseag bho lethbhreac nas sine. Cuiridh Jotter thuige na tha a dhìth.',
  recover: 'Thoir air ais e',
  rescue: 'Duilleag teasairginn',
  reload: 'Fosgail a-rithist',
  notFoundTitle: 'Chan eil duilleag mar sin ann.',
  toToday: 'Gu An-diugh',
  opening: 'A’ fosgladh an jotter agad',
  trouble: 'Tha mearachd air an sgrìn seo. Cha deach suathadh ris na notaichean agad.',
  who: 'Cò thusa?',
  whoLead: 'Tagh d’ ainm, gus am bi na notaichean agad leatsa.'
}
