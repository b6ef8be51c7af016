import { signal } from '@preact/signals'
import type { Id } from '#lib/id.ts'

/** Projects of which a sealed copy was made in this visit and whose code was typed back: these may be removed unsent. */
const copied = signal<ReadonlySet<Id>>(new Set())

export function rememberCopy(books: readonly Id[]): void {
  copied.value = new Set([...copied.value, ...books])
}

export function useCopyAllowsRemoval(): (book: Id) => boolean {
  const known = copied.value
  return (book) => known.has(book)
}
