import type { words as english } from './words.ts'

export const schoolGd: typeof english = {
  one: 'sgoil',
  many: 'sgoiltean',
  count: { one: '# sgoil', two: '# sgoil', few: '# sgoiltean', other: '# sgoil' },
  fields: { name: 'Ainm na sgoile' },
  choices: {}
}
