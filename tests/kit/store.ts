import { kinds } from '#kinds/index.ts'
import { seededRandom, type Random } from '#lib/random.ts'
import type { Timer, Visibility } from '#store/guard.ts'
import { createMemoryDisk, createMemoryPort, type MemoryDisk } from '#store/memory-port.ts'
import { openStore, type StoreDependencies } from '#store/open.ts'
import type { Port } from '#store/port.ts'
import type { SyncStore } from '#store/sync-types.ts'

/** Monday 23 November 2026, 09:00 UTC. */
export const MONDAY = Date.UTC(2026, 10, 23, 9)

/** A tablet's storage: what is left when every tab is closed. */
export interface Tablet {
  readonly disk: MemoryDisk
  readonly journal: Storage
}

export function newTablet(): Tablet {
  return { disk: createMemoryDisk(), journal: memoryStorage() }
}

/** A clock that stands still until told, and moves by `step` ms with every look. */
export function testClock(
  start = MONDAY,
  step = 1
): { now: () => number; pass: (ms: number) => void } {
  let ms = start
  return {
    now: () => (ms += step),
    pass: (more) => {
      ms += more
    }
  }
}

export interface StoreOptions extends Partial<StoreDependencies> {
  readonly tablet?: Tablet
  readonly seed?: number
  readonly port?: Port
}

/** A real store on the memory port: fixed clock, seeded random. Fails the test where it does not open. */
export async function makeStore(options: StoreOptions = {}): Promise<SyncStore> {
  const opened = await openTestStore(options)
  if (!opened.ok) throw new Error(`the store did not open: ${opened.problem.code}`)
  return opened.value
}

export function openTestStore({ tablet = newTablet(), seed = 1, ...given }: StoreOptions = {}) {
  const random: Random = given.random ?? seededRandom(seed)
  const dependencies: StoreDependencies = {
    port: createMemoryPort(tablet.disk),
    now: testClock().now,
    journal: tablet.journal,
    kinds,
    ...given,
    random
  }
  return openStore(dependencies)
}

/** Once everything that only waited for its turn has had it. */
export const settled = async () => {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve()
  await new Promise((resolve) => setTimeout(resolve, 0))
}

/** localStorage for tests; `room` is how many characters it holds. */
export function memoryStorage(room = 5_000_000): Storage {
  const held = new Map<string, string>()
  return {
    get length() {
      return held.size
    },
    key: (index) => [...held.keys()][index] ?? null,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => {
      const size = [...held].reduce((sum, [, text]) => sum + text.length, 0)
      if (size - (held.get(key)?.length ?? 0) + value.length > room) {
        throw new DOMException('full', 'QuotaExceededError')
      }
      held.set(key, value)
    },
    removeItem: (key) => {
      held.delete(key)
    },
    clear: () => held.clear()
  }
}

/** A page that can be hidden and shown. */
export function testVisibility(): Visibility & { set(hidden: boolean): void } {
  const listeners = new Set<(hidden: boolean) => void>()
  let hidden = false
  return {
    hidden: () => hidden,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    set: (next) => {
      hidden = next
      for (const listener of listeners) listener(next)
    }
  }
}

/** Timers that fire only when time is passed by hand. */
export function testTimers(): { after: Timer; pass: (ms: number) => void } {
  let now = 0
  const waiting = new Set<{ at: number; run: () => void }>()
  return {
    after: (ms, run) => {
      const timer = { at: now + ms, run }
      waiting.add(timer)
      return () => waiting.delete(timer)
    },
    pass: (ms) => {
      const end = now + ms
      for (;;) {
        const due = [...waiting]
          .filter(({ at }) => at <= end)
          .toSorted((one, other) => one.at - other.at)[0]
        if (!due) break
        now = due.at
        waiting.delete(due)
        due.run()
      }
      now = end
    }
  }
}
