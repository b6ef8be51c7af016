import type { Id } from '#lib/id.ts'
import { fieldsOf, type Register } from '#schema/define-kind.ts'
import type { Book, Entry, Shown, Store } from '#store/types.ts'

/**
 * Which kinds are parts of another and go where it goes, by the part's kind: the field that names the whole. The engine knows no kinds,
 * so whoever makes the app says it.
 */
export type Parts = Readonly<Record<string, string>>

/** What is looked at to find what goes along. */
export interface Surroundings {
  readonly store: Pick<Store, 'open' | 'entries'>
  readonly kinds: Register
  readonly parts: Parts
}

export interface Along {
  /** in the wider channel already: left out, together with what only it needs */
  readonly isThere: (entry: Entry) => boolean
  /** given to an adviser: what shared records name in their turn, such as the other seats of a lesson, stays behind [H14] */
  readonly isGiven: boolean
}

/**
 * The given entities with everything they need to be read [H2]: what they refer to, and the parts of all of these, over as many steps as it
 * takes. Deleted and missing ones are left out, and so is what another person wrote: it is theirs to hand in.
 */
export async function withAlong(
  { store, kinds, parts }: Surroundings,
  { book, author }: Pick<Book, 'book' | 'author'>,
  ents: readonly Id[],
  { isThere, isGiven }: Along
): Promise<readonly Shown[]> {
  const entries = store.entries(book).value
  const byEnt = new Map(entries.map((entry) => [entry.ent, entry]))
  const partsByWhole = partsOf(entries, parts)
  const found = new Map<Id, Shown>()
  let next = [...new Set(ents)]
  while (next.length > 0) {
    const opened = (await store.open(next)).filter(({ deleted }) => !deleted)
    for (const shown of opened) found.set(shown.ent, shown)
    const wanted = opened.flatMap((shown) => [
      ...(isGiven && !kinds.authored(shown.kind) ? [] : refsOf(shown, kinds)),
      ...(partsByWhole.get(shown.ent) ?? [])
    ])
    next = [...new Set(wanted)].filter((ent) => {
      const entry = byEnt.get(ent)
      if (!entry || found.has(ent) || entry.deleted || isThere(entry)) return false
      return !kinds.authored(entry.kind) || entry.author === author
    })
  }
  return [...found.values()]
}

/** Ids that an entity names, in the fields that hold references. */
function refsOf({ kind, folded }: Shown, kinds: Register): readonly Id[] {
  const known = kinds.byName(kind)
  if (!known) return []
  return fieldsOf(known).flatMap(({ name, to }) => {
    const value = to === undefined ? undefined : folded.values[name]
    if (typeof value === 'string') return [value]
    return Array.isArray(value) ? value : []
  })
}

/** Parts by the entity they belong to, from the digest alone. */
export function partsOf(entries: readonly Entry[], parts: Parts): ReadonlyMap<Id, readonly Id[]> {
  const byWhole = new Map<Id, Id[]>()
  for (const { ent, kind, values } of entries) {
    const field = parts[kind]
    const whole = field === undefined ? undefined : values[field]
    if (typeof whole !== 'string') continue
    const known = byWhole.get(whole)
    if (known) known.push(ent)
    else byWhole.set(whole, [ent])
  }
  return byWhole
}
