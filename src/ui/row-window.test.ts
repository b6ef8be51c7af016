import { expect, test } from 'vitest'
import { rowHeights, rowWindow } from './row-window.ts'

const even = rowHeights(10_000, () => 50)

test('adds up the heights of rows', () => {
  const heights = rowHeights(3, (index) => [10, 20, 30][index] ?? 0)
  expect([0, 1, 2, 3].map(heights.offset)).toEqual([0, 10, 30, 60])
  expect(heights.offset(99)).toBe(60)
})

test('finds the row at a distance, and the nearest one outside the list', () => {
  const heights = rowHeights(3, (index) => [10, 20, 30][index] ?? 0)
  expect([-5, 0, 9, 10, 29, 30, 59, 600].map(heights.at)).toEqual([0, 0, 0, 1, 1, 2, 2, 2])
})

test('draws what is visible and some spare rows, not the other thousands', () => {
  const { first, end } = rowWindow(even, 10_000, { top: 250_000, height: 800, spare: 400 })
  expect(first).toBeLessThanOrEqual(4_992)
  expect(end).toBeGreaterThanOrEqual(5_024)
  expect(end - first).toBeLessThan(60)
})

test('draws the same rows after a scroll of a few px', () => {
  const visible = { top: 250_000, height: 800, spare: 400 }
  const moved = { ...visible, top: 250_040 }
  expect(rowWindow(even, 10_000, moved)).toEqual(rowWindow(even, 10_000, visible))
})

test('starts at the first row while the list begins below the edge, and ends with the last', () => {
  expect(rowWindow(even, 10_000, { top: -300, height: 800, spare: 400 }).first).toBe(0)
  expect(rowWindow(even, 10_000, { top: 499_200, height: 800, spare: 400 }).end).toBe(10_000)
  expect(
    rowWindow(
      rowHeights(0, () => 50),
      0,
      { top: 0, height: 800, spare: 0 }
    )
  ).toEqual({
    first: 0,
    end: 0
  })
})
