import { signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import { makeStore, MONDAY, newTablet, settled } from '#kit/store.ts'
import { keepHeard, lastHeard } from './heard.ts'

const MINUTE = 60_000

test('when the server last answered is known after the page was closed', async () => {
  const tablet = newTablet()
  const store = await makeStore({ tablet })
  const state = signal<{ readonly lastSuccess?: number }>({})
  expect(await lastHeard(store)).toBeUndefined()
  const stop = keepHeard(store, state)
  await settled()
  expect(await lastHeard(store)).toBeUndefined()
  state.value = { lastSuccess: MONDAY }
  await settled()
  stop()
  expect(await lastHeard(await makeStore({ tablet, seed: 2 }))).toBe(MONDAY)
})

test('it is written once a minute at most, and forwards and backwards with the clock', async () => {
  const store = await makeStore()
  const kept: unknown[] = []
  const state = signal({ lastSuccess: MONDAY })
  const keep: typeof store.keep = (name, value) => {
    kept.push(value)
    return store.keep(name, value)
  }
  const stop = keepHeard({ keep }, state)
  for (const after of [MINUTE - 1, MINUTE, -5 * MINUTE]) {
    state.value = { lastSuccess: MONDAY + after }
  }
  expect(kept).toEqual([MONDAY, MONDAY + MINUTE, MONDAY - 5 * MINUTE])
  stop()
})
