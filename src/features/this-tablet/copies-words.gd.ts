import { plural } from '#lib/words.ts'
import type { CopiesWords } from './copies-words.ts'

/** Gàidhlig; not yet read by a native speaker. */
export const copiesWordsGd: CopiesWords = {
  title: 'Lethbhric sheulaichte',
  back: 'An tablaid seo',
  lead: 'Tha lethbhreac seulaichte airson gleidheadh. Chan urrainn do dhuine a leughadh gun a chòd.',
  make: 'Dèan lethbhreac seulaichte',
  makeLead:
    'A h-uile pròiseact air an tablaid seo ann an aon fhaidhle, na notaichean prìobhaideach cuideachd.',
  making: 'Ga sheulachadh',
  code: 'Còd an lethbhric seo',
  codeHint: 'Thèid a shealltainn aon turas a-mhàin. Sgrìobh sìos e mus sàbhail thu am faidhle.',
  withSheet: 'Fosglaidh an duilleag aisig agad e cuideachd.',
  leftOut: (count) =>
    plural('gd', count, {
      one: 'Cha robh rùm ann do # dealbh. Fuirichidh e air an tablaid seo, is air an fhrithealaiche nuair a thèid a chur.',
      two: 'Cha robh rùm ann do # dhealbh. Fuirichidh iad air an tablaid seo, is air an fhrithealaiche nuair a thèid an cur.',
      few: 'Cha robh rùm ann do # dealbhan. Fuirichidh iad air an tablaid seo, is air an fhrithealaiche nuair a thèid an cur.',
      other:
        'Cha robh rùm ann do # dealbh. Fuirichidh iad air an tablaid seo, is air an fhrithealaiche nuair a thèid an cur.'
    }),
  typeBack: 'Sgrìobh an còd a-rithist',
  typeBackHint: 'Gus am bi fios agad gu bheil e sgrìobhte sìos.',
  save: 'Sàbhail am faidhle',
  saved: 'Chaidh am faidhle a thoirt seachad.',
  typedWrong: 'Chan e sin an còd gu h-àrd.',
  colleague: 'Faidhle airson co-obraiche',
  colleagueLead:
    'Far nach eil frithealaiche ann: cuir air adhart e le AirDrop, càball no bata. Tha na chaidh a chur a-steach ann, agus leigidh e a-steach an neach a leughas e. Chan eil na notaichean prìobhaideach no na dreachdan agad ann.',
  forWhom: 'Cò a leughas e?',
  readers: { group: 'Co-obraiche sa bhuidhinn', adviser: 'An comhairliche' },
  readersHint: {
    group: 'Gheibh iad na chaidh a chur a-steach dhan bhuidhinn, agus an iuchair.',
    adviser: 'Gheibh iad na chaidh a thoirt dhan chomhairliche, agus càil den bhuidhinn.'
  },
  makeColleague: 'Dèan am faidhle',
  codeColleagueHint:
    'Can ri do cho-obraiche e, no sgrìobh air pàipear e. Leughaidh neach sam bith aig a bheil am faidhle is an còd na chaidh a chur a-steach.',
  whoAreYou: 'Can cò thusa',
  whoAreYouHint: (title) =>
    `Tha ${title} air an tablaid seo a-nis, ach chan aithne dha thu fhathast.`,
  bring: 'Thoir faidhle a-steach',
  bringLead:
    'Lethbhreac seulaichte, faidhle co-obraiche no faidhle teasairginn. Na h-aon phròiseactan a-rithist, gun chàil dà thuras.',
  choose: 'Tagh faidhle',
  chosen: (name) => `Air a thaghadh: ${name}`,
  opener: 'An còd aige, no litrichean na duilleig aisig agad',
  open: 'Thoir a-steach e',
  brought: (fresh) =>
    fresh === 0
      ? 'Bha a h-uile càil ann an seo mu thràth.'
      : plural('gd', fresh, {
          one: 'Tha # nì ùr an seo.',
          two: 'Tha # nì ùr an seo.',
          few: 'Tha # nithean ùra an seo.',
          other: 'Tha # nì ùr an seo.'
        }),
  colleaguesCopy:
    '’S e lethbhreac co-obraiche a th’ ann. Cha deach a thoirt a-steach ach na faodas tu a leughadh, gun chàil prìobhaideach.',
  elsewhere: (count) =>
    `Buinidh ${count} do phròiseactan nach eil air an tablaid seo. Gabh pàirt annta an toiseach, is thoir am faidhle a-steach a-rithist.`,
  readable: 'Faidhle a ghabhas leughadh',
  readableLead:
    'Fàgaidh seo dìon Jotter: faodaidh neach sam bith aig a bheil am faidhle a leughadh. Cleachd e airson aon ghnothach is sguab às e às dèidh 30 latha.',
  everything: 'Na notaichean prìobhaideach agam cuideachd',
  readableMake: 'Tha mi a’ tuigsinn, sàbhail e',
  nothing: 'Chan eil pròiseact agad fhèin air an tablaid seo fhathast.'
}
