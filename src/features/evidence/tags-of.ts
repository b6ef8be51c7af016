import type { Entry } from '#store/types.ts'
import { labelOf } from '../shared/kind-words.ts'

/** The tags of a note in words; a count that was made says how many of how many. */
export function tagsOf(
  entry: Pick<Entry, 'values'>,
  labels: Readonly<Record<string, string>>,
  pair: (counted: number, outOf: number) => string
): readonly string[] {
  const { counted, outOf } = entry.values
  const tags = Array.isArray(entry.values['tags']) ? entry.values['tags'] : []
  return tags.map((tag) =>
    tag === 'count' && typeof counted === 'number' && typeof outOf === 'number'
      ? pair(counted, outOf)
      : labelOf(labels, tag)
  )
}
