/**
 * Hybrid logical time of an operation: [corrected ms, counter] (Kulkarni et al. 2014). Orders what is shown; survival of a
 * value never depends on it.
 */
export type Stamp = readonly [ms: number, counter: number]

/** No stamp from elsewhere may pull ours further ahead of our own corrected time than this, in ms. */
export const FURTHEST_AHEAD = 5 * 60_000

/** The next stamp after `last` at corrected time `now` (ms). */
export function nextStamp(last: Stamp, now: number): Stamp {
  const ms = Math.max(0, Math.floor(now))
  return ms > last[0] ? [ms, 0] : [last[0], last[1] + 1]
}

/** Our clock after seeing `other`, never more than FURTHEST_AHEAD past `now` because of it. */
export function witnessStamp(last: Stamp, other: Stamp, now: number): Stamp {
  const bound = Math.max(0, Math.floor(now)) + FURTHEST_AHEAD
  if (other[0] > bound) return last
  return compareStamps(other, last) > 0 ? other : last
}

export function compareStamps(one: Stamp, other: Stamp): number {
  return one[0] - other[0] || one[1] - other[1]
}
