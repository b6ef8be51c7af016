import type { PluralForms } from '#lib/words.ts'
import type { WordsOf } from '#schema/define-kind.ts'
import type { pupil } from './kind.ts'

export const words = {
  one: 'case-study pupil',
  many: 'case-study pupils',
  count: { one: '# case-study pupil', other: '# case-study pupils' } as PluralForms,
  fields: {
    code: 'Code',
    label: 'Label',
    classStage: 'Class stage',
    standsFor: 'Stands for',
    school: 'School'
  },
  choices: {
    classStage: {
      ELC: 'Early learning and childcare',
      P1: 'P1',
      P2: 'P2',
      P3: 'P3',
      P4: 'P4',
      P5: 'P5',
      P6: 'P6',
      P7: 'P7',
      S1: 'S1',
      S2: 'S2',
      S3: 'S3',
      S4: 'S4',
      S5: 'S5',
      S6: 'S6'
    }
  }
} satisfies WordsOf<typeof pupil>
