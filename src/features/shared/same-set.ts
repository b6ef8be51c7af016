import { computed, type ReadonlySignal } from '@preact/signals'
import type { Id } from '#lib/id.ts'

/** The same set as long as it holds the same notes: a draft changes with every key. */
export function sameSet(read: () => readonly Id[]): ReadonlySignal<ReadonlySet<Id>> {
  let last: ReadonlySet<Id> = new Set()
  return computed(() => {
    const notes = new Set(read())
    if (notes.size !== last.size || [...notes].some((note) => !last.has(note))) last = notes
    return last
  })
}
