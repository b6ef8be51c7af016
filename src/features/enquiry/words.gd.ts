import { plural } from '#lib/words.ts'
import type { Words } from './words.ts'

/** Gàidhlig; not yet read by a native speaker. */
export const wordsGd: Words = {
  title: 'Rannsachadh',
  lead: 'Aon cheist, còig ceumannan. Thèid na dh’atharraicheas tu an seo a shàbhaladh mar a thèid thu air adhart.',
  question: 'A’ cheist',
  steps: 'Còig ceumannan',
  stepState: { done: 'Dèanta', now: 'An seo', later: 'A-rithist' },
  pupils: 'Sgoilearan rannsachaidh-chùise',
  pupilsLead: 'Bileagan, chan e ainmean. Seasaidh gach fear airson feadhainn eile.',
  emptySentence:
    'Tagh dithis no triùir a sheasas airson feadhainn eile. Cleachd bileagan, chan e ainmean.',
  addPupil: 'Cuir sgoilear ris',
  keySheet: 'Clò-bhuail an duilleag-iuchrach',
  recording: 'Fuaim',
  recordingLead:
    'Dheth mura do cho-dhùin a’ bhuidheann còmhla e, is mura tuirt gach sgoilear is teaghlach gu bheil e ceart gu leòr. Fuirichidh clàradh air an tablaid far an deach a dhèanamh; cha tèid ach na sgrìobhas tu sìos dheth air adhart.',
  pupilCount: (count) =>
    plural('gd', count, {
      one: '# sgoilear',
      two: '# sgoilear',
      few: '# sgoilearan',
      other: '# sgoilear'
    }),
  newPupil: 'Sgoilear rannsachaidh-chùise ùr',
  choose: 'Tagh bileag',
  more: 'Bileagan eile',
  edit: 'Atharraich',
  close: 'Dùin',
  done: 'Deiseil',
  remove: 'Thoir às',
  removeAsk: (label) => `Thoir ${label} às a’ phròiseact?`,
  removeHint: 'Fanaidh notaichean mun sgoilear seo. Seallaidh iad a’ bhileag a bha aca.',
  keep: 'Cùm',
  noClassStage: 'Tagh ìre sgoile.',
  page: 'Duilleag an sgoileir seo',
  lessons: 'Leasanan',
  lessonsDetail: 'Planaich leasanan, is coimhead air an fheadhainn a dh’fhalbh',
  purpose: 'Airson an rannsachaidh, chan ann airson measadh luchd-obrach.',
  sheet: {
    title: 'Duilleag-iuchrach',
    back: 'An rannsachadh',
    lead: 'Clò-bhuail i, sgrìobh na h-ainmean air pàipear, cuir fo ghlais i. Cha tèid ainmean a sgrìobhadh ann an Jotter uair sam bith.',
    print: 'Clò-bhuail i',
    paperTitle: 'Duilleag-iuchrach',
    warning: 'Dìomhair. Cùm san sgoil i, fo ghlais, air leth bhon tablaid.',
    label: 'Bileag',
    code: 'Còd',
    classStage: 'Ìre sgoile',
    name: 'Ainm (sgrìobh le làimh)',
    destroy: 'Sgrios ro'
  }
}
