import type { Folded } from '#log/types.ts'
import type { Register } from '#schema/define-kind.ts'
import type { Audience, Book, Change, Channel, Shown } from '#store/types.ts'
import { copyIn, difference, freshLines } from './copy-changes.ts'

/** By kind: the fields that are given to an adviser, who is to know pupils by their codes. A kind that is not named is given whole. */
export type Coded = Readonly<Record<string, readonly string[]>>

type Copy = Shown['copies'][number]

/** From narrow to wide, each within the next. The adviser's channel is no step of it: it stands beside. */
const STEPS: readonly Audience[] = ['private', 'school', 'group']

/**
 * What moves an entity up to its school or the group: fresh lines where the channel does not hold it, only what differs where it does
 * and a narrower copy moved on [H11], and pointers in the narrower ones. Nothing where a wider one holds it already; what was given to
 * the adviser stays as it is [H14].
 */
export function moveUp(
  kinds: Register,
  { book }: Pick<Book, 'book'>,
  target: Channel,
  shown: Shown
): readonly Change[] {
  const others = othersOf(shown, target)
  const step = stepOf(target)
  if (others.some((copy) => stepOf(copy) > step)) return []
  const narrower = others.filter((copy) => {
    const { movedTo, changedAfterMove } = copy.folded
    const isStep = stepOf(copy) >= 0 && stepOf(copy) < step
    return isStep && (movedTo !== target.grp || changedAfterMove === true)
  })
  const there = copyIn(shown, target.grp)
  // A newer edit of two tablets is one entity; the widest of the narrower copies is what the person sees of it.
  const source = widestOf(narrower) ?? (there ? undefined : others[0])
  if (!source) return []
  const to = { book, grp: target.grp, ent: shown.ent }
  const lines = there
    ? changedLines(kinds, source.folded, there, to)
    : freshLines(kinds, source.folded, to)
  return [...lines, ...narrower.map((copy) => pointer(copy, to))]
}

/**
 * What gives an entity to the adviser: a copy of what its author sees of it, beside the copy in the group or the school, of which nothing
 * changes [H14]. Only where it was handed in to nobody else does the private one point there, so that later edits show as not handed in.
 */
export function giveBeside(
  kinds: Register,
  coded: Coded,
  { book }: Pick<Book, 'book'>,
  target: Channel,
  shown: Shown
): readonly Change[] {
  const others = othersOf(shown, target)
  const source = widestOf(others)
  if (!source) return []
  const to = { book, grp: target.grp, ent: shown.ent }
  const there = copyIn(shown, target.grp)
  const given = onlyCoded(source.folded, coded)
  const lines = there ? changedLines(kinds, given, there, to) : freshLines(kinds, given, to)
  const { movedTo, changedAfterMove } = source.folded
  const isBehind = movedTo !== target.grp || changedAfterMove === true
  return source.audience === 'private' && isBehind ? [...lines, pointer(source, to)] : lines
}

interface Target {
  readonly book: string
  readonly grp: string
  readonly ent: string
}

function othersOf({ copies }: Shown, { grp }: Channel): readonly Copy[] {
  return copies.filter((copy) => copy.grp !== grp && !copy.folded.deleted)
}

function stepOf({ audience }: { readonly audience: Audience }): number {
  return STEPS.indexOf(audience)
}

function widestOf(copies: readonly Copy[]): Copy | undefined {
  return copies.toSorted((one, other) => stepOf(other) - stepOf(one))[0]
}

function changedLines(
  kinds: Register,
  source: Folded,
  { folded, context }: Copy,
  to: Target
): readonly Change[] {
  const patch = difference(kinds, source, folded)
  return patch ? [{ ...to, kind: source.kind, patch, ctx: context }] : []
}

function pointer({ grp, folded, context }: Copy, { book, ent, grp: movedTo }: Target): Change {
  return { book, grp, ent, kind: folded.kind, movedTo, ctx: context }
}

function onlyCoded(folded: Folded, coded: Coded): Folded {
  const names = coded[folded.kind]
  if (!names) return folded
  const values = Object.entries(folded.values).filter(([field]) => names.includes(field))
  const forks = folded.forks.filter((field) => names.includes(field))
  return { ...folded, values: Object.fromEntries(values), forks }
}
