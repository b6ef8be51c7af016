import { loadSyncCalls } from '#store/later.ts'
import { createMemoryDisk } from '#store/memory-port.ts'
import { useTabChannels } from './broadcast.ts'
import { type Command, historyOf } from './commands.ts'
import { Failure } from './failure.ts'
import { play } from './play.ts'
import { prepare, type Prepared } from './prepared.ts'
import { type Kept, memoryKept } from './tablet.ts'

export interface Failed {
  readonly seed: number
  readonly rule: string
  readonly message: string
  readonly history: readonly Command[]
}

export type Simulator = Awaited<ReturnType<typeof createSimulator>>

/** Makes the group every run begins with, once; then each seed is one run. */
export async function createSimulator(newKept: () => Kept = () => memoryKept(createMemoryDisk())) {
  useTabChannels()
  await leaveNoOtherThread()
  const prepared: Prepared = await prepare(newKept)
  let commands = 0
  const run = async (seed: number, history = historyOf(seed)): Promise<Failed | undefined> => {
    commands = history.length
    try {
      await play(prepared, seed, history, newKept)
      return undefined
    } catch (error) {
      const rule = error instanceof Failure ? error.rule : 'throws'
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
      return { seed, rule, message, history }
    }
  }
  /** `played`: the commands of the last history */
  return { run, played: () => commands }
}

/** What answers from another thread or from the disk answers when it likes, and a seed would no longer be one run. */
async function leaveNoOtherThread(): Promise<void> {
  // Bodies go unzipped then, as in a browser that lacks it; how they are zipped has tests of its own.
  Reflect.deleteProperty(globalThis, 'CompressionStream')
  await Promise.all([loadSyncCalls(), import('#seal/wrap.ts')])
}
