import { fail, ok, type Problem, type Result } from '#lib/result.ts'
import type { ProblemCode } from '#lib/problem.ts'
import {
  failureKind,
  portFailure,
  type FailureKind,
  type Port,
  type Transaction,
  type Work
} from './port.ts'
import type { MetaRecord } from './tables.ts'

/** The timer seam: runs once after `ms`; the answer cancels it. */
export type Timer = (ms: number, run: () => void) => () => void

/** The page's visibility. Nothing is asked of the database while it is hidden (sync.md §3.4.3). */
export interface Visibility {
  hidden(): boolean
  /** answers how to stop listening */
  onChange(listener: (hidden: boolean) => void): () => void
}

/** No database request may stay without an answer for longer, in ms. */
export const PATIENCE = 3000

export interface Guard {
  /** one transaction, watched: a dead or silent handle is dropped, opened again, and the work tried once more */
  run<T>(work: Work<T>): Promise<Result<T>>
  /** true after an opening or a failed write, until `trust`: what is written now has to be read back */
  suspect(): boolean
  trust(): void
  /** the last trouble with writing, until a write succeeds */
  onProblem(listener: (problem: Problem | undefined) => void): void
  /** closes when nothing runs any more; the next work opens again */
  rest(): void
  /** the device whose database this is: each later opening that finds another one, or none, ends with storage-wiped */
  expect(device: string): void
  /** no work is ever started again */
  end(problem: ProblemCode): void
}

export function createGuard(port: Port, after: Timer, visibility: Visibility): Guard {
  const listeners = new Set<(problem: Problem | undefined) => void>()
  const handle = createHandle(port, after)
  let running = 0
  let resting = false
  let ended: ProblemCode | undefined

  const tell = (problem: Problem | undefined) => {
    for (const listener of listeners) listener(problem)
  }
  const end = (problem: ProblemCode) => {
    ended = problem
    handle.drop(handle.number())
  }
  return {
    run: async (work) => {
      // Not awaited while shown: every hop before the transaction is a hop that a touch waits.
      if (visibility.hidden()) await whenShown(visibility)
      if (ended) return fail(ended)
      resting = false
      running += 1
      try {
        const result = await tryTwice(handle, work, visibility)
        if (!result.ok && result.problem.code === 'storage-wiped') end('storage-wiped')
        if (!result.ok) tell(result.problem)
        else if (work.mode === 'write') tell(undefined)
        return result
      } finally {
        running -= 1
        if (resting && running === 0) handle.drop(handle.number())
      }
    },
    suspect: () => handle.suspect(),
    trust: () => handle.setSuspect(false),
    onProblem: (listener) => {
      listeners.add(listener)
    },
    rest: () => {
      resting = true
      if (running === 0) handle.drop(handle.number())
    },
    expect: (device) => handle.expect(device),
    end
  }
}

/** The one opening of the port that works share; each is numbered, so that only its own users can drop it. */
interface Handle {
  number(): number
  drop(number: number): void
  attempt<T>(work: Work<T>): Promise<T>
  expect(device: string): void
  suspect(): boolean
  setSuspect(suspect: boolean): void
}

function createHandle(port: Port, after: Timer): Handle {
  let suspicious = true
  let opening: Promise<void> | undefined
  let current = 0
  let isOpen = false
  let expected: string | undefined
  const recognise = async () => {
    if (expected === undefined) return
    const meta = await watch(after, () => port.run(DEVICE))
    if (meta?.clear?.['device'] !== expected) throw portFailure('emptied')
  }
  const open = async () => {
    const mine = current
    await watch(after, () => port.open())
    await recognise()
    isOpen = mine === current
  }
  const openOnce = () => {
    opening ??= open().catch((error: unknown) => {
      opening = undefined
      throw error
    })
    return opening
  }
  return {
    number: () => current,
    drop: (number) => {
      if (number !== current) return
      current += 1
      suspicious = true
      opening = undefined
      isOpen = false
      port.close()
    },
    attempt: async (work) => {
      if (!isOpen) await openOnce()
      return watch(after, (progress) =>
        port.run({ ...work, body: (tx) => work.body(watchedTransaction(tx, progress)) })
      )
    },
    expect: (device) => {
      expected = device
    },
    suspect: () => suspicious,
    setSuspect: (suspect) => {
      suspicious = suspect
    }
  }
}

