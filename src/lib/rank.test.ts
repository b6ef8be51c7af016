import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rankBetween } from './rank.ts'

it('finds a rank between any two neighbours, however often one inserts', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 80 }), (places) => {
      const ranks: string[] = []
      for (const place of places) {
        const index = place % (ranks.length + 1)
        ranks.splice(index, 0, rankBetween(ranks[index - 1] ?? '', ranks[index] ?? ''))
      }
      expect([...ranks].sort()).toEqual(ranks)
      expect(new Set(ranks).size).toBe(ranks.length)
    })
  )
})

it('appends a whole lesson of stages without long ranks', () => {
  let last = ''
  for (let stage = 0; stage < 12; stage++) last = rankBetween(last, '')
  expect(last.length).toBeLessThan(6)
})
