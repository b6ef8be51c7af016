import type { Problem } from '#lib/result.ts'
import type { Random } from '#lib/random.ts'
import type { Now } from '#lib/time.ts'
import type { Timers } from './timers.ts'

/** Why a try is made: a line was minted, something got better, the clock, or a person. */
export type Trigger = 'minted' | 'better' | 'timer' | 'person'

export const FIRST_BOUND = 1000
export const LAST_BOUND = 5 * 60_000

/** The wait before try number `failures` + 1, ms: full jitter under a bound that doubles from 1 s to 5 min [R1]. */
export function backOff(failures: number, random: Random): number {
  const bound = Math.min(LAST_BOUND, FIRST_BOUND * 2 ** Math.min(failures - 1, 20))
  const [high = 0, low = 0] = random(2)
  return Math.floor((bound * (high * 256 + low)) / 65_536)
}

export interface Retry {
  /** asks for a try; tries never overlap, and what comes meanwhile is one more try [R2] */
  kick(trigger: Trigger): void
  /** failures since the last success */
  failures(): number
  stop(): void
}

interface RetrySeams {
  readonly timers: Timers
  readonly random: Random
  readonly now: Now
  /** one try; a problem means it failed and is to be repeated */
  readonly attempt: () => Promise<Problem | undefined>
  /** ms to the next try while all is well */
  readonly rest: () => number
}

/** Runs `attempt` when kicked, on its own timer, and after failures with growing waits. */
export function makeRetry({ timers, random, now, attempt, rest }: RetrySeams): Retry {
  let failed = 0
  let running = false
  let again = false
  let stopped = false
  /** until then only a person's wish goes to the server: it named the time itself [R4] */
  let closedUntil = 0
  let cancel = () => {}

  const plan = (ms: number) => {
    cancel()
    cancel = timers.after(ms, () => run())
  }
  const run = () => {
    if (stopped) return
    if (running) {
      again = true
      return
    }
    running = true
    again = false
    cancel()
    const end = (problem: Problem | undefined) => {
      running = false
      if (!stopped) settle(problem)
    }
    void attempt().then(end, (error: unknown) => {
      // A bug is shown to whoever listens for bugs, but it does not end the sending.
      end({ code: 'server-broke' })
      throw error
    })
  }
  const settle = (problem: Problem | undefined) => {
    failed = problem ? failed + 1 : 0
    const named = problem?.details?.['retryAfter']
    closedUntil = typeof named === 'number' ? now() + named : 0
    if (problem) plan(Math.max(backOff(failed, random), closedUntil - now()))
    else if (again) run()
    else plan(rest())
  }

  return {
    kick(trigger) {
      if (trigger === 'minted' && failed > 0) return
      if (trigger !== 'person' && now() < closedUntil) return
      run()
    },
    failures: () => failed,
    stop() {
      stopped = true
      cancel()
    }
  }
}
