import type { Id } from '#lib/id.ts'
import type { Shelf } from './shelf.ts'
import type { Entry } from './types.ts'

/** An entry as a list: 256 copies of every field name would be half of a page. */
export type Packed = readonly [
  ent: Id,
  kind: string,
  author: Id,
  born: number,
  changed: number,
  grp: string,
  grps: readonly string[],
  flags: number,
  values: Entry['values']
]

export function pack(entry: Entry): Packed {
  const flags = (entry.deleted ? 1 : 0) | (entry.forked ? 2 : 0) | (entry.changedBehind ? 4 : 0)
  const { ent, kind, author, born, changed, grp, grps, values } = entry
  return [ent, kind, author, born, changed, grp, grps, flags, values]
}

export function unpack(packed: Packed, book: Id, shelf: Pick<Shelf, 'channel'>): Entry {
  const [ent, kind, author, born, changed, grp, grps, flags, values] = packed
  return {
    ent,
    book,
    kind,
    author,
    born,
    changed,
    audience: shelf.channel(grp)?.audience ?? 'private',
    grp,
    grps,
    deleted: (flags & 1) > 0,
    forked: (flags & 2) > 0,
    changedBehind: (flags & 4) > 0,
    values
  }
}
