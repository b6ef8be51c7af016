import type { Id } from '#lib/id.ts'
import { ok, type Result } from '#lib/result.ts'
import type { Book, Entry, Store } from '#store/types.ts'
import { channelTo } from '#sync/audiences.ts'

interface Handing {
  handIn(book: Id, ents: readonly Id[], audience: 'adviser'): Promise<Result<unknown>>
}

/** Whoever was given the note is given its correction as well: an adviser who has only the note would read what is no longer meant. */
export async function giveCorrection(
  store: Pick<Store, 'entries'>,
  sync: Handing,
  book: Book,
  note: Entry,
  correction: Id
): Promise<Result<unknown>> {
  const beside = channelTo(store, book, 'adviser')
  const isGiven = beside && note.grp !== beside.grp && note.grps.includes(beside.grp)
  return isGiven ? sync.handIn(book.book, [correction], 'adviser') : ok(undefined)
}
