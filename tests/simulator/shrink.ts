import type { Failed, Simulator } from './batch.ts'
import type { Command } from './commands.ts'

/** Runs one shrinking may take. */
const MOST = 250

/** Leaves out commands, in ever smaller pieces, while the same rule still breaks. */
export async function shrink({ run }: Simulator, failed: Failed): Promise<Failed> {
  let best = failed
  let runs = 0
  for (let size = Math.ceil(best.history.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < best.history.length && runs < MOST;) {
      const history = without(best.history, at, size)
      runs += 1
      const again = await run(failed.seed, history)
      if (again?.rule === failed.rule) best = again
      else at += size
    }
  }
  return best
}

function without(history: readonly Command[], at: number, size: number): readonly Command[] {
  return [...history.slice(0, at), ...history.slice(at + size)]
}
