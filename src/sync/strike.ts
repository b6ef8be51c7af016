import type { Id } from '#lib/id.ts'
import { fail, type Result } from '#lib/result.ts'
import type { Change, Saved, Store, SyncStore } from '#store/types.ts'
import { type Parts, partsOf } from './along.ts'
import { keepErasures } from './erasures.ts'

/**
 * Strikes out notes that were not handed in, with their parts: a delete in every channel that holds them [H10]. Fails with not-yours, or
 * already-collected for one that is in a wider channel (take it back first).
 */
export async function strike(
  store: Pick<Store, 'books' | 'open' | 'change' | 'entries'>,
  parts: Parts,
  bookId: Id,
  ents: readonly Id[]
): Promise<Result<Saved>> {
  const book = store.books.value.find(({ book: id }) => id === bookId)
  if (!book) return fail('entity-missing')
  const byWhole = partsOf(store.entries(bookId).value, parts)
  const all = [...new Set(ents.flatMap((ent) => [ent, ...(byWhole.get(ent) ?? [])]))]
  const shown = (await store.open(all)).filter(({ deleted }) => !deleted)
  if (shown.some(({ author }) => author !== book.author)) return fail('not-yours')
  if (shown.some(({ audience }) => audience !== 'private')) return fail('already-collected')
  const changes = shown.flatMap(({ ent, kind, copies }) =>
    copies.map(({ grp, context }): Change => ({
      book: bookId,
      grp,
      ent,
      kind,
      del: true,
      ctx: context
    }))
  )
  return changes.length > 0 ? store.change(changes) : fail('nothing-to-change')
}

/**
 * The end of After the bell: what I struck out is to be erased for ever, at the server too. The wish is kept until the server has answered.
 * Answers how many entities it names.
 */
export async function finishBell(store: SyncStore, bookId: Id): Promise<number> {
  const book = store.books.value.find(({ book: id }) => id === bookId)
  const home = book?.channels.find(({ audience, local }) => audience === 'private' && !local)
  if (!book || !home) return 0
  const struck = store
    .entries(bookId)
    .value.filter(
      ({ deleted, author, grps }) =>
        deleted && author === book.author && grps.length === 1 && grps[0] === home.grp
    )
    .map(({ ent }) => ent)
  if (struck.length > 0) await keepErasures(store, [{ grp: home.grp, ents: struck, why: 'undo' }])
  return struck.length
}
