import type { Id } from '#lib/id.ts'
import { fail, ok, type Problem, type Result } from '#lib/result.ts'
import type { Patch } from '#log/types.ts'
import type { Audience, Book, Change, Channel, Draft, Shown, Store } from '#store/types.ts'
import { type Surroundings, withAlong } from './along.ts'
import { copyIn, difference, freshLines } from './copy-changes.ts'

export interface HandInParts extends Surroundings {
  readonly store: Pick<Store, 'open' | 'entries' | 'books' | 'change' | 'drafts' | 'flushDrafts'>
}

export interface HandedIn {
  /** asked for and handed in, or in the channel already */
  readonly handed: readonly Id[]
  /** what went along with them */
  readonly along: readonly Id[]
  /** not handed in, each with its reason; nothing of it changed */
  readonly left: readonly { readonly ent: Id; readonly problem: Problem }[]
}

const WIDTH: Readonly<Record<Audience, number>> = { private: 0, adviser: 1, school: 2, group: 3 }

/**
 * Hands notes in to a wider channel of their project (design 8.10): fresh lines there and a pointer in the narrower ones, in one change
 * [H1]. Works offline; the lines wait in the outbox. Fails with channel-missing, channel-local or what `change` fails with.
 */
export async function handIn(
  parts: HandInParts,
  bookId: Id,
  ents: readonly Id[],
  audience: Exclude<Audience, 'private'>
): Promise<Result<HandedIn>> {
  const { store, kinds } = parts
  const book = store.books.value.find(({ book: id }) => id === bookId)
  if (!book) return fail('entity-missing')
  const target = book.channels.find((channel) => channel.audience === audience)
  if (!target) return fail('channel-missing', { audience })
  if (target.local || book.kind !== 'project') return fail('channel-local')
  const left = [...(await mintDrafts(store, bookId, ents))]
  const candidates = ents.filter((ent) => !left.some((each) => each.ent === ent))
  const ready: Id[] = []
  for (const shown of await store.open(candidates)) {
    const problem = whyNot(kinds, book, shown)
    if (problem) left.push({ ent: shown.ent, problem })
    else ready.push(shown.ent)
  }
  const all = await withAlong(parts, bookId, ready, ({ grps }) => grps.includes(target.grp))
  const changes = all.flatMap((shown) => changesFor(parts, book, target, shown))
  if (changes.length > 0) {
    const changed = await store.change(changes)
    if (!changed.ok) return changed
  }
  const along = all.map(({ ent }) => ent).filter((ent) => !ready.includes(ent))
  return ok({ handed: ready, along, left })
}

/** Only the author hands in, and only what is there [H6]. */
function whyNot(kinds: HandInParts['kinds'], book: Book, shown: Shown): Problem | undefined {
  if (shown.deleted) return { code: 'entity-missing' }
  if (kinds.authored(shown.kind) && shown.author !== book.author) return { code: 'not-yours' }
  return undefined
}

/** Fresh lines where the channel does not hold the entity; only what differs where it does and a narrower copy moved on [H11]. */
function changesFor(
  { kinds }: HandInParts,
  { book, channels }: Book,
  target: Channel,
  shown: Shown
): readonly Change[] {
  const width = (grp: string) =>
    WIDTH[channels.find((each) => each.grp === grp)?.audience ?? 'private']
  const { ent, kind } = shown
  const there = copyIn(shown, target.grp)
  const narrower = shown.copies.filter(
    ({ grp, folded }) =>
      grp !== target.grp &&
      width(grp) < WIDTH[target.audience] &&
      !folded.deleted &&
      (folded.movedTo !== target.grp || folded.changedAfterMove === true)
  )
  // A newer edit of two tablets is one entity; the widest of the narrower copies is what the person sees of it.
  const [source] = narrower.toSorted((one, other) => width(other.grp) - width(one.grp))
  if (!source) return []
  const pointers = narrower.map(({ grp, context }): Change => ({
    book,
    grp,
    ent,
    kind,
    movedTo: target.grp,
    ctx: context
  }))
  if (!there) {
    return [...freshLines(kinds, source.folded, { book, grp: target.grp, ent }), ...pointers]
  }
  const patch = difference(kinds, source.folded, there.folded)
  if (!patch) return pointers
  return [{ book, grp: target.grp, ent, kind, patch, ctx: there.context }, ...pointers]
}

/** Mints what is typed and not yet a line [H3]. What cannot be minted stays a draft, and comes back with its reason. */
async function mintDrafts(
  store: HandInParts['store'],
  book: Id,
  ents: readonly Id[]
): Promise<readonly { ent: Id; problem: Problem }[]> {
  const flushed = await store.flushDrafts()
  const left: { ent: Id; problem: Problem }[] = []
  for (const draft of store.drafts(book).value) {
    if (!ents.includes(draft.ent)) continue
    const minted = flushed.ok ? await mintDraft(store, draft) : flushed
    if (!minted.ok) left.push({ ent: draft.ent, problem: minted.problem })
  }
  return left
}

async function mintDraft(store: HandInParts['store'], draft: Draft): Promise<Result<unknown>> {
  const { book, grp, ent, kind, ctx, revision } = draft
  const patch: Patch = draft.fields
  return store.change([{ book, grp, ent, kind, patch, ctx }], { drafts: [{ ent, revision }] })
}
