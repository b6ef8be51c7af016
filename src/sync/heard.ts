import { effect, type ReadonlySignal } from '@preact/signals-core'
import type { SyncStore } from '#store/sync-types.ts'
import type { SyncState } from './status.ts'

const HEARD = 'heard'
/** ms between two writings: a tablet that listens is answered every half minute */
const AGAIN = 60_000

/**
 * Remembers over page loads when the server last answered as ours; what is remembered may be a minute older than what was heard. Answers
 * how to stop.
 */
export function keepHeard(
  store: Pick<SyncStore, 'keep'>,
  state: ReadonlySignal<Pick<SyncState, 'lastSuccess'>>
): () => void {
  let kept: number | undefined
  return effect(() => {
    const { lastSuccess } = state.value
    if (lastSuccess === undefined) return
    // Also where the clock was put back since.
    if (kept !== undefined && Math.abs(lastSuccess - kept) < AGAIN) return
    kept = lastSuccess
    void store.keep(HEARD, lastSuccess)
  })
}

/** ms since 1970 when the server last answered, on this page or an earlier one; undefined where it never did. */
export async function lastHeard(store: Pick<SyncStore, 'recall'>): Promise<number | undefined> {
  const kept = await store.recall(HEARD)
  return kept.ok && typeof kept.value === 'number' ? kept.value : undefined
}
