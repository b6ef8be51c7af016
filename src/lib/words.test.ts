import { expect, test } from 'vitest'
import { plural } from './words.ts'

test('a count takes the form of its language, its thousands grouped', () => {
  const notes = { one: '# note', other: '# notes' }
  expect([0, 1, 2, 999, 1000, 7163].map((count) => plural('en', count, notes))).toEqual([
    '0 notes',
    '1 note',
    '2 notes',
    '999 notes',
    '1,000 notes',
    '7,163 notes'
  ])
  const notaichean = { one: '# nota', two: '# nota', few: '# notaichean', other: '# nota' }
  expect([1, 2, 3, 12, 1200].map((count) => plural('gd', count, notaichean))).toEqual([
    '1 nota',
    '2 nota',
    '3 notaichean',
    '12 nota',
    '1,200 nota'
  ])
})
