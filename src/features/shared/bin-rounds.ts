import type { Timer, Visibility } from '#store/guard.ts'
import type { SyncStore } from '#store/sync-types.ts'
import { binOverdue } from './media-bin.ts'

/** On each quarter of an hour, ms: so also when the day changes, in every time zone. */
const ROUND = 15 * 60_000

export interface BinRounds {
  readonly store: SyncStore
  readonly visibility: Visibility
  readonly after: Timer
}

/**
 * Bins what nobody has checked or written down in time, in every project and whatever screen is open: at once, when the page is shown again,
 * and as time goes by. Today tells of it. Answers how to stop.
 */
export function goRound({ store, visibility, after }: BinRounds): () => void {
  let cancel = () => {}
  let busy = false
  const bin = async () => {
    // Of two windows only the one that is looked at; and one round at a time, for each is told of what it bins.
    if (busy || visibility.hidden()) return
    busy = true
    try {
      const now = store.now()
      for (const { book } of store.books.peek()) await binOverdue(store, book, now)
    } finally {
      busy = false
    }
  }
  const round = () => {
    cancel = after(ROUND - (store.now() % ROUND), round)
    void bin()
  }
  round()
  const stop = visibility.onChange((hidden) => {
    if (!hidden) void bin()
  })
  return () => {
    cancel()
    stop()
  }
}
