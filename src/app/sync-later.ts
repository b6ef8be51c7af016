import { effect, signal } from '@preact/signals'
import type { NoteSync, SyncState } from '#features/shared/app-context.ts'
import { fail, type Result } from '#lib/result.ts'
import type { SharingDeps } from '#sync/identity.ts'
import type { StartedSync } from './sync-engine.ts'

/**
 * Sync for the screens, loaded after the first one is painted: capture never waits for it. What a screen asks for before then
 * waits for the engine, not for the network.
 */
export function syncLater(sharing: SharingDeps): NoteSync & { start(): void; stop(): void } {
  const state = signal<SyncState>({ server: 'unknown', busy: false })
  let loading: Promise<StartedSync> | undefined
  const engine = () => {
    loading ??= import('./sync-engine.ts').then(({ startSync }) => {
      const sync = startSync(sharing)
      effect(() => {
        state.value = sync.state.value
      })
      return sync
    })
    // A chunk that could not be loaded is asked for again next time.
    loading.catch(() => (loading = undefined))
    return loading
  }
  const ask = async <Value>(
    call: (sync: NoteSync) => Promise<Result<Value>>
  ): Promise<Result<Value>> => {
    try {
      return await call(await engine())
    } catch (error) {
      if (loading) throw error
      return fail('offline')
    }
  }
  return {
    state,
    start: () => void engine().catch(() => undefined),
    stop: () => void loading?.then((sync) => sync.stop()).catch(() => undefined),
    sendNow: () => ask((sync) => sync.sendNow()),
    handIn: (book, ents, audience, options) =>
      ask((sync) => sync.handIn(book, ents, audience, options)),
    takeBack: (book, ents) => ask((sync) => sync.takeBack(book, ents)),
    fetchBlobs: (ent) => ask((sync) => sync.fetchBlobs(ent)),
    strike: (book, ents) => ask((sync) => sync.strike(book, ents))
  }
}
