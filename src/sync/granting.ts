import type { Id } from '#lib/id.ts'
import { ok, type Result } from '#lib/result.ts'
import type { SyncStore } from '#store/sync-types.ts'
import type { Book, Channel, Entry, Role } from '#store/types.ts'
import { channelTo, mySchool } from './audiences.ts'
import type { SharingDeps } from './identity.ts'
import { makeAdviserChannel, makeChannel } from './make-channel.ts'
import { bookOf, registered } from './share.ts'
import type { Named, WelcomeBook, WelcomeChannel } from './welcome.ts'

export interface Grant {
  readonly grp: string
  readonly role: Role
}

/** Who is brought in, and as what. `own` is my own second tablet, which gets everything I have. */
export interface InviteAsk {
  readonly book: Id
  readonly role: Role
  /** the joiner's school: an inviter names it, and grants its channel only if she leads it */
  readonly school?: Id
  readonly own?: true
}

/** ms an invitation can be used */
export const OPEN_FOR = 7 * 24 * 60 * 60_000

/** Channels the server knows us in, so that it can let others in by our word. */
export function sharedChannels(book: Book): readonly Channel[] {
  return book.channels.filter(({ registered, local, gone }) => registered && !local && !gone)
}

/** By which way somebody is brought in: what may be granted, and what a channel made for it still needs. */
interface Way {
  readonly granted: (book: Book) => readonly Channel[]
  readonly known: typeof registered
}

const BY_SERVER: Way = { granted: sharedChannels, known: registered }

/** Asks no server: every channel of the project that may leave the tablet. */
export const BY_HAND: Way = {
  granted: ({ channels }) => channels.filter(({ local, gone }) => !local && !gone),
  known: (_deps, channel) => Promise.resolve(ok(channel))
}

/**
 * What an invitation opens (design 8.5): an adviser the adviser channel only, everybody else the group and the named school,
 * a lead the adviser channel too; my own second tablet all of mine, `private` included.
 */
export async function grantsFor(
  deps: SharingDeps,
  given: Book,
  asked: InviteAsk,
  way: Way = BY_SERVER
): Promise<Result<Grant[]>> {
  const kept = await keepSchool(deps, given, asked, way)
  if (!kept.ok) return kept
  const book = bookOf(deps, given.book) ?? given
  if (asked.own) return ok(sharedChannels(book).map(({ grp, role }) => ({ grp, role })))
  const { role, school } = asked
  if (role === 'adviser') {
    const made = await makeAdviserChannel(deps, book.book)
    const adviser = made.ok ? await way.known(deps, made.value) : made
    return adviser.ok ? ok([{ grp: adviser.value.grp, role }]) : adviser
  }
  const granted = way.granted(book).filter((channel) => {
    if (channel.role !== 'lead') return false
    if (channel.audience === 'school') return school !== undefined && channel.school === school
    return channel.audience === 'group' || (channel.audience === 'adviser' && role === 'lead')
  })
  return ok(granted.map(({ grp }) => ({ grp, role })))
}

/**
 * Whoever lets in a colleague of her own school, or her own second tablet, makes the school's channel if there is none yet: they are to
 * read in one, not in two that do not know of each other.
 */
async function keepSchool(
  deps: SharingDeps,
  book: Book,
  { own, role, school }: InviteAsk,
  way: Way
): Promise<Result<void>> {
  const mine = mySchool(deps.store, book)
  const concerns = own || (role !== 'adviser' && school === mine)
  if (mine === undefined || !concerns || channelTo(deps.store, book, 'school')) return ok(undefined)
  const made = await makeChannel(deps, book.book, 'school', mine)
  const known = made.ok ? await way.known(deps, made.value) : made
  return known.ok ? ok(undefined) : known
}

/** One project as a welcome tells of it: the grants with all keys held so far. */
export async function welcomeBook(
  { store }: SharingDeps,
  book: Book,
  grants: readonly Grant[],
  about: { readonly role: Role; readonly own: boolean; readonly school?: Id }
): Promise<WelcomeBook> {
  const channels: WelcomeChannel[] = []
  for (const { grp, role } of grants) {
    const channel = book.channels.find((each) => each.grp === grp)
    const keys = await store.channelKeys(grp)
    if (!channel || keys.length === 0) continue
    const { audience, school } = channel
    channels.push({ grp, audience, ...(school ? { school } : {}), role, keys })
  }
  // An adviser is told of nobody whose record she was not given.
  const mayNamePeople = about.role !== 'adviser'
  const named = (kind: string) => (mayNamePeople ? namesOf(store, book.book, kind) : [])
  return {
    book: book.book,
    title: labelOf(store, book.book, book.book),
    role: about.role,
    ...(about.own ? { me: book.author } : {}),
    ...(about.school ? { school: about.school } : {}),
    channels,
    people: named('person'),
    schools: named('school')
  }
}

/** What people call an entity: its title or name; '' while it is not here. */
export function labelOf(store: SyncStore, book: Id, ent: Id): string {
  const entry = store
    .entries(book)
    .peek()
    .find((each) => each.ent === ent)
  return entry ? nameOf(entry) : ''
}

export function namesOf(store: SyncStore, book: Id, kind: string): Named[] {
  return store
    .entries(book)
    .peek()
    .filter((entry) => entry.kind === kind && !entry.deleted)
    .map((entry) => {
      const school = entry.values['school']
      const named = { ent: entry.ent, name: nameOf(entry) }
      return typeof school === 'string' ? { ...named, school } : named
    })
}

function nameOf({ values }: Entry): string {
  const name = values['title'] ?? values['name']
  return typeof name === 'string' ? name : ''
}
