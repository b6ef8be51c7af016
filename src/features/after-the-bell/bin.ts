import { batch } from '@preact/signals'
import { dropUncheckedOf } from '../shared/unchecked.ts'
import type { Bell } from './model.ts'

/** Really removes what lies in the bin; what could not be removed comes back with the reason. */
export function settleBin(bell: Bell): void {
  const { store, sync, book } = bell.options
  const ents = bell.binned.value
  if (ents.length === 0) return
  batch(() => {
    bell.struck.value = [...bell.struck.value, ...ents]
    bell.binned.value = []
  })
  void sync.strike(book.book, ents).then((struck) => {
    if (struck.ok) return dropUncheckedOf(store, book.book, ents)
    bell.struck.value = bell.struck.value.filter((ent) => !ents.includes(ent))
    bell.problem.value = struck.problem
    return undefined
  })
}
