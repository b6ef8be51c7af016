import type { SyncStore } from '#store/sync-types.ts'
import { channelsOf } from './session.ts'

/** What the group's board may know of this tablet: lines that wait, and since when. */
export async function reportOf(store: SyncStore): Promise<{ pending: number; oldest?: number }> {
  const pending = await store.pending()
  let count = 0
  for (const { grp, local } of channelsOf(store)) count += local ? 0 : (pending.get(grp) ?? 0)
  const ages = store.books.value
    .filter(({ kind }) => kind === 'project')
    .flatMap(({ book }) => store.standing(book).value.oldestPending ?? [])
  const oldest = Math.floor(Math.max(0, Math.min(...ages)))
  return count > 0 && ages.length > 0 ? { pending: count, oldest } : { pending: count }
}
