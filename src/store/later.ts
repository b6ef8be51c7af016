import type { Core } from './core.ts'
import type * as SyncCalls from './sync-calls.ts'

let loaded: typeof SyncCalls | undefined

/** Fetches the half of the store that sync needs. Rejects where its chunk does not come; the next call asks for it again. */
export async function loadSyncCalls(): Promise<void> {
  loaded ??= await import('./sync-calls.ts')
}

/**
 * Calls into the half of the store that sync needs. Where its chunk does not come, `otherwise` is the answer: what the same call
 * answers where the storage cannot be read, so that nobody takes it for a success.
 */
export async function later<T>(
  call: (calls: typeof SyncCalls) => Promise<T>,
  otherwise: T
): Promise<T> {
  if (loaded) return call(loaded)
  try {
    await loadSyncCalls()
  } catch {
    return otherwise
  }
  return loaded ? call(loaded) : otherwise
}

/** Lines that wait for a key which is here by now: another tab may have kept the line, or been given the key. */
export async function retryForKeys(core: Core): Promise<void> {
  const isHere = (grp: string, kid: string | undefined) =>
    core.shelf.keys(grp).some((key) => key.kid === kid)
  const waiting = (stray: { grp: string; why: string; reason?: string }) =>
    stray.why === 'key-missing' && isHere(stray.grp, stray.reason)
  if (!core.strays.all().some(waiting)) return
  await later(({ retryStrays }) => retryStrays(core, waiting), undefined)
}
