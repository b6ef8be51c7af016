import type { PluralForms } from '#lib/words.ts'
import type { WordsOf } from '#schema/define-kind.ts'
import type { sitting, stageChange } from './kind.ts'

export const words = {
  one: 'sitting',
  many: 'sittings',
  count: { one: '# sitting', other: '# sittings' } as PluralForms,
  fields: { lesson: 'Lesson', starts: 'Started', ended: 'Ended' },
  choices: {}
} satisfies WordsOf<typeof sitting>

export const stageChangeWords = {
  one: 'change of stage',
  many: 'changes of stage',
  count: { one: '# change of stage', other: '# changes of stage' } as PluralForms,
  fields: { sitting: 'Sitting', stage: 'Lesson stage', at: 'Time' },
  choices: {}
} satisfies WordsOf<typeof stageChange>
