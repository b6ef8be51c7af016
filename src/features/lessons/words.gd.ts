import { plural } from '#lib/words.ts'
import type { Words } from './words.ts'

/** Gàidhlig; not yet read by a native speaker. */
export const wordsGd: Words = {
  title: 'Leasanan',
  lead: 'Leasanan a phlanas tu, agus leasanan a chaidh a dhèanamh bho nota.',
  ahead: 'Ri thighinn',
  past: 'Leasanan a dh’fhalbh',
  emptySentence:
    'Gun leasan fhathast. Planaich fear, no tòisich air notaichean: thèid leasan a dhèanamh bhon chiad nota agad.',
  plan: 'Planaich leasan',
  startNow: 'Tòisich an-dràsta',
  notes: (count) =>
    plural('gd', count, { one: '# nota', two: '# nota', few: '# notaichean', other: '# nota' }),
  untitled: 'Leasan gun ainm',
  name: 'Cò mu dheidhinn a tha e?',
  nameHint: 'Mar eisimpleir: ceistean-facail dà cheum. Gun ainmean.',
  day: 'Latha',
  starts: 'A’ tòiseachadh aig',
  classStage: 'Ìre a’ chlas',
  subject: 'Cuspair',
  minutes: 'Mionaidean',
  minutesUnit: 'mion.',
  removeStage: (name) => `Thoir ${name} às`,
  up: (name) => `Gluais ${name} suas`,
  down: (name) => `Gluais ${name} sìos`,
  method: 'Dè tha thu a’ planadh',
  minuteFewer: 'Mionaid nas lugha',
  minuteMore: 'Mionaid a bharrachd',
  lookedFor: 'Na tha thu a’ sireadh an seo',
  lookedForHint: 'Facal no dhà. Bidh iad nan tagaichean fhad ’s a tha am pàirt seo a’ dol.',
  first: 'A’ chiad fhear',
  second: 'An dàrna fear',
  seats: 'Cò tha na shuidhe càite',
  seatsHint: 'Buinidh litir dhan leasan seo, chan ann do phàiste.',
  seat: (letter) => `Suidheachan ${letter}`,
  nobody: 'Duine sam bith',
  save: 'Planaich e',
  cancel: 'Sguir dheth',
  open: 'Fosgail an leasan beò',
  ready: 'Deiseil airson an leasain',
  after: 'Às dèidh a’ chluig',
  seeNotes: 'Faic na notaichean',
  remove: 'Thoir an leasan seo às',
  removeAsk: 'Thoir an leasan seo às a’ phlana?',
  removeHint: 'Fanaidh na notaichean aige. Nochdaidh iad gun leasan.',
  keep: 'Cùm e',
  missing: 'Chan eil an leasan seo air an tablaid seo.',
  back: 'Gach leasan',
  edit: 'Atharraich',
  done: 'Deiseil',
  total: (minutes) =>
    plural('gd', minutes, {
      one: '# mhionaid air a planadh',
      two: '# mhionaid air am planadh',
      few: '# mionaidean air am planadh',
      other: '# mionaid air am planadh'
    }),
  defaultStages: ['Toiseach', 'Prìomh phàirt', 'Còmhla', 'Deireadh'],
  needed: 'Tagh fear.',
  sealed: 'Sgoilearan le còd a-mhàin. Chan eil càil an seo ag ràdh cò theagaisg an leasan.'
}
