// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { enterRoom, pass, room, settle } from '#kit/classroom.ts'
import { drawn, finger, leaveScreen, openScreen } from '#kit/live-screen.tsx'
import type { LiveLesson as Model } from './model.ts'
import { countScheme } from '../shared/default-scheme.ts'
import type { Seat } from '../shared/names.ts'
import { startSampling } from './sampling.ts'

/** Longer than a touch that was meant for what stood there before, in ms. */
const SETTLED = 500

let live: Model

beforeEach(enterRoom)
afterEach(() => {
  cleanup()
  leaveScreen()
})

async function count(seats: readonly Seat[]) {
  live = openScreen()
  startSampling(
    live,
    countScheme('answers', () => room.store.newEntity()),
    seats,
    0
  )
  await settle()
  await drawn()
  pass(SETTLED)
  const panel = within(screen.getByRole('group', { name: 'Sampling by the clock' }))
  return {
    panel,
    touch: async (name: string | RegExp) => {
      pass(SETTLED)
      finger(panel.getByRole('button', { name }))
      await drawn()
    }
  }
}

describe('counting on the glass', () => {
  test('says a number, and “of how many” once somebody steps that too', async () => {
    const { panel, touch } = await count([])
    const key = () => panel.getByRole('button', { name: /Whole class/ }).textContent
    await touch(/Whole class/)
    expect(key()).toBe('1Whole class')
    expect(panel.getByText('of –')).toBeTruthy()
    await touch('One more of all')
    await touch('One more of all')
    expect(key()).toBe('1 of 3Whole class')
    await touch('One less')
    expect(key()).toBe('0 of 3Whole class')
    await touch('One fewer of all')
    expect(panel.getByText('of 2')).toBeTruthy()
  })

  test('has nothing to take away before anything is counted', async () => {
    const { panel, touch } = await count([])
    for (const name of ['One less', 'One fewer of all']) {
      expect(panel.getByRole('button', { name }).getAttribute('aria-disabled')).toBe('true')
      await touch(name)
    }
    expect(live.sampling.value?.marks.value.size).toBe(0)
  })

  test('has a key for each pupil and one number of occasions for all', async () => {
    const { panel, touch } = await count(['A', 'B'])
    await touch('One more of all')
    await touch(/B, Lapwing/)
    const said = (name: RegExp) => panel.getByRole('button', { name }).querySelector('b')
    expect(said(/A, Heron/)?.textContent).toBe('0 of 1')
    expect(said(/B, Lapwing/)?.textContent).toBe('1 of 1')
    expect(panel.getAllByText(/^of /)).toHaveLength(1)
  })
})
