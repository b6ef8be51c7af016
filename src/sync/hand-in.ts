import type { Id } from '#lib/id.ts'
import { fail, ok, type Problem, type Result } from '#lib/result.ts'
import type { Patch } from '#log/types.ts'
import type { Book, Draft, Entry, Shown, Store } from '#store/types.ts'
import { type Surroundings, withAlong } from './along.ts'
import { channelTo, type Wider } from './audiences.ts'
import { type Coded, giveBeside, moveUp } from './hand-in-changes.ts'

export interface HandInParts extends Surroundings {
  readonly store: Pick<Store, 'open' | 'entries' | 'books' | 'change' | 'drafts' | 'flushDrafts'>
  /** fields of a shared kind that the adviser is given, where that is not all of them [H14] */
  readonly coded: Coded
}

export interface HandedIn {
  /** asked for and handed in, or in the channel already */
  readonly handed: readonly Id[]
  /** what went along with them */
  readonly along: readonly Id[]
  /** not handed in, each with its reason; nothing of it changed */
  readonly left: readonly { readonly ent: Id; readonly problem: Problem }[]
}

/**
 * Hands notes in to a wider channel of their project (design 8.10): fresh lines there and a pointer in the narrower ones, in one change
 * [H1]. Works offline; the lines wait in the outbox. Fails with channel-missing, channel-local or what `change` fails with.
 */
export async function handIn(
  parts: HandInParts,
  bookId: Id,
  ents: readonly Id[],
  audience: Wider
): Promise<Result<HandedIn>> {
  const { store, kinds, coded } = parts
  const book = store.books.value.find(({ book: id }) => id === bookId)
  if (!book) return fail('entity-missing')
  const target = channelTo(store, book, audience)
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
  const isThere = ({ grps }: Entry) => grps.includes(target.grp)
  const isGiven = audience === 'adviser'
  const wanted = isGiven && ready.length > 0 ? [...ready, ...frameOf(book)] : ready
  const all = await withAlong(parts, book, wanted, { isThere, isGiven })
  const changes = all.flatMap((shown) =>
    isGiven ? giveBeside(kinds, coded, book, target, shown) : moveUp(kinds, book, target, shown)
  )
  if (changes.length > 0) {
    const changed = await store.change(changes)
    if (!changed.ok) return changed
  }
  const along = changes.map(({ ent }) => ent).filter((ent) => !ready.includes(ent))
  return ok({ handed: ready, along: [...new Set(along)], left })
}

/** What the adviser reads every note in: the enquiry as it stands now, and who wrote it; nobody else is named to her. */
function frameOf({ book, me }: Book): readonly Id[] {
  return me === undefined ? [book] : [book, me]
}

/** Only the author hands in, and only what is there [H6]. */
function whyNot(kinds: HandInParts['kinds'], book: Book, shown: Shown): Problem | undefined {
  if (shown.deleted) return { code: 'entity-missing' }
  if (kinds.authored(shown.kind) && shown.author !== book.author) return { code: 'not-yours' }
  return undefined
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
    if (!ents.includes(draft.ent) || draft.stays) continue
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
