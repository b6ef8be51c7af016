// @vitest-environment happy-dom
import { cleanup } from '@testing-library/preact'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { enterRoom, MINUTE, pass } from '#kit/classroom.ts'
import { drawn, openScreen } from '#kit/live-screen.tsx'
import { touchChip } from './capture.ts'
import { tick } from './ending.ts'
import { endLesson, type LiveLesson } from './model.ts'

let live: LiveLesson
/** How often the tablet was asked to stay awake, and the locks it gave that are held. */
let asked: number
let locks: Set<object>
let refuses: boolean

/** A tablet that can stay awake, and lets go of it when the page is hidden, as browsers do. */
const wakeLock = {
  async request(kind: string) {
    asked += 1
    if (kind !== 'screen' || refuses) throw new DOMException('no', 'NotAllowedError')
    const lock = {
      release: async () => void locks.delete(lock)
    }
    locks.add(lock)
    return lock
  }
}

beforeEach(async () => {
  await enterRoom()
  asked = 0
  locks = new Set()
  refuses = false
  look(true)
  Object.defineProperty(navigator, 'wakeLock', { value: wakeLock, configurable: true })
})

afterEach(() => {
  cleanup()
  live.dispose()
  Reflect.deleteProperty(navigator, 'wakeLock')
  Reflect.deleteProperty(document, 'hidden')
})

function look(isLookedAt: boolean): void {
  Object.defineProperty(document, 'hidden', { value: !isLookedAt, configurable: true })
  if (!isLookedAt) locks.clear()
  document.dispatchEvent(new Event('visibilitychange'))
}

async function open(): Promise<void> {
  live = openScreen()
  await drawn()
}

test('the screen stays awake while the lesson is on', async () => {
  await open()
  expect([asked, locks.size]).toEqual([1, 1])
  touchChip(live, 'A')
  pass(MINUTE)
  tick(live)
  await drawn()
  expect([asked, locks.size]).toEqual([1, 1])
})

test('a page that opens hidden does not ask until it is looked at', async () => {
  look(false)
  await open()
  expect(asked).toBe(0)
  look(true)
  await drawn()
  expect([asked, locks.size]).toEqual([1, 1])
})

test('it asks again whenever the page comes back, and never holds two', async () => {
  await open()
  look(false)
  look(true)
  await drawn()
  expect([asked, locks.size]).toEqual([2, 1])
  look(true)
  await drawn()
  expect([asked, locks.size]).toEqual([2, 1])
})

test('it lets the tablet sleep when the lesson is left, also when the answer comes later', async () => {
  await open()
  cleanup()
  await drawn()
  expect(locks.size).toBe(0)
  look(false)
  look(true)
  expect(asked).toBe(1)
  live.dispose()
  live = openScreen()
  await Promise.resolve()
  cleanup()
  await drawn()
  expect(locks.size).toBe(0)
})

test('it lets the tablet sleep when the lesson ends, and asks no more', async () => {
  await open()
  touchChip(live, 'A')
  endLesson(live)
  await drawn()
  expect(locks.size).toBe(0)
  look(false)
  look(true)
  await drawn()
  expect([asked, locks.size]).toEqual([1, 0])
})

test('a tablet that refuses, or cannot, says nothing of it', async () => {
  refuses = true
  await open()
  look(false)
  look(true)
  await drawn()
  expect([asked, locks.size]).toEqual([2, 0])
  const told = document.body.textContent
  cleanup()
  live.dispose()
  Reflect.deleteProperty(navigator, 'wakeLock')
  await open()
  expect(document.body.textContent).toBe(told)
})
