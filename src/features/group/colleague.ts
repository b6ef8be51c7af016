import type { Book, Store } from '#store/types.ts'
import { channelTo, mySchool } from '#sync/audiences.ts'

/** A member lets colleagues into the channel of her school if she made it, or would make it now. */
export function mayBringColleague(store: Pick<Store, 'entries'>, book: Book): boolean {
  if (mySchool(store, book) === undefined) return false
  const channel = channelTo(store, book, 'school')
  return !channel || channel.role === 'lead'
}
