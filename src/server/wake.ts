/**
 * Wakes long-polls when something was committed in a channel. Only a hint: whoever wakes reads the store again, and a
 * wake that never comes costs one wait.
 */
export interface Wake {
  notify(grps: readonly string[]): void
  /** resolves at the next wake of one of the channels, when `signal` aborts, or at once when stopped */
  wait(grps: readonly string[], signal: AbortSignal): Promise<void>
  /** ends every wait, now and later */
  stop(): void
  readonly isStopped: boolean
}

export function createWake(): Wake {
  const waitersByGrp = new Map<string, Set<() => void>>()
  let isStopped = false
  const wakeAll = (grps: Iterable<string>) => {
    const waiters = new Set([...grps].flatMap((grp) => [...(waitersByGrp.get(grp) ?? [])]))
    for (const waiter of waiters) waiter()
  }
  return {
    notify: wakeAll,
    wait(grps, signal) {
      return new Promise((resolve) => {
        if (isStopped || signal.aborted) return resolve()
        const done = () => {
          signal.removeEventListener('abort', done)
          for (const grp of grps) {
            const waiters = waitersByGrp.get(grp)
            waiters?.delete(done)
            if (waiters?.size === 0) waitersByGrp.delete(grp)
          }
          resolve()
        }
        signal.addEventListener('abort', done)
        for (const grp of grps) {
          const waiters = waitersByGrp.get(grp)
          if (waiters) waiters.add(done)
          else waitersByGrp.set(grp, new Set([done]))
        }
      })
    },
    stop() {
      isStopped = true
      wakeAll([...waitersByGrp.keys()])
    },
    get isStopped() {
      return isStopped
    }
  }
}
