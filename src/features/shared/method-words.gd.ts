import type { MethodWords } from './method-words.ts'

/** Gàidhlig words of the methods; not yet read by a native speaker. */
export const lessonMethodGd: MethodWords = {
  stages: 'Pàirtean den leasan',
  stagesHint: 'Pàirtean an leasain, leis na mionaidean a phlanas tu do gach fear.',
  stage: 'Pàirt',
  addStage: 'Cuir pàirt ris',
  numbered: (number) => `Pàirt ${number}`,
  timed: (name, range) => (range ? `${name}, mionaidean ${range}` : name),
  next: (name) => `An ath phàirt: ${name}. Cùm sìos ma dh’atharraich e roimhe.`,
  chips: {},
  tags: {},
  keys: [
    ['A gu F', 'sgoilear'],
    ['W', 'an clas air fad'],
    ['G', 'buidheann']
  ],
  prompts: []
}

export const roundsMethodGd: MethodWords = {
  stages: 'Seòmraichean',
  stagesHint: 'Dè tha ga theagasg anns gach seòmar. Cha bhuin ainm duine an seo.',
  stage: 'Seòmar',
  addStage: 'Cuir seòmar ris',
  numbered: (number) => `Seòmar ${number}`,
  timed: (name, range) => [name, range].filter(Boolean).join(', '),
  next: (name) => `An ath sheòmar: ${name}. Cùm sìos ma chaidh thu a-steach roimhe.`,
  chips: {
    pupils: 'Sgoilearan',
    task: 'Obair',
    teaching: 'Ceuman an tidseir',
    asked: 'Dh’fhaighnich mi'
  },
  tags: {},
  keys: [
    ['P', 'sgoilearan'],
    ['T', 'an obair'],
    ['M', 'ceuman an tidseir'],
    ['A', 'dh’fhaighnich mi']
  ],
  prompts: [
    'Dè tha thu ag obair air?',
    'Dè nì thu ma tha thu air stad?',
    'Ciamar a bhios fios agad gu bheil e math?',
    'Carson a tha thu ag ionnsachadh seo?'
  ],
  planning: {
    title: 'Dè an t-ainm a th’ air an latha?',
    titleHint: 'Mar eisimpleir: cuairtean aig Skerrybank. Gun ainmean thidsearan.',
    untitled: 'Latha chuairtean',
    count: 'Seòmraichean air an tadhail thu',
    fewer: 'Seòmar nas lugha',
    more: 'Seòmar a bharrachd',
    minutes: 'Mionaidean anns gach seòmar'
  }
}

export const newerMethodGd: MethodWords = {
  stages: 'Pàirtean',
  stagesHint:
    'Chaidh seo a phlanadh le Jotter nas ùire. Tha e air a chumail mar a tha e; ùraich Jotter air an tablaid seo gus atharrachadh. Faodaidh tu faclan a sgrìobhadh mar-thà.',
  stage: 'Pàirt',
  addStage: 'Cuir pàirt ris',
  numbered: (number) => `Pàirt ${number}`,
  timed: (name, range) => [name, range].filter(Boolean).join(', '),
  next: (name) => `An ath phàirt: ${name}.`,
  chips: {},
  tags: {},
  keys: [],
  prompts: []
}
