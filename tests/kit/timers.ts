import type { Timers } from '#sync/timers.ts'

/** Timers over a clock that only moves when told to. */
export function createHandTimers(clock: { now: number }) {
  const waiting = new Set<{ at: number; run: () => void }>()
  const timers: Timers = {
    after(ms, run) {
      const timer = { at: clock.now + Math.max(0, ms), run }
      waiting.add(timer)
      return () => void waiting.delete(timer)
    }
  }
  return {
    timers,
    /** ms until each timer that is set, soonest first */
    due: () => [...waiting].map(({ at }) => at - clock.now).toSorted((one, other) => one - other),
    /** moves the clock, running what becomes due in its order */
    async pass(ms: number) {
      const end = clock.now + ms
      for (;;) {
        await drain()
        const [next] = [...waiting].toSorted((one, other) => one.at - other.at)
        if (!next || next.at > end) break
        waiting.delete(next)
        clock.now = Math.max(clock.now, next.at)
        next.run()
      }
      clock.now = end
      await drain()
    }
  }
}

/** Lets promises that are ready run. */
export async function drain(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await new Promise((done) => setImmediate(done))
}