const DEVICE: Work<MetaRecord | undefined> = {
  tables: ['meta'],
  mode: 'read',
  durability: 'relaxed',
  body: (tx) => tx.get('meta', 'device')
}

/** A handle that was lost or fell silent is dropped and the work tried once more on a new one (sync.md §3.4.2). */
async function tryTwice<T>(
  handle: Handle,
  work: Work<T>,
  visibility: Visibility
): Promise<Result<T>> {
  for (let tries = 1; ; tries++) {
    const used = handle.number()
    try {
      return ok(await handle.attempt(work))
    } catch (error) {
      const kind = failureKind(error)
      if (!kind) throw error
      handle.setSuspect(true)
      const dead = kind === 'lost' || kind === 'stuck'
      if (dead) handle.drop(used)
      if (tries === 2 || !dead) return fail(CODES[kind])
      // Put away meanwhile: asked again only when somebody looks.
      if (visibility.hidden()) await whenShown(visibility)
    }
  }
}

const CODES: Readonly<Record<FailureKind, ProblemCode>> = {
  full: 'storage-full',
  lost: 'storage-lost',
  stuck: 'storage-stuck',
  newer: 'storage-newer',
  emptied: 'storage-wiped',
  absent: 'storage-private'
}

async function whenShown(visibility: Visibility): Promise<void> {
  await new Promise<void>((resolve) => {
    const stop = visibility.onChange(() => {
      if (visibility.hidden()) return
      stop()
      resolve()
    })
  })
}

/** ms. A busy page answers its timers before its database; between short ticks the database gets its turn. */
export const TICK = 500

/** A wait that can begin anew without a new timer, for a timer each answer is a price that a touch pays. */
interface Ticks {
  again(): void
  cancel(): void
}

function ticking(after: Timer, ms: number, run: () => void): Ticks {
  const whole = Math.ceil(ms / TICK)
  let left = whole
  let cancel = () => {}
  const arm = () => {
    cancel = after(TICK, () => {
      left -= 1
      if (left > 0) arm()
      else run()
    })
  }
  arm()
  return {
    again: () => {
      left = whole
    },
    cancel: () => cancel()
  }
}

/** Runs once after `ms`, counted in ticks, so that a page that was busy for long is not taken for a silent database. */
export function afterTicks(after: Timer, ms: number, run: () => void): () => void {
  return ticking(after, ms, run).cancel
}

/** Rejects as stuck once nothing has been answered for PATIENCE; a long transaction that moves on is left in peace. */
function watch<T>(after: Timer, start: (progress: () => void) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const patience = ticking(after, PATIENCE, () => reject(portFailure('stuck')))
    start(patience.again).then(
      (value) => {
        patience.cancel()
        resolve(value)
      },
      (error: unknown) => {
        patience.cancel()
        reject(error as Error)
      }
    )
  })
}

/** Records of one putAll that count as progress when they are in. */
const CHUNK = 100

function watchedTransaction(tx: Transaction, progress: () => void): Transaction {
  const note = <T>(promise: Promise<T>): Promise<T> =>
    promise.then((value) => {
      progress()
      return value
    })
  return {
    get: (table, key) => note(tx.get(table, key)),
    getAll: (table, keys) => note(tx.getAll(table, keys)),
    put: (table, record) => note(tx.put(table, record)),
    putAll: async (table, records) => {
      for (let from = 0; from < records.length; from += CHUNK) {
        await note(tx.putAll(table, records.slice(from, from + CHUNK)))
      }
    },
    delete: (table, key) => note(tx.delete(table, key)),
    range: (table, range) => note(tx.range(table, range)),
    count: (table, range) => note(tx.count(table, range)),
    clear: (table, range) => note(tx.clear(table, range))
  }
}
