import { fail, ok, type Result } from '#lib/result.ts'
import type { Vault } from './vault.ts'

/** What the journal needs of localStorage. */
export type JournalStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** Characters all entries together may take; localStorage holds about 5 million. */
export const JOURNAL_SIZE = 4_000_000

const PREFIX = 'jotter.journal.'

export interface JournalEntry {
  readonly name: string
  readonly value: unknown
}

/**
 * The emergency journal: sealed, written at once and synchronously when the database cannot take a capture in time or the page is
 * being hidden. What stands only here is amber, "not yet saved".
 */
export interface Journal {
  put(name: string, value: unknown): Result<void>
  remove(name: string): void
  has(name: string): boolean
  /** entries that open, in the order of their names; what does not open is left where it is */
  entries(kind: string): readonly JournalEntry[]
  names(kind: string): readonly string[]
}

export function createJournal(storage: JournalStorage, vault: Vault): Journal {
  const names = (kind: string) => {
    const found: string[] = []
    for (let index = 0; index < storage.length; index++) {
      const key = storage.key(index)
      if (key?.startsWith(PREFIX + kind)) found.push(key.slice(PREFIX.length))
    }
    return found.toSorted()
  }
  const size = () =>
    names('').reduce((sum, name) => sum + (storage.getItem(PREFIX + name)?.length ?? 0), 0)
  return {
    names,
    put: (name, value) => {
      const text = vault.sealText('journal', name, value)
      const before = storage.getItem(PREFIX + name)?.length ?? 0
      if (size() - before + text.length > JOURNAL_SIZE)
        return fail('storage-full', { part: 'journal' })
      try {
        storage.setItem(PREFIX + name, text)
      } catch {
        return fail('storage-full', { part: 'journal' })
      }
      // Read back: private windows have taken writes and kept nothing.
      return storage.getItem(PREFIX + name) === text
        ? ok(undefined)
        : fail('storage-failed', { part: 'journal' })
    },
    remove: (name) => storage.removeItem(PREFIX + name),
    has: (name) => storage.getItem(PREFIX + name) !== null,
    entries: (kind) =>
      names(kind).flatMap((name) => {
        const text = storage.getItem(PREFIX + name)
        const value = text === null ? undefined : vault.openText('journal', name, text)
        return value === undefined ? [] : [{ name, value }]
      })
  }
}

/** Removes every entry, whoever sealed it. */
export function clearJournal(storage: JournalStorage): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index))
  for (const key of keys) if (key?.startsWith(PREFIX)) storage.removeItem(key)
}
