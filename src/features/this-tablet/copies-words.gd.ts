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
  typeBack: 'Sgrìobh an còd a-rithist',
  typeBackHint: 'Gus am bi fios agad gu bheil e sgrìobhte sìos.',
  save: 'Sàbhail am faidhle',
  saved: 'Chaidh am faidhle a thoirt seachad.',
  typedWrong: 'Chan e sin an còd gu h-àrd.',
  bring: 'Thoir faidhle a-steach',
  bringLead:
    'Lethbhreac seulaichte no faidhle teasairginn. Na h-aon phròiseactan a-rithist, gun chàil dà thuras.',
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
  elsewhere: (count) =>
    `Buinidh ${count} do phròiseactan nach eil air an tablaid seo. Gabh pàirt annta an toiseach, is thoir am faidhle a-steach a-rithist.`,
  readable: 'Faidhle a ghabhas leughadh',
  readableLead:
    'Fàgaidh seo dìon Jotter: faodaidh neach sam bith aig a bheil am faidhle a leughadh. Cleachd e airson aon ghnothach is sguab às e às dèidh 30 latha.',
  everything: 'Na notaichean prìobhaideach agam cuideachd',
  readableMake: 'Tha mi a’ tuigsinn, sàbhail e',
  nothing: 'Chan eil pròiseact agad fhèin air an tablaid seo fhathast.'
}
