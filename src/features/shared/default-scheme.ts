import type { Counts } from '#kinds/sampling/rules.ts'
import type { Id } from '#lib/id.ts'
import type { Writing } from './ordered-writer.ts'
import type { SamplingWords } from './sampling-words.ts'
import type { Scheme } from './samplings.ts'

type Letter = keyof SamplingWords['codes']

/** The enquiry's own scheme (domain: OBS): letters and what they count as; the words come in the person's language. */
const CODES: readonly (readonly [Letter, Counts])[] = [
  ['A', 'on-task'],
  ['P', 'on-task'],
  ['O', 'off-task'],
  ['W', 'waiting'],
  ['X', 'not-seen']
]
/** Ranks in order, with room between them (lib/rank.ts). */
const RANKS = ['c', 'h', 'm', 'r', 'w']
/** With several pupils in turn, ms. */
export const USUAL_INTERVAL = 30_000

/** The scheme that is used where a project has none, with ids of its own. */
export function defaultScheme(words: SamplingWords, newEntity: () => Id): Scheme {
  return {
    ent: newEntity(),
    name: words.schemeName,
    every: USUAL_INTERVAL,
    codes: CODES.map(([letter, counts]) => {
      const { name, means } = words.codes[letter]
      return { ent: newEntity(), letter, name, means, counts }
    })
  }
}

/** A scheme as records, so that its words and codes can be changed later and other schemes stand beside it. */
export function schemeWritings(grp: string, scheme: Scheme): readonly Writing[] {
  const { ent, name, every } = scheme
  return [
    { grp, ent, kind: 'scheme', patch: { name, method: 'momentary', every, rotation: 'in-turn' } },
    ...scheme.codes.map((code, index) => ({
      grp,
      ent: code.ent,
      kind: 'schemeCode',
      patch: {
        scheme: ent,
        letter: code.letter,
        name: code.name,
        means: code.means,
        counts: code.counts,
        rank: RANKS[index] ?? `z${index}i`
      }
    }))
  ]
}
