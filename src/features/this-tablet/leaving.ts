import type { Book, Standing } from '#store/types.ts'

export interface Leaving {
  readonly may: boolean
  /** the one number: how many are safe, or how many are only here */
  readonly number: number
  readonly why?: 'waiting' | 'unshared' | 'key' | 'local'
}

/** May this tablet be carried out of the school? Drafts and journal entries count as only here (design 8.10). */
export function leaving(book: Book, standing: Standing): Leaving {
  const unminted = standing.drafts + standing.journal
  const alone = standing.onlyHere + standing.waiting + standing.needs + unminted
  if (book.kind !== 'project')
    return standing.entities + unminted === 0
      ? { may: true, number: 0 }
      : { may: false, number: standing.entities, why: 'local' }
  if (alone > 0) {
    const shared = book.channels.some((channel) => channel.registered)
    return { may: false, number: alone, why: shared ? 'waiting' : 'unshared' }
  }
  if (standing.keyOnlyHere > 0) return { may: false, number: standing.keyOnlyHere, why: 'key' }
  return { may: true, number: standing.safe }
}
