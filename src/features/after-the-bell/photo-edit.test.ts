import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CORNERS, cornerOf, type Crop, isWhole, LEAST, moveCorner, WHOLE } from './photo-edit.ts'

const place = fc.record({
  x: fc.double({ min: -1, max: 2, noNaN: true }),
  y: fc.double({ min: -1, max: 2, noNaN: true })
})
const moves = fc.array(fc.tuple(fc.constantFrom(...CORNERS), place), { maxLength: 12 })

test('a crop stays inside its picture and never vanishes, wherever its corners are dragged', () => {
  fc.assert(
    fc.property(moves, (all) => {
      const crop = all.reduce<Crop>((now, [corner, to]) => moveCorner(now, corner, to), WHOLE.crop)
      const near = 1e-9
      expect(crop.x).toBeGreaterThanOrEqual(0)
      expect(crop.y).toBeGreaterThanOrEqual(0)
      expect(crop.x + crop.width).toBeLessThanOrEqual(1 + near)
      expect(crop.y + crop.height).toBeLessThanOrEqual(1 + near)
      expect(crop.width).toBeGreaterThanOrEqual(LEAST - near)
      expect(crop.height).toBeGreaterThanOrEqual(LEAST - near)
    })
  )
})

test('the corner that is dragged goes where it is put, and the opposite one stays', () => {
  const crop = moveCorner(WHOLE.crop, 'top-left', { x: 0.2, y: 0.3 })
  expect(cornerOf(crop, 'top-left')).toEqual({ x: 0.2, y: 0.3 })
  expect(cornerOf(crop, 'bottom-right')).toEqual({ x: 1, y: 1 })
  expect(isWhole(WHOLE)).toBe(true)
  expect(isWhole({ ...WHOLE, crop })).toBe(false)
  expect(isWhole({ ...WHOLE, brushed: [[{ x: 0.5, y: 0.5 }]] })).toBe(false)
})
