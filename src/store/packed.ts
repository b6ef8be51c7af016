import type { Id } from '#lib/id.ts'
import type { Shelf } from './shelf.ts'
import type { Entry } from './types.ts'

type Value = Entry['values'][string]
/** A text of the page's list is named by its number; in a list as such, alone in a list of a list. */
type PackedValue =
  | Exclude<Value, readonly string[]>
  | readonly (string | number)[]
  | readonly [readonly [number]]

/**
 * A page of the digest as it is sealed. Every tap writes one, so its size is the tap's price: field names are said once a kind, and texts
 * that entries share (lessons, pupils, authors, tags) once a page. A third of the plain JSON.
 */
export interface PackedPage {
  readonly texts: readonly string[]
  /** by the number of the kind's name */
  readonly fields: Readonly<Record<number, readonly string[]>>
  readonly rows: readonly PackedRow[]
}

type PackedRow = readonly [
  ent: Id,
  kind: number,
  author: number,
  born: number,
  /** ms after `born` */
  changed: number,
  grp: number,
  grps: readonly number[],
  flags: number,
  /** in the order of the kind's fields; null where the entity has none */
  values: readonly PackedValue[]
]

export function packPage(entries: readonly Entry[]): PackedPage {
  const numbers = new Map<string, number>()
  const number = (text: string) => {
    const known = numbers.get(text)
    if (known !== undefined) return known
    numbers.set(text, numbers.size)
    return numbers.size - 1
  }
  const fields: Record<number, string[]> = {}
  const packValue = (value: Value | undefined): PackedValue => {
    if (value === undefined || value === null) return null
    if (typeof value === 'object') return value.map(number)
    // A reference is shared by many entries; an instant by none.
    return typeof value === 'string' && !value.endsWith('Z') ? [[number(value)]] : value
  }
  const rows = entries.map((entry): PackedRow => {
    const { ent, born, changed, grps, values } = entry
    const kind = number(entry.kind)
    const names = (fields[kind] ??= [])
    for (const name of Object.keys(values)) if (!names.includes(name)) names.push(name)
    const packed = names.map((name) => packValue(values[name]))
    const flags = (entry.deleted ? 1 : 0) | (entry.forked ? 2 : 0) | (entry.changedBehind ? 4 : 0)
    const [author, grp] = [number(entry.author), number(entry.grp)]
    return [ent, kind, author, born, changed - born, grp, grps.map(number), flags, packed]
  })
  return { texts: [...numbers.keys()], fields, rows }
}

export function unpackPage(
  { texts, fields, rows }: PackedPage,
  book: Id,
  shelf: Pick<Shelf, 'channel'>
): readonly Entry[] {
  const text = (number: number) => texts[number] ?? ''
  const unpackValue = (value: PackedValue): Value => {
    if (typeof value !== 'object' || value === null) return value
    const [first] = value
    if (typeof first === 'object') return text(first[0])
    return (value as readonly (string | number)[]).map((part) =>
      typeof part === 'number' ? text(part) : part
    )
  }
  return rows.map(([ent, kind, author, born, after, grp, grps, flags, packed]) => {
    const values: Record<string, Value> = {}
    for (const [index, name] of (fields[kind] ?? []).entries()) {
      const value = packed[index]
      if (value !== undefined && value !== null) values[name] = unpackValue(value)
    }
    return {
      ent,
      book,
      kind: text(kind),
      author: text(author),
      born,
      changed: born + after,
      audience: shelf.channel(text(grp))?.audience ?? 'private',
      grp: text(grp),
      grps: grps.map(text),
      deleted: (flags & 1) > 0,
      forked: (flags & 2) > 0,
      changedBehind: (flags & 4) > 0,
      values
    }
  })
}
