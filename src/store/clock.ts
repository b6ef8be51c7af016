import { nextStamp, type Stamp, witnessStamp } from '#lib/stamp.ts'
import type { Transaction } from './port.ts'

/** The device's clock as it is kept: the last stamp, the counter of minted lines, and how far the server's clock is ahead (ms). */
export interface ClockState {
  readonly stamp: Stamp
  readonly n: number
  readonly offset: number
}

export interface Clock {
  /** ms since 1970, corrected by what the server told */
  now(): number
  state(): ClockState
  correct(offset: number): void
  read(tx: Transaction): Promise<ClockState>
  write(tx: Transaction, state: ClockState): Promise<void>
  adopt(state: ClockState): void
}

export function createClock(now: () => number): Clock {
  let state: ClockState = { stamp: [0, 0], n: 0, offset: 0 }
  return {
    // Whole ms: what carries this time on the wire is made of whole numbers, and an offset is half a round trip.
    now: () => Math.round(now() + state.offset),
    state: () => state,
    correct: (offset) => {
      state = { ...state, offset }
    },
    read: async (tx) => {
      const clear = (await tx.get('meta', 'clock'))?.clear
      if (!clear) return state
      const { ms, counter, n } = clear
      return {
        // Another tab may be ahead of us, or we of what was kept when the journal had to take a line.
        stamp: witnessStamp(state.stamp, [Number(ms), Number(counter)], Infinity),
        n: Math.max(state.n, Number(n)),
        offset: state.offset
      }
    },
    write: (tx, { stamp, n, offset }) =>
      tx.put('meta', { name: 'clock', clear: { ms: stamp[0], counter: stamp[1], n, offset } }),
    adopt: (next) => {
      if (next.n >= state.n) state = { ...next, offset: state.offset }
    }
  }
}

/** Of two states of one clock what each knows furthest: a transaction that ends late must not turn the clock back. */
export function laterClock(one: ClockState, other: ClockState): ClockState {
  const stamp = witnessStamp(one.stamp, other.stamp, Infinity)
  return { ...one, stamp, n: Math.max(one.n, other.n) }
}

/** The clock after minting one line at corrected time `now`. */
export function tick(state: ClockState, now: number): ClockState {
  return { ...state, stamp: nextStamp(state.stamp, now), n: state.n + 1 }
}
