import type { Id } from '#lib/id.ts'
import { ok, type Result } from '#lib/result.ts'
import type { SyncStore } from '#store/sync-types.ts'

/** What a join has begun, kept until the channels are in the store: a lost answer or a closed tab loses no place. */
export interface Begun {
  readonly person: Id
  /** member line by channel, as it was first minted */
  readonly lines: Readonly<Record<string, string>>
}

/** The name under which the join of one book by one invitation is kept. */
export const begunName = (invitation: Id, book: Id) => `joining:${invitation}:${book}`

export async function recallBegun(
  store: SyncStore,
  name: string
): Promise<Result<Begun | undefined>> {
  const kept = await store.recall(name)
  // Sealed by us under this very name.
  return kept.ok ? ok(kept.value as Begun | undefined) : kept
}

export function keepBegun(store: SyncStore, name: string, begun: Begun): Promise<Result<void>> {
  return store.keep(name, begun)
}

/** The place is taken; where this is not written, the next try finds the same place. */
export async function endBegun(store: SyncStore, name: string): Promise<void> {
  await store.keep(name, undefined)
}
