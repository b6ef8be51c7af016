import type { Id } from '#lib/id.ts'
import { instantToMs } from '#lib/time.ts'
import type { Entry } from '#store/types.ts'
import { textOf } from '../shared/names.ts'

/** Corrections by the note they put right, oldest first. */
export function correctionsOf(entries: Iterable<Entry>): ReadonlyMap<Id, readonly Entry[]> {
  const living = [...entries]
    .filter(({ kind, deleted }) => kind === 'amendment' && !deleted)
    .sort((one, other) => instantToMs(textOf(one, 'at')) - instantToMs(textOf(other, 'at')))
  return Map.groupBy(living, (entry) => textOf(entry, 'observation'))
}
