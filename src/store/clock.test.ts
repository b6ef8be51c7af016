import { expect, test } from 'vitest'
import { laterClock } from './clock.ts'

test('a transaction that ends late does not turn the clock back', () => {
  const stored = { stamp: [5000, 2], n: 9, offset: 40 } as const
  const late = { stamp: [4000, 7], n: 8, offset: 0 } as const
  expect(laterClock(stored, late)).toEqual({ stamp: [5000, 2], n: 9, offset: 40 })
  const ahead = { stamp: [6000, 0], n: 10, offset: 0 } as const
  expect(laterClock(stored, ahead)).toEqual({ stamp: [6000, 0], n: 10, offset: 40 })
})
