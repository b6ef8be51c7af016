import type { Id } from '#lib/id.ts'
import { newToken } from '#lib/random.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { keyId, newKey } from '#seal/primitives.ts'
import type { SyncStore } from '#store/sync-types.ts'
import type { Audience, Book, Channel } from '#store/types.ts'
import { channelTo, mySchool, type Wider } from './audiences.ts'
import type { SharingDeps } from './identity.ts'

type Making = Pick<SharingDeps, 'store' | 'random'>

/**
 * The channel of an audience (and school) on this tablet, made with a fresh key where nobody has made it yet. Asks no server: the next
 * push registers it where the project is shared.
 */
export async function makeChannel(
  { store, random }: Making,
  bookId: Id,
  audience: Audience,
  school?: Id
): Promise<Result<Channel>> {
  const find = (book: Book | undefined) =>
    book?.channels.find(
      (channel) => channel.audience === audience && channel.school === school && !channel.gone
    )
  const known = bookIn(store, bookId)
  if (!known) return fail('entity-missing')
  const here = find(known)
  if (here) return ok(here)
  const key = newKey(random)
  const kid = keyId(key)
  const made: Channel = {
    grp: newToken(random),
    book: bookId,
    audience,
    ...(school === undefined ? {} : { school }),
    local: known.kind !== 'project',
    role: 'lead',
    registered: false,
    kids: [kid],
    heldElsewhere: false,
    pulled: 0,
    folded: 0,
    chain: '',
    restore: 0
  }
  const added = await store.addChannel(made, [{ kid, key }])
  if (!added.ok) return added
  const channel = find(bookIn(store, bookId))
  return channel ? ok(channel) : fail('channel-missing', { audience })
}

/**
 * The adviser's channel with the project's own record in it, handed over in fresh lines: her first page. A lead makes it, offline too;
 * anybody else is told not-allowed.
 */
export async function makeAdviserChannel(deps: Making, bookId: Id): Promise<Result<Channel>> {
  const { store } = deps
  const known = bookIn(store, bookId)
  const here = known && channelTo(store, known, 'adviser')
  const leads = known?.channels.some(
    ({ audience, role }) => audience === 'group' && role === 'lead'
  )
  if (!here && !leads) return fail('not-allowed', { reason: 'lead-only' })
  const channel = here ? ok(here) : await makeChannel(deps, bookId, 'adviser')
  if (!channel.ok) return channel
  const { grp } = channel.value
  const [project] = await store.open([bookId])
  if (!project || project.copies.some((copy) => copy.grp === grp)) return channel
  const patch = Object.fromEntries(
    Object.entries(project.folded.values).map(([field, value]) => [
      field,
      // only sets are held as lists; what is taken from one is named as added
      typeof value === 'object' && value !== null ? { add: value } : value
    ])
  )
  const { kind } = project
  const ctx = { pos: 0, ids: [] }
  const handed = await store.change([{ book: bookId, grp, ent: bookId, kind, patch, ctx }])
  return handed.ok ? channel : handed
}

/** The channel to hand in to: the one that is here, or made now by whom it falls to [H13]. Needs no server. */
export async function channelToHandIn(
  deps: Making,
  bookId: Id,
  audience: Wider
): Promise<Result<Channel>> {
  const book = bookIn(deps.store, bookId)
  if (!book) return fail('entity-missing')
  const here = channelTo(deps.store, book, audience)
  if (here) return ok(here)
  if (book.kind !== 'project') return fail('channel-local')
  if (audience === 'adviser') return makeAdviserChannel(deps, bookId)
  const school = audience === 'school' ? mySchool(deps.store, book) : undefined
  if (school === undefined) return fail('channel-missing', { audience })
  return makeChannel(deps, bookId, 'school', school)
}

function bookIn({ books }: Pick<SyncStore, 'books'>, book: Id): Book | undefined {
  return books.value.find((each) => each.book === book)
}
