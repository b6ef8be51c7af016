import { type AnswerOf, endpoints } from '#api/endpoints.ts'
import type { Id } from '#lib/id.ts'
import type { Random } from '#lib/random.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import type { Patch } from '#log/types.ts'
import type { Register } from '#schema/define-kind.ts'
import type { SyncStore } from '#store/sync-types.ts'
import type { Book, Change, Channel, Shown } from '#store/types.ts'
import { type Parts, partsOf } from './along.ts'
import { ask } from './ask.ts'
import { copyIn, difference, freshLines, NEW } from './copy-changes.ts'
import { confirmMade, type Erasure, keepErasures, sendErasures } from './erasures.ts'
import { draftsFollow, followersOf, renamedIn } from './followers.ts'
import { pushChannel } from './push.ts'
import { credentials, type Session } from './session.ts'

export interface TakeBackParts {
  readonly kinds: Register
  readonly parts: Parts
  readonly random: Random
}

type Members = AnswerOf<typeof endpoints.getMembers>['members']

/** The furthest position that any lead's device but this one has acknowledged [H9]. */
export function collectedUpTo(members: Members, device: string): number {
  return members
    .filter(({ role, dev, status }) => role === 'lead' && dev !== device && status === 'joined')
    .reduce((most, { cursor }) => Math.max(most, cursor), 0)
}

/**
 * Where an audience has no lead who collects, in a school's channel and the adviser's: the furthest position that anybody else's device has
 * acknowledged [H9].
 */
function readUpTo(members: Members, me: Id): number {
  return members
    .filter(({ person, status }) => person !== me && status === 'joined')
    .reduce((most, { cursor }) => Math.max(most, cursor), 0)
}

/** The lowest position at which a copy's standing lines are; undefined while none was given one. */
export function firstPosition({ folded }: Shown['copies'][number]): number | undefined {
  const positions = Object.values(folded.live)
    .flat()
    .flatMap(({ pos }) => (pos === undefined ? [] : [pos]))
  return positions.length > 0 ? Math.min(...positions) : undefined
}

/**
 * Takes notes back from the wider channels while nobody has collected them there: each is made anew in the private channel first, and the old one is erased
 * after that [H8]. Needs the server. Answers the new ids by the old; fails with not-yours, already-collected, or why the server cannot be
 * asked, and then nothing has changed.
 */
export async function takeBack(
  session: Session,
  parts: TakeBackParts,
  bookId: Id,
  ents: readonly Id[]
): Promise<Result<ReadonlyMap<Id, Id>>> {
  const { store } = session
  const book = store.books.value.find(({ book: id }) => id === bookId)
  const home = book?.channels.find(({ audience }) => audience === 'private')
  if (!book || !home) return fail('channel-missing')
  const opened = await store.open(withParts(store, parts.parts, bookId, ents))
  const wholes = opened.filter(({ ent }) => ents.includes(ent))
  if (wholes.length < ents.length) return fail('entity-missing')
  if (wholes.some(({ author }) => author !== book.author)) return fail('not-yours')
  // What is made anew would be what a checkpoint said, and what was written would be erased [C5].
  if (opened.some(({ coming }) => coming)) return fail('still-coming')
  const wider = book.channels.filter((channel) => channel.audience !== 'private' && !channel.local)
  const taken = opened.filter(
    (shown) => shown.author === book.author && wider.some(({ grp }) => copyIn(shown, grp))
  )
  const free = await areFree(session, book, wider, taken)
  if (!free.ok) return free
  const renamed = new Map(taken.map(({ ent }) => [ent, store.newEntity()]))
  // Noted before the new ones are made, and not acted on unless they are: a light that goes out in between leaves one note, not two.
  const noted = await keepErasures(store, erasuresOf(wider, taken, renamed))
  if (!noted.ok) return noted
  const along = await blobsAlong(store, taken, renamed)
  if (!along.ok) return along
  const anew = taken.flatMap((shown) => homeAgain(parts, book, home, shown, renamed))
  const following = await followersOf(store, bookId, home.grp, renamed)
  const minted = await store.change([...anew, ...following])
  if (!minted.ok) return minted
  draftsFollow(store, bookId, renamed)
  await store.flushDrafts()
  await confirmMade(store, Object.fromEntries(renamed))
  await sendErasures(session, parts)
  const [made] = await store.open([...renamed.values()].slice(0, 1))
  return made?.deleted ? fail('already-collected') : ok(renamed)
}

