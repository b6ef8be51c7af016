import { createMemoryPort } from '#store/memory-port.ts'
import { portFailure, type FailureKind, type Port } from '#store/port.ts'
import { makeProject } from './notes.ts'
import { makeStore, newTablet, testTimers } from './store.ts'

/** A port whose writing can be made to fail or to fall silent. */
export function sick(port: Port) {
  const state = {
    writes: 'well' as FailureKind | 'silent' | 'well',
    /** the next write alone meets this */
    next: undefined as FailureKind | undefined,
    opens: 0,
    runs: 0,
    writesDone: 0,
    /** full once so many writes were done */
    fullAfter: undefined as number | undefined
  }
  const made: Port = {
    ...port,
    open: async () => {
      state.opens += 1
      await port.open()
    },
    run: (work) => {
      state.runs += 1
      const isFull = state.fullAfter !== undefined && state.writesDone >= state.fullAfter
      const writes = state.next ?? (isFull ? 'full' : state.writes)
      if (work.mode === 'read') return port.run(work)
      if (writes === 'well') {
        state.writesDone += 1
        return port.run(work)
      }
      state.next = undefined
      return writes === 'silent' ? new Promise(() => {}) : Promise.reject(portFailure(writes))
    }
  }
  return { port: made, state }
}

/** A store on a sick port, with a project in it. */
export async function sickStore(tablet = newTablet()) {
  const timers = testTimers()
  const { port, state } = sick(createMemoryPort(tablet.disk))
  const store = await makeStore({ tablet, port, after: timers.after })
  return { store, state, timers, tablet, book: await makeProject(store) }
}
