import type { Id } from '#lib/id.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import type { SyncStore } from '#store/sync-types.ts'
import type { Store, Struck } from '#store/types.ts'
import { type Parts, partsOf } from './along.ts'
import { keepErasures } from './erasures.ts'

/**
 * Strikes out notes that were not handed in, with their parts [H10]: what never left this tablet goes at once, the rest gets a delete.
 * Fails with not-yours, or already-collected for one that is in a wider channel (take it back first).
 */
export async function strike(
  store: Pick<Store, 'books' | 'open' | 'strike' | 'entries'>,
  parts: Parts,
  bookId: Id,
  ents: readonly Id[]
): Promise<Result<Struck>> {
  const book = store.books.value.find(({ book: id }) => id === bookId)
  if (!book) return fail('entity-missing')
  const byWhole = partsOf(store.entries(bookId).value, parts)
  const all = [...new Set(ents.flatMap((ent) => [ent, ...(byWhole.get(ent) ?? [])]))]
  const shown = (await store.open(all)).filter(({ deleted }) => !deleted)
  if (shown.length === 0) return fail('nothing-to-change')
  if (shown.some(({ author }) => author !== book.author)) return fail('not-yours')
  if (shown.some(({ audience }) => audience !== 'private')) return fail('already-collected')
  return store.strike(shown.map(({ ent }) => ent))
}

/**
 * The end of After the bell: what I struck out is to be erased for ever, at the server too. The wish is kept until the server has answered.
 * Answers how many entities it names.
 */
export async function finishBell(store: SyncStore, bookId: Id): Promise<Result<number>> {
  const book = store.books.value.find(({ book: id }) => id === bookId)
  const home = book?.channels.find(({ audience, local }) => audience === 'private' && !local)
  if (!book || !home) return ok(0)
  const struck = store
    .entries(bookId)
    .value.filter(
      ({ deleted, author, grps }) =>
        deleted && author === book.author && grps.length === 1 && grps[0] === home.grp
    )
    .map(({ ent }) => ent)
  if (struck.length === 0) return ok(0)
  const kept = await keepErasures(store, [{ grp: home.grp, ents: struck, why: 'undo' }])
  return kept.ok ? ok(struck.length) : kept
}
