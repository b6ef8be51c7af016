import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textToBytes } from '#lib/bytes.ts'
import {
  isNew,
  MOST_POINTS,
  PAGE,
  passes,
  type Point,
  pointsToText,
  textToPoints
} from './rules.ts'

const point = fc.record({
  x: fc.integer({ min: 0, max: PAGE.width }),
  y: fc.integer({ min: 0, max: PAGE.height }),
  t: fc.integer({ min: 0, max: 600_000 })
})

test('points come back as they were', () => {
  fc.assert(
    fc.property(fc.array(point), (points) => {
      expect(textToPoints(pointsToText(points))).toEqual(points)
    })
  )
  expect(textToPoints('')).toEqual([])
  expect(pointsToText([])).toBe('')
})

test('the longest stroke fits into one field', () => {
  const wild = Array.from({ length: MOST_POINTS }, (_, index): Point => {
    return { x: (index % 2) * PAGE.width, y: (index % 2) * PAGE.height, t: index * 9999 }
  })
  expect(textToBytes(pointsToText(wild)).length).toBeLessThanOrEqual(32 * 1024)
})

test('a damaged text draws what it can and never throws', () => {
  expect(textToPoints('1,2,3 x,y,z 4,5,6 7')).toEqual([
    { x: 1, y: 2, t: 3 },
    { x: 5, y: 7, t: 9 }
  ])
  fc.assert(fc.property(fc.string(), (text) => Array.isArray(textToPoints(text))))
})

test('an eraser takes what it touches, between two points as well', () => {
  const line = [
    { x: 0, y: 0, t: 0 },
    { x: 100, y: 0, t: 9 }
  ]
  expect(passes(line, 50, 9, 10)).toBe(true)
  expect(passes(line, 50, 11, 10)).toBe(false)
  expect(passes([{ x: 5, y: 5, t: 0 }], 5, 12, 10)).toBe(true)
  expect(passes([], 0, 0, 10)).toBe(false)
})

test('a pen that rests says nothing new', () => {
  const before = { x: 10, y: 10, t: 0 }
  expect(isNew(undefined, before)).toBe(true)
  expect(isNew(before, { x: 10.5, y: 10, t: 8 })).toBe(false)
  expect(isNew(before, { x: 11, y: 10, t: 8 })).toBe(true)
})
