import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLimiter } from './rate-limit.ts'

describe('a limiter', () => {
  it('never lets more through in any span than a bucket and what refilled', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5000 }), { maxLength: 200 }), (pauses) => {
        let now = 0
        const limiter = createLimiter(60, () => now)
        let passed = 0
        for (const pause of pauses) {
          now += pause
          if (limiter.take('a') === 0) passed += 1
          expect(passed).toBeLessThanOrEqual(60 + Math.floor(now / 1000))
        }
      })
    )
  })

  it('tells a wait after which it lets one through', () => {
    let now = 0
    const limiter = createLimiter(2, () => now)
    limiter.take('a')
    limiter.take('a')
    const wait = limiter.take('a')
    now += wait * 1000
    expect([wait, limiter.take('a'), limiter.take('b')]).toEqual([30, 0, 0])
  })

  it('forgets those it saw longest ago, so that strangers cannot fill the memory', () => {
    const limiter = createLimiter(1, () => 0)
    limiter.take('first')
    for (let count = 0; count < 20_000; count++) limiter.take(String(count))
    expect(limiter.take('first')).toBe(0)
    expect(limiter.take('19999')).toBeGreaterThan(0)
  })
})
