import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { effectiveTime } from './effective.ts'
import { fold } from './fold.ts'
import {
  MINUTE,
  rules,
  operation,
  histories,
  shuffled,
  unnumbered,
  text,
  headIds
} from '#kit/operations.ts'

describe('the order of arrival', () => {
  test('[M1] any order of the same operations folds to the same bytes', () => {
    fc.assert(
      fc.property(shuffled, ([operations, reordered]) => {
        expect(text(fold(reordered, rules))).toBe(text(fold(operations, rules)))
      })
    )
  })

  test('[M2] operations that came twice count once', () => {
    fc.assert(
      fc.property(shuffled, ([operations, reordered]) => {
        expect(text(fold([...operations, ...reordered], rules))).toBe(text(fold(operations, rules)))
      })
    )
  })

  test('[M2] of two copies the one with a position counts, whichever came first', () => {
    fc.assert(
      fc.property(histories, (operations) => {
        const local = operations.map(unnumbered)
        expect(text(fold([...local, ...operations], rules))).toBe(text(fold(operations, rules)))
        expect(text(fold([...operations, ...local], rules))).toBe(text(fold(operations, rules)))
      })
    )
  })
})

describe('clocks', () => {
  test('[M3] the set of heads is the same under any clocks', () => {
    const clocks = fc.array(fc.tuple(fc.integer({ min: 0, max: 4e12 }), fc.nat(5)), {
      minLength: 12,
      maxLength: 12
    })
    fc.assert(
      fc.property(histories, clocks, (operations, times) => {
        const retimed = operations.map((each, index) => ({ ...each, t: times[index] ?? each.t }))
        expect(headIds(fold(retimed, rules))).toEqual(headIds(fold(operations, rules)))
      })
    )
  })

  test('[M5] effective time is never more than 5 minutes after the receipt', () => {
    fc.assert(
      fc.property(histories, (operations) => {
        const folded = fold(operations, rules)
        for (const { id, at } of Object.values(folded.heads).flat()) {
          const minted = operations.find((each) => each.id === id)
          expect(at).toBeLessThanOrEqual((minted?.rts ?? Infinity) + 5 * MINUTE)
          expect(at).toBeLessThanOrEqual(minted?.t[0] ?? 0)
        }
      })
    )
  })

  test('[M4][M5] a tablet set to 2030 does not pin itself on top', () => {
    const future = operation({ title: 'future' }, { t: [1.9e12, 0], pos: 1, rts: 1000 })
    const present = operation(
      { title: 'present' },
      { t: [1000 + 6 * MINUTE, 0], pos: 2, rts: 1000 + 6 * MINUTE }
    )
    const folded = fold([future, present], rules)
    expect(folded.values['title']).toBe('present')
    expect(folded.heads['title']).toHaveLength(2)
    expect(effectiveTime(future)).toBe(1000 + 5 * MINUTE)
  })
})
