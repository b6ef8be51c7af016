import { removeOrphans } from './rules/blob.ts'
import { type AppDeps, stepOf } from './routes/handler.ts'
import { sweepUnlinked } from './routes/blobs.ts'

/** ms between two looks at pieces that nothing names. */
const AGAIN = 86_400_000

/** Finishes at start what a crash interrupted, and once a day removes what has been without an owner for long. */
export function createSweeping(deps: Pick<AppDeps, 'store' | 'log' | 'now'>): { stop(): void } {
  const { store, log } = deps
  const sweep = async () => {
    try {
      await sweepUnlinked(deps)
      const removed = removeOrphans(stepOf(deps), store.files)
      if (removed > 0) log('info', 'orphans-removed', { pieces: removed })
    } catch (error) {
      log('error', 'sweep-failed', { name: error instanceof Error ? error.name : 'unknown' })
    }
  }
  void sweep()
  const timer = setInterval(() => void sweep(), AGAIN)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
