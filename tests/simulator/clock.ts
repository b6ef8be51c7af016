/** Time that moves only when the simulation says so, and the timers that hang on it. */
export type SimClock = ReturnType<typeof createSimClock>

interface Waiting {
  readonly at: number
  readonly run: () => void
}

export function createSimClock(start: number) {
  const waiting = new Set<Waiting>()
  let now = start
  const next = () => {
    let first: Waiting | undefined
    for (const timer of waiting) if (!first || timer.at < first.at) first = timer
    return first
  }
  return {
    now: () => now,
    pass: (ms: number) => {
      now += ms
    },
    after: (ms: number, run: () => void) => {
      const timer = { at: now + Math.max(0, ms), run }
      waiting.add(timer)
      return () => void waiting.delete(timer)
    },
    /** moves on to the next timer and runs it; false where none waits */
    fireNext(): boolean {
      const timer = next()
      if (!timer) return false
      waiting.delete(timer)
      now = Math.max(now, timer.at)
      timer.run()
      return true
    },
    forget: () => waiting.clear()
  }
}

/** Lets everything that is ready run: promises, and the writer's own turn. */
export const turn = (): Promise<void> => new Promise((done) => setImmediate(done))
