import type { Entry } from '#store/types.ts'
import { labelOf } from '../shared/kind-words.ts'
import { listOf } from '../shared/names.ts'

/** The tags of a note in words; a count that was made says how many of how many. */
export function tagsOf(
  entry: Entry,
  labels: Readonly<Record<string, string>>,
  pair: (counted: number, outOf: number) => string
): readonly string[] {
  const { counted, outOf } = entry.values
  return listOf(entry, 'tags').map((tag) =>
    tag === 'count' && typeof counted === 'number' && typeof outOf === 'number'
      ? pair(counted, outOf)
      : labelOf(labels, tag)
  )
}
