/** Pulls of one page take turns: two beside each other would fetch and keep every page twice. */
export interface Turns {
  /** runs when everything that asked before has ended */
  take<T>(run: () => Promise<T>): Promise<T>
  /** ends a wait at the server for something new, so that whoever asks now need not wait for it; the conversation says how */
  interrupt: () => void
}

export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return {
    take(run) {
      const turn = last.then(run)
      last = turn.catch(() => undefined)
      return turn
    },
    interrupt: () => {}
  }
}
