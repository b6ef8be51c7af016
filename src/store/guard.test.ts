import { expect, test } from 'vitest'
import { testTimers, testVisibility } from '#kit/store.ts'
import { createGuard, PATIENCE } from './guard.ts'
import { createMemoryDisk, createMemoryPort } from './memory-port.ts'
import type { Port, Work } from './port.ts'

const settled = async () => {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve()
}

const work: Work<string> = {
  tables: ['meta'],
  mode: 'write',
  durability: 'strict',
  body: async (tx) => {
    await tx.put('meta', { name: 'probe', clear: { n: 1 } })
    return 'done'
  }
}

/** A port whose first transaction is never answered, and the guard over it. */
function silentAtFirst() {
  const real = createMemoryPort(createMemoryDisk())
  const told = { opens: 0, runs: 0 }
  const port: Port = {
    ...real,
    open: () => {
      told.opens += 1
      return real.open()
    },
    run: (asked) => {
      told.runs += 1
      return told.runs === 1 ? new Promise(() => {}) : real.run(asked)
    }
  }
  const timers = testTimers()
  const visibility = testVisibility()
  return { guard: createGuard(port, timers.after, visibility), timers, visibility, told }
}

test('what was never answered is asked again on a new handle', async () => {
  const { guard, timers, told } = silentAtFirst()
  const running = guard.run(work)
  await settled()
  timers.pass(PATIENCE)
  expect(await running).toEqual({ ok: true, value: 'done' })
  expect(told).toEqual({ opens: 2, runs: 2 })
})

test('[R11] what was never answered is not asked again before the page is shown', async () => {
  const { guard, timers, visibility, told } = silentAtFirst()
  const running = guard.run(work)
  await settled()
  visibility.set(true)
  guard.rest()
  timers.pass(35 * 60_000)
  await settled()
  expect(told).toEqual({ opens: 1, runs: 1 })
  visibility.set(false)
  expect(await running).toEqual({ ok: true, value: 'done' })
  expect(told).toEqual({ opens: 2, runs: 2 })
})
