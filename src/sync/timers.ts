/** The timer seam: runs once after `ms` unless the answer is called first. */
export interface Timers {
  after(ms: number, run: () => void): () => void
}

/** The machine's own timers. */
export const systemTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  }
}
