import type { SyncStore } from '#store/sync-types.ts'
import type { Facts, Storage } from './readiness.ts'

/** What the trial of storage writes, under a name of its own. */
const TRIED = 'tried'

/** Writes something, reads it back, and asks the browser what it will keep. */
export async function tryStorage(
  store: Pick<SyncStore, 'keep' | 'recall' | 'storage'>,
  now: number
): Promise<Storage> {
  const written = await store.keep(TRIED, now)
  const read = await store.recall(TRIED)
  const kept = written.ok && read.ok && read.value === now
  const { persisted, used, quota } = await store.storage()
  return {
    kept,
    persisted,
    ...(used !== undefined && { used }),
    ...(quota !== undefined && { quota })
  }
}

/** Asks for the screen to stay on, and gives it back at once. */
export async function tryAwake(): Promise<Facts['awake']> {
  if (!('wakeLock' in navigator)) return 'absent'
  try {
    const lock = await navigator.wakeLock.request('screen')
    await lock.release()
    return 'held'
  } catch {
    // Battery saver, or a tablet that never lets a page do it; or nobody has touched this page yet.
    return navigator.userActivation?.isActive === false ? 'unasked' : 'refused'
  }
}

/** Whether a worker that serves the app without a network stands behind this page. */
export function opensOffline(): boolean {
  return 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null
}
