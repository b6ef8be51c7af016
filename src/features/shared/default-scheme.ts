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
/** Of the class as a whole, ms. */
export const SCAN_INTERVAL = 120_000
const ROTATIONS = { momentary: 'in-turn', scan: 'class', count: 'together' } as const

/** The scheme that is used where a project has none, with ids of its own. */
export function defaultScheme(words: SamplingWords, newEntity: () => Id): Scheme {
  return {
    ent: newEntity(),
    name: words.schemeName,
    method: 'momentary',
    every: USUAL_INTERVAL,
    codes: CODES.map(([letter, counts]) => {
      const { name, means } = words.codes[letter]
      return { ent: newEntity(), letter, name, means, counts }
    })
  }
}

/** How many of the class do one thing, every few minutes. */
export function scanScheme(words: SamplingWords, newEntity: () => Id): Scheme {
  const { name, means } = words.scan
  const code = { ent: newEntity(), letter: 'A', name, means, counts: 'on-task' as const }
  return { ent: newEntity(), name, method: 'scan', every: SCAN_INTERVAL, codes: [code] }
}

/** Each time something happens, by the name that the observer gave it. */
export function countScheme(name: string, newEntity: () => Id): Scheme {
  const code = { ent: newEntity(), letter: '+', name, means: name }
  return { ent: newEntity(), name, method: 'count', every: 0, codes: [code] }
}

/** A scheme as records, so that its words and codes can be changed later and other schemes stand beside it. */
export function schemeWritings(grp: string, scheme: Scheme): readonly Writing[] {
  const { ent, name, method, every } = scheme
  const rotation = ROTATIONS[method]
  return [
    { grp, ent, kind: 'scheme', patch: { name, method, every, rotation } },
    ...scheme.codes.map((code, index) => ({
      grp,
      ent: code.ent,
      kind: 'schemeCode',
      patch: {
        scheme: ent,
        letter: code.letter,
        name: code.name,
        means: code.means,
        ...(code.counts && { counts: code.counts }),
        rank: RANKS[index] ?? `z${index}i`
      }
    }))
  ]
}
