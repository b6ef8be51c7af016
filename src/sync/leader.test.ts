import { expect, test } from 'vitest'
import { createHandTimers, drain } from '#kit/timers.ts'
import { BEAT, type LeaderSeam, makeLeader, SILENCE } from './leader.ts'

/** Web Locks and a broadcast among tabs of one browser, as far as leading needs them. */
function createBrowser() {
  const clock = { now: 0 }
  const hand = createHandTimers(clock)
  const listeners = new Set<{ tab: object; listener: (said: unknown) => void }>()
  const queue: (() => void)[] = []
  let holder: { tab: object; lose: () => void } | undefined

  const grant = () => {
    if (!holder) queue.shift()?.()
  }
  const seamFor = (tab: object, silent: () => boolean): LeaderSeam => ({
    request: ({ steal, signal }, hold) =>
      new Promise((resolve, reject) => {
        const give = () => {
          if (signal.aborted) return grant()
          const mine = { tab, lose: () => reject(new Error('stolen')) }
          holder = mine
          void hold().then(() => {
            resolve()
            if (holder === mine) {
              holder = undefined
              grant()
            }
          })
        }
        if (!steal) {
          queue.push(give)
          grant()
          return
        }
        const before = holder
        holder = undefined
        before?.lose()
        give()
      }),
    beat: (said) => {
      if (silent()) return
      for (const each of listeners) if (each.tab !== tab) each.listener(said)
    },
    onBeat(listener) {
      const entry = { tab, listener }
      listeners.add(entry)
      return () => void listeners.delete(entry)
    }
  })
  const openTab = (name: string) => {
    const tab = {}
    const state = {
      silent: false,
      heard: [] as unknown[],
      leads: 0,
      signal: undefined as AbortSignal | undefined
    }
    const leader = makeLeader({
      seam: seamFor(tab, () => state.silent),
      timers: hand.timers,
      lead: (signal) => {
        state.leads++
        state.signal = signal
      },
      say: () => name,
      heard: (said) => void state.heard.push(said)
    })
    return { leader, state, isActive: () => state.signal !== undefined && !state.signal.aborted }
  }
  return { openTab, ...hand }
}

test('[R10] of two visible tabs one leads, and the other hears what it knows', async () => {
  const browser = createBrowser()
  const [first, second] = [browser.openTab('first'), browser.openTab('second')]
  first.leader.start()
  second.leader.start()
  await browser.pass(4 * SILENCE)
  expect([first.isActive(), second.isActive()]).toEqual([true, false])
  expect(second.state.heard).toContain('first')
  expect(second.state.leads).toBe(0)
})

test('[R10] a tab that gives the lead back is followed at once', async () => {
  const browser = createBrowser()
  const [first, second] = [browser.openTab('first'), browser.openTab('second')]
  first.leader.start()
  second.leader.start()
  await drain()
  first.leader.stop()
  await drain()
  expect([first.isActive(), second.isActive()]).toEqual([false, true])
  first.leader.start()
  await browser.pass(4 * SILENCE)
  expect([first.isActive(), second.isActive()]).toEqual([false, true])
})

test('[R10] a leader that froze is replaced after 10 s of silence, and stops when it wakes', async () => {
  const browser = createBrowser()
  const [first, second] = [browser.openTab('first'), browser.openTab('second')]
  first.leader.start()
  second.leader.start()
  await browser.pass(BEAT)
  first.state.silent = true
  await browser.pass(SILENCE - BEAT)
  expect(second.isActive()).toBe(false)
  await browser.pass(2 * BEAT)
  expect(second.isActive()).toBe(true)
  expect(first.isActive()).toBe(false)
  first.state.silent = false
  await browser.pass(4 * SILENCE)
  expect([first.isActive(), second.isActive()]).toEqual([false, true])
})

test('[R10] a hidden tab neither leads nor takes over', async () => {
  const browser = createBrowser()
  const [first, second] = [browser.openTab('first'), browser.openTab('second')]
  first.leader.start()
  second.leader.start()
  await drain()
  second.leader.stop()
  first.state.silent = true
  await browser.pass(4 * SILENCE)
  expect(second.state.leads).toBe(0)
  expect(first.isActive()).toBe(true)
})
