import type { Result } from '#lib/result.ts'
import type { Patch } from '#log/types.ts'
import type { SyncStore } from '#store/sync-types.ts'
import type { Book, Draft, Saved } from '#store/types.ts'
import { MONDAY } from './store.ts'

/** The context of an entity that is being made. */
export const NEW = { pos: 0, ids: [] }

export async function makeProject(store: SyncStore, kind: Book['kind'] = 'project'): Promise<Book> {
  const made = await store.addBook({
    kind,
    patch: { title: 'Talk in maths', step: '1' },
    me: { name: 'Mòrag', role: 'lead' }
  })
  if (!made.ok) throw new Error(made.problem.code)
  return made.value
}

export function channelOf(book: Book, audience: string): string {
  return book.channels.find((channel) => channel.audience === audience)?.grp ?? ''
}

/** Takes a note in the book's private channel; the answer has its id and what `change` said. */
export async function takeNote(
  store: SyncStore,
  book: Book,
  text: string,
  patch: Patch = {}
): Promise<{ ent: string; saved: Result<Saved> }> {
  const ent = store.newEntity()
  const saved = await store.change([
    {
      book: book.book,
      grp: channelOf(book, 'private'),
      ent,
      kind: 'observation',
      patch: { lesson: store.newEntity(), at: '2026-11-23T10:00:00.000Z', text, ...patch },
      ctx: NEW
    }
  ])
  return { ent, saved }
}

/** Changes one field of an entity as a form does that has just opened it. */
export async function editText(
  store: SyncStore,
  ent: string,
  text: string
): Promise<Result<Saved>> {
  const [shown] = await store.open([ent])
  if (!shown) throw new Error('nothing to edit')
  const { book, grp, kind, context: ctx } = shown
  return store.change([{ book, grp, ent, kind, patch: { text }, ctx }])
}

/** Gives another tablet everything a member has of a book. */
export async function shareBook(from: SyncStore, to: SyncStore, book: Book): Promise<void> {
  for (const channel of from.books.value.find((each) => each.book === book.book)?.channels ?? []) {
    const added = await to.addChannel(
      { ...channel, pulled: 0, folded: 0, chain: '', restore: 0 },
      await from.channelKeys(channel.grp)
    )
    if (!added.ok) throw new Error(added.problem.code)
  }
}

/** An unfinished note with these words. */
export const draftOf = (
  book: string,
  grp: string,
  ent: string,
  revision: number,
  text: string
): Draft => ({
  book,
  grp,
  ent,
  kind: 'observation',
  fields: { text },
  ctx: NEW,
  revision,
  touched: MONDAY
})