/** Pictures and recordings go home with their notes: their bytes must not go with the old ones [B8]. */
async function blobsAlong(
  store: SyncStore,
  taken: readonly Shown[],
  renamed: ReadonlyMap<Id, Id>
): Promise<Result<void>> {
  for (const { id, ents } of store.blobs()) {
    const fresh = taken
      .filter(({ ent }) => ents.includes(ent))
      .flatMap(({ ent }) => renamed.get(ent) ?? [])
    for (const ent of fresh) {
      const noted = await store.blobAlsoOf(id, ent)
      if (!noted.ok) return noted
    }
  }
  return ok(undefined)
}

function erasuresOf(
  wider: readonly Channel[],
  taken: readonly Shown[],
  renamed: ReadonlyMap<Id, Id>
): readonly Erasure[] {
  return wider.flatMap(({ grp }): Erasure[] => {
    const ents = taken.filter((shown) => copyIn(shown, grp)).map(({ ent }) => ent)
    const fresh = Object.fromEntries(renamed)
    return ents.length > 0 ? [{ grp, ents, why: 'taken-back', fresh }] : []
  })
}

/** Amendments and other parts go home with what they belong to. */
function withParts(store: SyncStore, parts: Parts, book: Id, ents: readonly Id[]): readonly Id[] {
  const byWhole = partsOf(store.entries(book).value, parts)
  return [...new Set([...ents, ...ents.flatMap((ent) => byWhole.get(ent) ?? [])])]
}

/** Asks the server who has read how far, after everything of ours is there. */
async function areFree(
  session: Session,
  { author }: Book,
  wider: readonly Channel[],
  taken: readonly Shown[]
): Promise<Result<void>> {
  for (const { grp, audience } of wider) {
    const copies = taken.flatMap((shown) => copyIn(shown, grp) ?? [])
    if (copies.length === 0) continue
    const pushed = await pushChannel(session, grp)
    if (pushed.problem) return { ok: false, problem: pushed.problem }
    const known = await credentials(session)
    if (!known.ok) return known
    const members = await ask(session.request, endpoints.getMembers, {
      ...known.value,
      params: { grp }
    })
    if (!members.ok) return members
    const listed = members.value.members
    const collected =
      audience === 'group' ? collectedUpTo(listed, session.store.device) : readUpTo(listed, author)
    if (copies.some((copy) => (firstPosition(copy) ?? Infinity) <= collected)) {
      return fail('already-collected')
    }
  }
  return ok(undefined)
}

/** The note under its new id in the private channel, and an end to the private copy under the old one. */
function homeAgain(
  { kinds }: TakeBackParts,
  { book }: Book,
  home: Channel,
  shown: Shown,
  renamed: ReadonlyMap<Id, Id>
): readonly Change[] {
  const ent = renamed.get(shown.ent) ?? shown.ent
  const to = { book, grp: home.grp, ent }
  const old = copyIn(shown, home.grp)
  // What was changed at home after the hand-in is a version of its own: the author has both in front of them.
  const behind =
    old && shown.changedBehind ? difference(kinds, old.folded, shown.folded) : undefined
  const versions = behind ? [{ ...to, kind: shown.kind, patch: behind, ctx: NEW }] : []
  const fresh = [...freshLines(kinds, shown.folded, to), ...versions].map((change) =>
    change.patch ? { ...change, patch: renameRefs(change.patch, renamed) } : change
  )
  if (!old) return fresh
  const end: Change = {
    book,
    grp: home.grp,
    ent: shown.ent,
    kind: shown.kind,
    del: true,
    ctx: old.context
  }
  return [...fresh, end]
}

/** What was taken back together still refers to each other. */
function renameRefs(patch: Patch, renamed: ReadonlyMap<Id, Id>): Patch {
  return { ...patch, ...renamedIn(patch, renamed) }
}
