import { expect, test } from 'vitest'
import { digestOf } from '#schema/values.ts'
import { observation } from './kind.ts'
import { countWords, isBareMark, noteTime, whereOf, whoOf } from './rules.ts'

const at = '2025-11-26T10:07:10.000Z'

test('a note with pupil and time only is a bare mark, opened or in a list', () => {
  const values = { lesson: 'l', at, pupils: ['p'], looked: true }
  expect(isBareMark(values)).toBe(true)
  expect(isBareMark(digestOf(observation, values))).toBe(true)
})

test.each([
  { tags: ['stuck'] },
  { lookedFor: 'draws a bar first' },
  { text: 'Waits' },
  { thought: 'Bored?' }
])('%j makes a note of it', (more) => {
  const values = { lesson: 'l', at, pupils: ['p'], ...more }
  expect(isBareMark(values)).toBe(false)
  expect(isBareMark(digestOf(observation, values))).toBe(false)
})

test('blank words are no words', () => {
  expect(isBareMark({ at, text: '  \n ' })).toBe(true)
  expect(countWords(' To partner: “No wait” ')).toBe(4)
  expect(countWords(undefined)).toBe(0)
})

test('the words of a note never enter the digest, only how many they are', () => {
  const digest = digestOf(observation, { at, text: 'three little words', thought: 'mine' })
  expect(digest).toEqual({ at, words: 3, thoughts: 1 })
})

test('a mended time counts, and the first touch stays beside it', () => {
  expect(noteTime({ at })).toBe(Date.parse(at))
  expect(noteTime({ at, mended: '2025-11-26T10:05:10.000Z' })).toBe(Date.parse(at) - 120_000)
  expect(noteTime({})).toBeNaN()
})

test('a note is about the class, a group, some pupils or nobody yet', () => {
  expect(whoOf({ whom: 'class', pupils: ['p'] })).toEqual({ who: 'class' })
  expect(whoOf({ whom: 'group', pupils: ['p'] })).toEqual({ who: 'group', pupils: ['p'] })
  expect(whoOf({ pupils: ['p', 'q'] })).toEqual({ who: 'pupils', pupils: ['p', 'q'] })
  expect(whoOf({})).toEqual({ who: 'nobody' })
})

test('where it may be read is what its author decided, or nothing yet', () => {
  expect(whereOf({ visibility: 'school' })).toBe('school')
  expect(whereOf({ visibility: 'everybody' })).toBeUndefined()
})
