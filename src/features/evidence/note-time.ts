import { FURTHEST_AHEAD } from '#lib/stamp.ts'
import { instantToMs } from '#lib/time.ts'
import type { Entry } from '#store/types.ts'

/**
 * When a note happened, in ms: the mended time if there is one, else the first touch. No note is of later than it was received: a
 * tablet whose clock is years ahead does not stand above all others.
 */
export function noteTime(entry: Entry): number {
  const { mended, at } = entry.values
  const ms = instantToMs(typeof mended === 'string' ? mended : typeof at === 'string' ? at : '')
  return Number.isNaN(ms) ? entry.born : Math.min(ms, entry.born + FURTHEST_AHEAD)
}
