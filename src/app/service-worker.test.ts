import { describe, expect, it, vi } from 'vitest'
import { startUpdates } from './service-worker.ts'

/** A stand-in for the browser's side: workers change state only when the test says so. */
function browser({ controlled = false, waiting = false } = {}) {
  const worker = () =>
    Object.assign(new EventTarget(), {
      state: 'installing',
      posted: [] as unknown[]
    }) as EventTarget & {
      state: string
      posted: unknown[]
      postMessage?: (message: unknown) => void
    }
  const make = () => {
    const made = worker()
    made.postMessage = (message) => made.posted.push(message)
    return made
  }
  const registration = Object.assign(new EventTarget(), {
    active: controlled ? make() : null,
    waiting: waiting ? make() : null,
    installing: null as ReturnType<typeof make> | null,
    asked: 0,
    async update() {
      registration.asked++
      throw new TypeError('no network')
    }
  })
  const container = Object.assign(new EventTarget(), {
    controller: controlled ? registration.active : null,
    ready: Promise.resolve(registration),
    registered: [] as unknown[],
    register: async (url: string, options: object) => {
      container.registered.push({ url, ...options })
      return registration
    }
  })
  return {
    container,
    registration,
    /** the browser has fetched another version and installed it */
    installs() {
      const fresh = make()
      registration.installing = fresh
      registration.dispatchEvent(new Event('updatefound'))
      registration.waiting = fresh
      fresh.state = 'installed'
      fresh.dispatchEvent(new Event('statechange'))
      return fresh
    }
  }
}

function start(
  made: ReturnType<typeof browser>,
  asked?: Parameters<typeof startUpdates>[0]['asked']
) {
  let reloads = 0
  const updates = startUpdates({
    container: made.container as unknown as ServiceWorkerContainer,
    reload: () => reloads++,
    ...(asked && { asked })
  })
  return { updates, reloads: () => reloads }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('updates by consent', () => {
  it('register the worker for the whole site, never from the HTTP cache', async () => {
    const made = browser()
    const { updates } = start(made)
    await settled()
    expect(made.container.registered).toEqual([
      { url: '/sw.js', scope: '/', updateViaCache: 'none' }
    ])
    expect(updates.offlineReady.value).toBe(true)
  })

  it('say nothing and reload nothing when the first worker takes charge', async () => {
    const made = browser()
    const { updates, reloads } = start(made)
    await settled()
    made.installs()
    made.container.dispatchEvent(new Event('controllerchange'))
    expect(updates.waiting.value).toBe(false)
    expect(reloads()).toBe(0)
  })

  it('offer a newer version and leave the page as it is until asked', async () => {
    const made = browser({ controlled: true })
    const { updates, reloads } = start(made)
    await settled()
    const fresh = made.installs()
    expect(updates.waiting.value).toBe(true)
    expect(fresh.posted).toEqual([])
    expect(reloads()).toBe(0)
  })

  it('reload once the newer version that was asked for has taken over', async () => {
    const made = browser({ controlled: true, waiting: true })
    const { updates, reloads } = start(made)
    await settled()
    expect(updates.waiting.value).toBe(true)
    updates.applyUpdate()
    expect(made.registration.waiting?.posted).toEqual([{ type: 'skip-waiting' }])
    expect(reloads()).toBe(0)
    made.container.dispatchEvent(new Event('controllerchange'))
    expect(reloads()).toBe(1)
  })

  describe('where a newer version that was asked for does not take over', () => {
    const kept = new Map<string, string>()
    const memory = {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
      removeItem: (name: string) => void kept.delete(name)
    }

    async function askInVain() {
      vi.useFakeTimers()
      const made = browser({ controlled: true, waiting: true })
      const { updates, reloads } = start(made, { build: 'old', memory })
      await vi.advanceTimersByTimeAsync(1)
      updates.applyUpdate()
      vi.advanceTimersByTime(7000)
      expect(reloads()).toBe(0)
      vi.advanceTimersByTime(2000)
      vi.useRealTimers()
      expect(reloads()).toBe(1)
    }

    it('open a fresh page, and where that is still the old one ask once more', async () => {
      await askInVain()
      const made = browser({ controlled: true, waiting: true })
      const { reloads } = start(made, { build: 'old', memory })
      await settled()
      expect(made.registration.waiting?.posted).toEqual([{ type: 'skip-waiting' }])
      expect(reloads()).toBe(0)
      made.container.dispatchEvent(new Event('controllerchange'))
      expect(reloads()).toBe(1)
    })

    it('open another one where the newer version came between, and never a third', async () => {
      await askInVain()
      const { reloads } = start(browser({ controlled: true }), { build: 'old', memory })
      await settled()
      expect(reloads()).toBe(1)
      const third = start(browser({ controlled: true }), { build: 'old', memory })
      await settled()
      expect(third.reloads()).toBe(0)
    })

    it('leave the newer version alone once it is there', async () => {
      await askInVain()
      const { reloads } = start(browser({ controlled: true }), { build: 'new', memory })
      await settled()
      expect(reloads()).toBe(0)
    })
  })

  it('leave a lesson in this tab alone when another tab updates, and offer it here', async () => {
    const made = browser({ controlled: true })
    const { updates, reloads } = start(made)
    await settled()
    made.container.dispatchEvent(new Event('controllerchange'))
    expect(reloads()).toBe(0)
    expect(updates.waiting.value).toBe(true)
    updates.applyUpdate()
    expect(reloads()).toBe(1)
  })

  it('take a failed question for a newer version in silence', async () => {
    const made = browser({ controlled: true })
    const { updates } = start(made)
    await settled()
    await updates.check()
    expect(made.registration.asked).toBe(1)
  })

  it('ask for a newer version whenever the page comes back into view', async () => {
    const made = browser({ controlled: true })
    const page = Object.assign(new EventTarget(), {
      visibilityState: 'hidden' as DocumentVisibilityState
    })
    startUpdates({
      container: made.container as unknown as ServiceWorkerContainer,
      reload: () => undefined,
      page
    })
    await settled()
    page.dispatchEvent(new Event('visibilitychange'))
    expect(made.registration.asked).toBe(0)
    page.visibilityState = 'visible'
    page.dispatchEvent(new Event('visibilitychange'))
    expect(made.registration.asked).toBe(1)
  })

  it('do without a worker where the browser has none', async () => {
    const updates = startUpdates({ container: undefined, reload: () => undefined })
    await updates.check()
    expect(updates.offlineReady.value).toBe(false)
  })
})
