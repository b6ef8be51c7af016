import { compareText } from './effective.ts'
import type { Context, Folded } from './types.ts'

/**
 * What a form that shows `folded` puts into its drafts and changes, taken when it is shown and never again: everything up to the
 * folded position, and by id whatever else was in front of the person.
 */
export function contextOf(folded: Folded, position: number): Context {
  const ids = new Set<string>()
  for (const operations of Object.values(folded.live)) {
    for (const { id, pos } of operations) if (pos === undefined || pos > position) ids.add(id)
  }
  return { pos: position, ids: [...ids].toSorted(compareText) }
}
