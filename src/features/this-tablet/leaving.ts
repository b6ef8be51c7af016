import type { Id } from '#lib/id.ts'
import type { Book, Standing } from '#store/types.ts'

export interface Leaving {
  readonly may: boolean
  /** the one number: how many are safe, or how many are only here */
  readonly number: number
  /** `unfinished`: only a person can go on with it, and nothing is there to be sent */
  readonly why?: 'waiting' | 'unfinished' | 'unshared' | 'key' | 'local'
}

/** May this tablet be carried out of the school? Drafts and journal entries count as only here (design 8.10). */
export function leaving(book: Book, standing: Standing): Leaving {
  // What waits, what needs somebody and the journal are among what is only here: nothing is counted twice.
  const alone = standing.onlyHere + standing.drafts
  if (book.kind !== 'project') {
    const number = standing.entities + standing.drafts
    return number === 0 ? { may: true, number } : { may: false, number, why: 'local' }
  }
  if (alone > 0) {
    const shared = book.channels.some((channel) => channel.registered)
    const waits = standing.onlyHere > 0 ? 'waiting' : 'unfinished'
    return { may: false, number: alone, why: shared ? waits : 'unshared' }
  }
  if (standing.keyOnlyHere > 0) return { may: false, number: standing.keyOnlyHere, why: 'key' }
  return { may: true, number: standing.safe }
}

/** One project, and whether it lets the tablet go. */
export interface Left {
  readonly book: Book
  readonly leaving: Leaving
}

export interface LeavingAll {
  readonly may: boolean
  /** the one number, over all projects: how many are safe, or how many are only here */
  readonly number: number
  /** projects that would leave something behind, the open one first */
  readonly left: readonly Left[]
  /** nothing is missing on the server; only the keys are nowhere else */
  readonly keyOnly: boolean
  /** a page that never leaves the tablet holds something as well */
  readonly practice: boolean
}

/**
 * The same over every project on the tablet, whichever is open. Trial and sample pages never leave it: they decide only where there is
 * nothing else.
 */
export function leavingAll(
  open: Id | undefined,
  projects: readonly { readonly book: Book; readonly standing: Standing }[]
): LeavingAll {
  const each = projects.map(({ book, standing }) => ({ book, leaving: leaving(book, standing) }))
  const real = each.filter(({ book }) => book.kind === 'project')
  const deciding = real.length > 0 ? real : each
  const isOpen = ({ book }: Left) => Number(book.book === open)
  const left = deciding
    .filter((one) => !one.leaving.may)
    .toSorted((one, other) => isOpen(other) - isOpen(one))
  const alone = left.filter((one) => one.leaving.why !== 'key')
  const counted = left.length === 0 ? deciding : alone.length > 0 ? alone : left
  return {
    may: left.length === 0,
    number: counted.reduce((sum, one) => sum + one.leaving.number, 0),
    left,
    keyOnly: left.length > 0 && alone.length === 0,
    practice: real.length > 0 && each.some((one) => one.leaving.why === 'local')
  }
}
