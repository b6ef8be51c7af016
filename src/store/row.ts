import type { Id } from '#lib/id.ts'
import { contextOf } from '#log/context.ts'
import { foldChannels } from '#log/fold.ts'
import type { Folded, Operation } from '#log/types.ts'
import { type Union, union } from '#log/union.ts'
import type { KindRules } from './rules.ts'
import type { Shelf } from './shelf.ts'
import type { RowRecord } from './tables.ts'
import type { Audience, Entry, SeenContext, Shown } from './types.ts'
import type { Vault } from './vault.ts'

/** An operation as a row keeps it; `was` is its position under an earlier restore number. */
export interface RowOperation extends Operation {
  readonly ent: Id
  readonly was?: readonly [restore: number, pos: number]
}

export function openRow(vault: Vault, record: RowRecord): readonly RowOperation[] {
  // Sealed by sealRow under this id; a row that no longer opens is rebuilt from pages and lines by nobody, so say it loudly.
  const operations = vault.open('rows', record.ent, record.sealed) as RowOperation[] | undefined
  if (!operations) throw new Error('a row does not open')
  return operations
}

export function sealRow(
  vault: Vault,
  row: Omit<RowRecord, 'sealed'>,
  operations: readonly RowOperation[]
): RowRecord {
  return { ...row, sealed: vault.seal('rows', row.ent, operations) }
}

interface Copy {
  readonly grp: string
  readonly audience: Audience
  readonly folded: Folded
}

interface Folding {
  readonly copies: readonly Copy[]
  readonly union: Union
}

function foldRow(
  rules: KindRules,
  shelf: Pick<Shelf, 'channel'>,
  operations: readonly RowOperation[]
): Folding | undefined {
  const copies: Copy[] = []
  for (const [grp, folded] of foldChannels(operations, rules)) {
    const audience = shelf.channel(grp)?.audience
    if (audience) copies.push({ grp, audience, folded })
  }
  const united = union(copies)
  return united && { copies, union: united }
}

function toEntry(rules: KindRules, ent: Id, book: Id, { union: united }: Folding): Entry {
  const { copy, grps, deleted, changedBehind } = united
  const { kind, author, born, changed, forks, values } = copy.folded
  return {
    ent,
    book,
    kind,
    author,
    born,
    changed,
    audience: copy.audience,
    grp: copy.grp,
    grps,
    deleted,
    forked: forks.length > 0,
    changedBehind,
    values: rules.digest(kind, values)
  }
}

/** The digest entry of a row; undefined when no channel we know holds the entity. */
export function rowToEntry(
  rules: KindRules,
  shelf: Pick<Shelf, 'channel'>,
  ent: Id,
  book: Id,
  operations: readonly RowOperation[]
): Entry | undefined {
  const folding = foldRow(rules, shelf, operations)
  return folding && toEntry(rules, ent, book, folding)
}

/**
 * The row opened for a screen. `seenUpTo` gives a channel's folded position as read in the row's own transaction (capped where a line of
 * this entity is kept but cannot be read: nobody may claim to have seen it) and its restore number.
 */
export function rowToShown(
  rules: KindRules,
  shelf: Pick<Shelf, 'channel'>,
  ent: Id,
  book: Id,
  operations: readonly RowOperation[],
  seenUpTo: (grp: string) => { readonly pos: number; readonly r: number }
): Shown | undefined {
  const folding = foldRow(rules, shelf, operations)
  if (!folding) return undefined
  const copies = folding.copies.map((copy) => {
    const { pos, r } = seenUpTo(copy.grp)
    const context: SeenContext = { ...contextOf(copy.folded, pos), r }
    return { ...copy, context }
  })
  const shown = copies.find(({ grp }) => grp === folding.union.copy.grp)
  if (!shown) return undefined
  return {
    ...toEntry(rules, ent, book, folding),
    values: shown.folded.values,
    folded: shown.folded,
    changedBehind: folding.union.changedBehind,
    context: shown.context,
    copies
  }
}
