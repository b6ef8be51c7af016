import type { words as english } from './words.ts'

export const pupilGd: typeof english = {
  one: 'sgoilear rannsachaidh-chùise',
  many: 'sgoilearan rannsachaidh-chùise',
  count: {
    one: '# sgoilear rannsachaidh-chùise',
    two: '# sgoilear rannsachaidh-chùise',
    few: '# sgoilearan rannsachaidh-chùise',
    other: '# sgoilear rannsachaidh-chùise'
  },
  fields: {
    code: 'Còd',
    label: 'Bileag',
    classStage: 'Ìre sgoile',
    standsFor: 'A’ riochdachadh',
    school: 'Sgoil'
  },
  choices: {
    classStage: {
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
  }
}
