import type { Id } from '#lib/id.ts'
import type { SyncStore } from '#store/sync-types.ts'
import type { Change } from '#store/types.ts'

/**
 * What stayed in my private channel and names entities that have new names now: a photo or a correction that was not handed in with its note
 * goes on belonging to it. Answers the changes that say so.
 */
export async function followersOf(
  store: SyncStore,
  book: Id,
  home: string,
  renamed: ReadonlyMap<Id, Id>
): Promise<readonly Change[]> {
  const author = store.books.value.find((each) => each.book === book)?.author
  const following = store
    .entries(book)
    .peek()
    .filter(({ ent, author: by, deleted, grps }) => {
      return by === author && !deleted && grps.length === 1 && grps[0] === home && !renamed.has(ent)
    })
    .flatMap(({ ent, kind, values }) => {
      const patch = renamedIn(values, renamed)
      return patch ? [{ ent, kind, patch }] : []
    })
  const opened = await store.openIn(
    home,
    following.map(({ ent }) => ent)
  )
  return following.flatMap(({ ent, kind, patch }): Change[] => {
    const ctx = opened.find((each) => each.ent === ent)?.context
    return ctx ? [{ book, grp: home, ent, kind, patch, ctx }] : []
  })
}

/** The same for what is not minted yet and may not be by anybody but its screen: pictures that wait to be checked. */
export function draftsFollow(store: SyncStore, book: Id, renamed: ReadonlyMap<Id, Id>): void {
  for (const draft of store.drafts(book).peek()) {
    const patch = draft.stays && renamedIn(draft.fields, renamed)
    if (!patch) continue
    const { fields, revision } = draft
    store.keepDraft({ ...draft, fields: { ...fields, ...patch }, revision: revision + 1 })
  }
}

/** The fields that name one of those, with its new name; undefined where none does. */
export function renamedIn(
  values: Readonly<Record<string, unknown>>,
  renamed: ReadonlyMap<Id, Id>
): Readonly<Record<string, Id>> | undefined {
  const named = Object.entries(values).flatMap(([field, value]) => {
    const now = typeof value === 'string' ? renamed.get(value) : undefined
    return now === undefined ? [] : [[field, now] as const]
  })
  return named.length > 0 ? Object.fromEntries(named) : undefined
}
