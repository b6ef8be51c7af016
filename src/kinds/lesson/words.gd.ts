import type { lessonStageWords as englishStage, words as english } from './words.ts'

const classStages = {
  ELC: 'Tràth-ionnsachadh',
  P1: 'C1',
  P2: 'C2',
  P3: 'C3',
  P4: 'C4',
  P5: 'C5',
  P6: 'C6',
  P7: 'C7',
  S1: 'AS1',
  S2: 'AS2',
  S3: 'AS3',
  S4: 'AS4',
  S5: 'AS5',
  S6: 'AS6'
}

const subjects = {
  literacy: 'Litearrachd is Beurla',
  numeracy: 'Àireamhachd is matamataig',
  gaidhlig: 'Litearrachd is Gàidhlig',
  'modern-languages': 'Cànanan an latha an-diugh',
  sciences: 'Saidheansan',
  'social-studies': 'Eòlas sòisealta',
  technologies: 'Teicneòlasan',
  'expressive-arts': 'Ealain chruthachail',
  'health-wellbeing': 'Slàinte is sunnd',
  'physical-education': 'Foghlam corporra',
  'religious-moral': 'Foghlam creideimh is moralta',
  play: 'Cluich',
  'across-subjects': 'Thar chuspairean'
}

export const lessonGd: typeof english = {
  one: 'leasan',
  many: 'leasanan',
  count: { one: '# leasan', two: '# leasan', few: '# leasanan', other: '# leasan' },
  fields: {
    method: 'Dòigh',
    title: 'Tiotal',
    classStage: 'Ìre sgoile',
    subject: 'Cuspair',
    day: 'Latha',
    starts: 'Tòiseachadh san amharc',
    minutes: 'Fad san amharc',
    school: 'Sgoil',
    seatA: 'Sgoilear A',
    seatB: 'Sgoilear B',
    seatC: 'Sgoilear C',
    seatD: 'Sgoilear D',
    seatE: 'Sgoilear E',
    seatF: 'Sgoilear F',
    research: 'Leasan rannsachaidh'
  },
  choices: {
    method: { lesson: 'Leasan', rounds: 'Latha cuairtean' },
    classStage: classStages,
    subject: subjects
  }
}

export const lessonStageGd: typeof englishStage = {
  one: 'pàirt den leasan',
  many: 'pàirtean den leasan',
  count: {
    one: '# phàirt den leasan',
    two: '# phàirt den leasan',
    few: '# pàirtean den leasan',
    other: '# pàirt den leasan'
  },
  fields: {
    lesson: 'Leasan',
    name: 'Ainm a’ phàirt',
    planned: 'Fad san amharc',
    rank: 'Òrdugh',
    lookedForFirst: 'Ga shireadh, an toiseach',
    lookedForSecond: 'Ga shireadh, san dàrna h-àite',
    classStage: 'Ìre sgoile',
    subject: 'Cuspair'
  },
  choices: { classStage: classStages, subject: subjects }
}
