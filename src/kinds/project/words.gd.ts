import type { words as english } from './words.ts'

export const projectGd: typeof english = {
  one: 'pròiseact',
  many: 'pròiseactan',
  count: {
    one: '# phròiseact',
    two: '# phròiseact',
    few: '# pròiseactan',
    other: '# pròiseact'
  },
  fields: {
    title: 'Tiotal',
    question: 'Ceist rannsachaidh',
    challengeArea: 'Raon an dùbhlain',
    step: 'Far a bheil an rannsachadh',
    starts: 'A’ tòiseachadh',
    ends: 'A’ crìochnachadh',
    recording: 'Faodar còmhraidhean a chlàradh'
  },
  choices: {
    challengeArea: {
      'reading-comprehension': 'Tuigse leughaidh',
      fluency: 'Fileantas leughaidh',
      vocabulary: 'Briathrachas',
      phonics: 'Fuaimean is litrichean',
      'writing-stamina': 'Seasmhachd sgrìobhaidh',
      spelling: 'Litreachadh',
      talk: 'Labhairt',
      'eal-language': 'Beurla mar chànan a bharrachd',
      'number-sense': 'Tuigse àireamhan',
      'times-table-fluency': 'Fileantas nan clàran-iomadachaidh',
      'problem-solving': 'Fuasgladh cheistean',
      'mathematical-talk': 'Còmhradh matamataigeach',
      fractions: 'Bloighean',
      belonging: 'Buntanas',
      confidence: 'Misneachd',
      'self-regulation': 'Fèin-riaghladh',
      attendance: 'Làthaireachd',
      lateness: 'Tighinn anmoch',
      transitions: 'Eadar-ghluasadan',
      engagement: 'Com-pàirteachadh',
      'family-engagement': 'Com-pàirt theaghlaichean',
      feedback: 'Fios air ais',
      questioning: 'Ceasnachadh',
      metacognition: 'Smaoineachadh mu ionnsachadh',
      'outdoor-learning': 'Ionnsachadh a-muigh',
      'play-pedagogy': 'Ionnsachadh tro chluich',
      digital: 'Ionnsachadh didseatach'
    },
    step: {
      '1': '1. Thoir sùil gheur air mar a tha cùisean',
      '2': '2. Leasaich atharraichean stèidhichte air fianais',
      '3': '3. Cùm sùil air buaidh nan atharraichean',
      '4': '4. Meòraich air na ghabhas leasachadh',
      '5': '5. Thoir an t-ionnsachadh a-steach do chleachdadh is planadh nas fharsainge'
    }
  }
}
