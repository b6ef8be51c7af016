import { compareText } from './effective.ts'
import type { Folded } from './types.ts'

/** The copy of one entity in one channel that is open and readable here. */
export interface Copy {
  readonly grp: string
  readonly audience: 'private' | 'school' | 'group' | 'adviser'
  readonly folded: Folded
}

export interface Union {
  /** the copy that is shown */
  readonly copy: Copy
  /** every channel that holds the entity, widest first */
  readonly grps: readonly string[]
  readonly deleted: boolean
  /** "change not handed in": a narrower copy has edits that the shown one lacks */
  readonly changedBehind: boolean
}

const WIDEST_FIRST = ['group', 'school', 'adviser', 'private'] as const

/**
 * One entity over the channels that hold it, widest first. A narrower copy is hidden only where the wider one is here to be read; a
 * wider copy that was deleted hides a narrower one only if that one was moved to it and has not changed since. Undefined for no copies.
 */
export function union(copies: readonly Copy[]): Union | undefined {
  const ordered = copies.toSorted(
    (one, other) =>
      WIDEST_FIRST.indexOf(one.audience) - WIDEST_FIRST.indexOf(other.audience) ||
      compareText(one.grp, other.grp)
  )
  const widest = ordered[0]
  if (!widest) return undefined
  const copy = widest.folded.deleted
    ? (ordered.slice(1).find((narrower) => outlives(narrower, widest)) ?? widest)
    : widest
  const narrower = ordered.slice(ordered.indexOf(copy) + 1)
  return {
    copy,
    grps: ordered.map(({ grp }) => grp),
    deleted: copy.folded.deleted,
    changedBehind: narrower.some(
      ({ folded }) =>
        !folded.deleted && folded.changedAfterMove === true && !sameValues(folded, copy.folded)
    )
  }
}

function outlives({ folded }: Copy, wider: Copy): boolean {
  if (folded.deleted) return false
  return folded.movedTo !== wider.grp || folded.changedAfterMove === true
}

function sameValues(one: Folded, other: Folded): boolean {
  return canonical(one) === canonical(other)
}

/** `fold` writes fields in one order, so equal values give equal text. */
function canonical(folded: Folded): string {
  return JSON.stringify(folded.values)
}
