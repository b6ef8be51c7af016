import { instantToMs } from '#lib/time.ts'
import type { Entry } from '#store/types.ts'

/** When a note happened, in ms: the mended time if there is one, else the first touch. */
export function noteTime(entry: Entry): number {
  const { mended, at } = entry.values
  const ms = instantToMs(typeof mended === 'string' ? mended : typeof at === 'string' ? at : '')
  return Number.isNaN(ms) ? entry.born : ms
}
