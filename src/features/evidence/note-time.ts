import { FURTHEST_AHEAD } from '#lib/stamp.ts'
import { type Day, instantToMs, msToDay } from '#lib/time.ts'
import type { Entry } from '#store/types.ts'

interface When {
  readonly time: number
  day?: Day
}

/** Entries are replaced, never changed: reading 10,000 instants once is enough for as long as the page lives. */
const read = new WeakMap<Entry, When>()

/**
 * When a note happened, in ms: the mended time if there is one, else the first touch. No note is of later than it was received: a
 * tablet whose clock is years ahead does not stand above all others.
 */
export function noteTime(entry: Entry): number {
  return whenOf(entry).time
}

/** The day it happened on, in the tablet's own time zone. */
export function noteDay(entry: Entry): Day {
  const when = whenOf(entry)
  when.day ??= msToDay(when.time)
  return when.day
}

function whenOf(entry: Entry): When {
  const known = read.get(entry)
  if (known) return known
  const { mended, at } = entry.values
  const ms = instantToMs(typeof mended === 'string' ? mended : typeof at === 'string' ? at : '')
  const when = { time: Number.isNaN(ms) ? entry.born : Math.min(ms, entry.born + FURTHEST_AHEAD) }
  read.set(entry, when)
  return when
}
