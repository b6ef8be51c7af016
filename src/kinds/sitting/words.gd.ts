import type { stageChangeWords as englishChange, words as english } from './words.ts'

export const sittingGd: typeof english = {
  one: 'suidhe',
  many: 'suidheachan',
  count: { one: '# suidhe', two: '# shuidhe', few: '# suidheachan', other: '# suidhe' },
  fields: { lesson: 'Leasan', starts: 'Air tòiseachadh', ended: 'Air crìochnachadh' },
  choices: {}
}

export const stageChangeGd: typeof englishChange = {
  one: 'atharrachadh pàirt',
  many: 'atharrachaidhean pàirt',
  count: {
    one: '# atharrachadh pàirt',
    two: '# atharrachadh pàirt',
    few: '# atharrachaidhean pàirt',
    other: '# atharrachadh pàirt'
  },
  fields: { sitting: 'Suidhe', stage: 'Pàirt den leasan', at: 'Àm' },
  choices: {}
}
