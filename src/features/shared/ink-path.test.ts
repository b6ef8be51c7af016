import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundsOf, strokePath, svgOf } from './ink-path.ts'

const line = {
  width: 4,
  points: [
    { x: 100, y: 100, t: 0 },
    { x: 160, y: 104, t: 20 },
    { x: 220, y: 100, t: 40 }
  ]
}

test('a stroke is one closed outline around its points', () => {
  const path = strokePath(line)
  expect(path).toMatch(/^M[\d.-]+ [\d.-]+(Q[\d. -]+)+Z$/)
  const across = [...path.matchAll(/Q([\d.-]+) /g)].map(([, x]) => Number(x))
  expect(Math.min(...across)).toBeGreaterThan(90)
  expect(Math.max(...across)).toBeLessThan(230)
})

test('a dot is drawn, and no points are nothing', () => {
  expect(strokePath({ width: 4, points: [{ x: 9, y: 9, t: 0 }] })).toContain('Z')
  expect(strokePath({ width: 4, points: [] })).toBe('')
})

test('any points make a path without a number that is none', () => {
  const point = fc.record({
    x: fc.integer({ min: 0, max: 800 }),
    y: fc.integer({ min: 0, max: 600 }),
    t: fc.nat()
  })
  fc.assert(
    fc.property(fc.array(point, { maxLength: 60 }), (points) => {
      expect(strokePath({ width: 4, points })).not.toMatch(/NaN|Infinity/)
    })
  )
})

test('the file shows what was drawn and no more of the page, and its title is only text', () => {
  expect(boundsOf([line])).toEqual([88, 88, 144, 28])
  expect(boundsOf([])).toEqual([0, 0, 800, 600])
  const svg = svgOf([line], 'A & B <script>')
  expect(svg).toContain('viewBox="88 88 144 28"')
  expect(svg).toContain('<title>A &amp; B &lt;script></title>')
  expect(svg.match(/<path /g)).toHaveLength(1)
})
