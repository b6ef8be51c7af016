// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { enterRoom, pass, room } from '#kit/classroom.ts'
import { drawn, finger, openScreen } from '#kit/live-screen.tsx'
import { countScheme, defaultScheme } from '../shared/default-scheme.ts'
import { samplingWords } from '../shared/sampling-words.ts'
import type { Scheme } from '../shared/samplings.ts'
import type { LiveLesson } from './model.ts'
import { startSampling } from './sampling.ts'

const SECOND = 1000
const EVERY = 30 * SECOND
let live: LiveLesson
/** How far each fade had come when it began, in ms. */
let fades: number[]

beforeEach(async () => {
  await enterRoom()
  fades = []
  // No engine of tests draws: what an edge is told to do is what can be seen of it.
  HTMLElement.prototype.animate = () => {
    const index = fades.push(0) - 1
    const fading = { cancel: () => undefined }
    Object.defineProperty(fading, 'currentTime', {
      set(ms: number) {
        fades[index] = ms
      }
    })
    return fading as unknown as Animation
  }
})

afterEach(() => {
  cleanup()
  live.dispose()
  Reflect.deleteProperty(HTMLElement.prototype, 'animate')
})

async function begin(
  scheme: Scheme = defaultScheme(samplingWords, () => room.store.newEntity()),
  every = EVERY
): Promise<void> {
  live = openScreen()
  startSampling(live, scheme, ['A', 'B'], every)
  await drawn()
}

const glowing = () => document.querySelector<HTMLElement>('[data-glow]')?.dataset['glow']
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

test('the edge glows once at each moment, and at no other time', async () => {
  await begin()
  expect([glowing(), fades]).toEqual([undefined, []])
  pass(EVERY)
  await drawn()
  expect([glowing(), fades]).toEqual(['0', [0]])
  pass(EVERY / 2)
  await drawn()
  expect([glowing(), fades]).toEqual([undefined, [0]])
  pass(EVERY / 2)
  await drawn()
  expect([glowing(), fades]).toEqual(['1', [0, 0]])
})

test('it glows over the tags, and not again when the keys come back', async () => {
  await begin()
  pass(EVERY - SECOND)
  press('Tags')
  await drawn()
  finger(screen.getByRole('button', { name: 'stuck' }))
  await drawn()
  pass(SECOND)
  await drawn()
  expect([glowing(), fades]).toEqual(['0', [0]])
  expect(screen.queryByRole('group', { name: 'Sampling by the clock' })).toBeNull()
  pass(4 * SECOND)
  await drawn()
  expect(screen.getByRole('group', { name: 'Sampling by the clock' })).toBeTruthy()
  expect([glowing(), fades]).toEqual(['0', [0]])
})

test('drawn anew it goes on where the clock says, and of a moment long past it shows nothing', async () => {
  await begin()
  pass(EVERY)
  await drawn()
  press('Cover')
  await drawn()
  pass(300)
  press('Back to my notes')
  await drawn()
  expect(fades).toEqual([0, 300])
  press('Cover')
  await drawn()
  pass(5 * SECOND)
  press('Back to my notes')
  await drawn()
  expect([glowing(), fades]).toEqual(['0', [0, 300]])
})

test('what is counted as it happens has no glow', async () => {
  const scheme = countScheme('hand up', () => room.store.newEntity())
  await begin(scheme, 0)
  pass(EVERY)
  await drawn()
  expect(document.querySelector('[class*=glow]')).toBeNull()
})
