import { FURTHEST_AHEAD } from '#lib/stamp.ts'
import type { Operation } from './types.ts'

/** Effective time in ms: min(t, rts + 5 min), so that a tablet set to 2030 cannot pin itself on top. */
export function effectiveTime(operation: Pick<Operation, 't' | 'rts'>): number {
  const [claimed] = operation.t
  return operation.rts === undefined ? claimed : Math.min(claimed, operation.rts + FURTHEST_AHEAD)
}

/** Display order of operations nobody has put in order by reading: later ones first. */
export function newestFirst(one: Operation, other: Operation): number {
  return (
    effectiveTime(other) - effectiveTime(one) ||
    compareText(other.dev, one.dev) ||
    compareText(other.id, one.id)
  )
}

/** The server's order; operations it has not numbered come last, by id. No clock takes part. */
export function earliestFirst(one: Operation, other: Operation): number {
  if (one.pos !== other.pos) {
    return (one.pos ?? Number.POSITIVE_INFINITY) - (other.pos ?? Number.POSITIVE_INFINITY)
  }
  return compareText(one.id, other.id)
}

/** By code unit, the same on every machine (localeCompare is not). */
export function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
