import type { Counts } from '#kinds/sampling/rules.ts'
import type { Id } from '#lib/id.ts'
import type { Writing } from './ordered-writer.ts'
import type { SamplingWords } from './sampling-words.ts'
import type { Scheme, SchemeCode } from './samplings.ts'

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
      return { ent: newEntity(), letter, ...words.codes[letter], counts }
    })
  }
}

/** How many of the class do one thing, every few minutes. */
export function scanScheme(words: SamplingWords, newEntity: () => Id): Scheme {
  const code = { ent: newEntity(), letter: 'A', ...words.scan, counts: 'on-task' as const }
  const { name } = words.scan
  return { ent: newEntity(), name, method: 'scan', every: SCAN_INTERVAL, codes: [code] }
}

/** Each time something happens, by the name that the observer gave it. */
export function countScheme(name: string, newEntity: () => Id): Scheme {
  const code = { ent: newEntity(), letter: '+', name, means: name }
  return { ent: newEntity(), name, method: 'count', every: 0, codes: [code] }
}

/**
 * What a code is and what is easily taken for it. One that was stored before there were examples has the default's, where it says
 * word for word what the default says.
 */
export function examplesOf(
  { name, means, example, notThis }: SchemeCode,
  words: SamplingWords
): Pick<SchemeCode, 'example' | 'notThis'> {
  if (example || notThis) return { ...(example && { example }), ...(notThis && { notThis }) }
  const usual = [...Object.values(words.codes), words.scan]
  const same = usual.find((each) => each.name === name && each.means === means)
  return same ? { example: same.example, notThis: same.notThis } : {}
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
        ...(code.example && { example: code.example }),
        ...(code.notThis && { notThis: code.notThis }),
        ...(code.counts && { counts: code.counts }),
        rank: RANKS[index] ?? `z${index}i`
      }
    }))
  ]
}
