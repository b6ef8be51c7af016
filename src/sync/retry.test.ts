import { expect, test } from 'vitest'
import { createHandTimers, drain } from '#kit/timers.ts'
import { seededRandom } from '#lib/random.ts'
import type { Problem } from '#lib/result.ts'
import { backOff, makeRetry } from './retry.ts'

const OFFLINE: Problem = { code: 'offline' }

function aRetry(answers: (Problem | undefined)[] = []) {
  const clock = { now: 0 }
  const hand = createHandTimers(clock)
  const tries: number[] = []
  const retry = makeRetry({
    timers: hand.timers,
    random: seededRandom(5),
    now: () => clock.now,
    rest: () => 60_000,
    attempt: async () => {
      tries.push(clock.now)
      return answers.shift()
    }
  })
  return { retry, tries, clock, ...hand }
}

test('[R1] waits are random under a bound that doubles from 1 s and stops at 5 min', () => {
  const random = seededRandom(1)
  for (let failures = 1; failures < 40; failures++) {
    const bound = Math.min(300_000, 1000 * 2 ** (failures - 1))
    const waits = Array.from({ length: 200 }, () => backOff(failures, random))
    expect(Math.max(...waits)).toBeLessThan(bound)
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...waits)).toBeGreaterThan(bound * 0.9)
    expect(Math.min(...waits)).toBeLessThan(bound * 0.1)
  }
})

test('[R1] failures are tried again until one succeeds, then on the timer', async () => {
  const { retry, tries, pass, due } = aRetry([OFFLINE, OFFLINE, OFFLINE, undefined])
  retry.kick('better')
  await pass(10_000)
  expect(tries.length).toBe(4)
  expect(retry.failures()).toBe(0)
  expect(due()).toHaveLength(1)
  await pass(60_000)
  expect(tries.length).toBe(5)
})

test('[R2] what is minted when idle goes at once; what is minted during a try is one more try', async () => {
  let release = (_: Problem | undefined) => {}
  let tries = 0
  const retry = makeRetry({
    timers: { after: () => () => {} },
    random: seededRandom(1),
    now: () => 0,
    rest: () => 1000,
    attempt: () => {
      tries++
      return new Promise<Problem | undefined>((resolve) => (release = resolve))
    }
  })
  retry.kick('minted')
  expect(tries).toBe(1)
  for (let note = 0; note < 5; note++) retry.kick('minted')
  expect(tries).toBe(1)
  release(undefined)
  await drain()
  expect(tries).toBe(2)
  release(undefined)
  await drain()
  expect(tries).toBe(2)
})

test('[R3] while the server fails, minting does not hurry it, but a better network and a person do', async () => {
  const { retry, tries } = aRetry(Array.from({ length: 9 }, () => OFFLINE))
  retry.kick('minted')
  await drain()
  retry.kick('minted')
  await drain()
  expect(tries.length).toBe(1)
  retry.kick('better')
  await drain()
  expect(tries.length).toBe(2)
  retry.kick('person')
  await drain()
  expect(tries.length).toBe(3)
})

test('[R4] a time that the server named is kept by all but a person', async () => {
  const { retry, tries, pass } = aRetry([
    { code: 'too-many-requests', details: { retryAfter: 40_000 } },
    { code: 'too-many-requests', details: { retryAfter: 40_000 } }
  ])
  retry.kick('minted')
  await pass(30_000)
  retry.kick('better')
  await pass(1000)
  expect(tries).toEqual([0])
  retry.kick('person')
  await pass(0)
  expect(tries).toEqual([0, 31_000])
  await pass(39_000)
  expect(tries.length).toBe(2)
  await pass(2000)
  expect(tries.length).toBe(3)
})

test('after its end nothing runs', async () => {
  const { retry, tries, pass } = aRetry([OFFLINE])
  retry.kick('better')
  await drain()
  retry.stop()
  retry.kick('person')
  await pass(1_000_000)
  expect(tries).toEqual([0])
})

test('[R5] a bug in one try does not end the trying', async () => {
  const clock = { now: 0 }
  const hand = createHandTimers(clock)
  const bugs: unknown[] = []
  const hear = (error: unknown) => void bugs.push(error)
  const listeners = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection')
  process.on('unhandledRejection', hear)
  let tries = 0
  const retry = makeRetry({
    timers: hand.timers,
    random: seededRandom(2),
    now: () => clock.now,
    rest: () => 60_000,
    attempt: async () => {
      tries++
      if (tries === 1) throw new Error('a bug')
      return undefined
    }
  })
  retry.kick('better')
  await hand.pass(2000)
  process.off('unhandledRejection', hear)
  for (const listener of listeners) process.on('unhandledRejection', listener)
  expect(tries).toBe(2)
  expect(bugs).toEqual([new Error('a bug')])
})
