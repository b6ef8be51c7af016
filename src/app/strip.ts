import type { SyncState } from '#features/shared/app-context.ts'
import type { Book, Standing } from '#store/types.ts'
import type { Words } from './words.ts'

export interface Strip {
  readonly state: 'saved' | 'waiting' | 'sending' | 'safe' | 'needs' | 'lost'
  readonly words: string
}

/** The one line of the safety strip: the worst thing first, place and never promise (ux.md §1.1, lessons.md §6.1). */
export function stripOf(
  book: Book | undefined,
  standing: Standing | undefined,
  sync: SyncState | undefined,
  words: Words['strip']
): Strip {
  if (!book || !standing) return { state: 'saved', words: words.nothing }
  if (standing.journal > 0) return { state: 'lost', words: words.lost }
  if (standing.needs > 0) return { state: 'needs', words: words.needs }
  if (book.kind !== 'project') return { state: 'saved', words: words.local }
  if (standing.waiting > 0)
    return sync?.busy && sync.server === 'reached'
      ? { state: 'sending', words: words.sending(standing.waiting) }
      : { state: 'waiting', words: words.waiting(standing.waiting) }
  if (standing.onlyHere + standing.drafts > 0)
    return { state: 'saved', words: words.onlyHere(standing.onlyHere + standing.drafts) }
  if (standing.keyOnlyHere > 0) return { state: 'needs', words: words.keyOnlyHere }
  return { state: 'safe', words: words.safe(standing.safe) }
}
