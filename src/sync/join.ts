import { type AnswerOf, endpoints } from '#api/endpoints.ts'
import type { Id } from '#lib/id.ts'
import { fail, ok, type Problem, type Result } from '#lib/result.ts'
import {
  deriveInvitation,
  exposedSecret,
  openWelcome,
  parseInvitation,
  type ParsedSecret
} from '#seal/invitation.ts'
import { proofOf } from '#seal/proof.ts'
import type { Channel, Role } from '#store/types.ts'
import { ask } from './ask.ts'
import { begunName, endBegun, keepBegun, recallBegun } from './begun.ts'
import { controlLine } from './control.ts'
import { type Identity, identityOf, type SharingDeps } from './identity.ts'
import { refreshMembers } from './members.ts'
import { bookOf, ensureChannel } from './share.ts'
import { channelOf } from './session.ts'
import { withNewerKeys } from './sheet-keys.ts'
import { jsonToWelcome, type Welcome, type WelcomeBook } from './welcome.ts'

/** An invitation read but not spent: what the Join screen shows before anyone says yes. */
export interface Opened extends Welcome {
  /** the server's id of the invitation or sheet */
  readonly id: Id
  readonly secret: ParsedSecret
  /** ms since 1970 */
  readonly expires: number
  readonly restore: number
}

/** Who the joiner is: somebody already listed, or new. Own tablets and sheets bring it along. */
export type Joiner = { readonly person: Id } | { readonly name: string; readonly school?: Id }

/**
 * Reads a pasted, scanned or typed invitation and what the server keeps for it; spends nothing. Besides the problems of
 * parseInvitation: link-used-up when it was used, made void or has expired.
 */
export async function openInvitation(deps: SharingDeps, text: string): Promise<Result<Opened>> {
  const secret = parseInvitation(text, deps.origin)
  if (secret.ok) return openSecret(deps, secret.value)
  return secret.problem.code === 'link-in-path' ? voidExposed(deps, text) : secret
}

/**
 * A link that a service worker answered never came to our server, but to whoever changed it; so the server is told. Says
 * link-in-path once the invitation is void, else link-exposed.
 */
async function voidExposed(deps: SharingDeps, text: string): Promise<Result<never>> {
  const secret = exposedSecret(text, deps.origin)
  if (!secret) return fail('link-exposed')
  const { accept } = deriveInvitation(secret)
  const told = await ask(deps.request, endpoints.postExposed, { body: { accept } })
  return fail(told.ok ? 'link-in-path' : 'link-exposed')
}

/** The same for a secret already parsed. */
export async function openSecret(deps: SharingDeps, secret: ParsedSecret): Promise<Result<Opened>> {
  const { accept, open } = deriveInvitation(secret.secret, secret.purpose)
  const answer = await ask(deps.request, endpoints.postWelcome, { body: { accept } })
  if (!answer.ok) return { ok: false, problem: usedUp(answer.problem) }
  const { id, expires, restore, wraps } = answer.value
  const inside = openWelcome(open, answer.value.welcome)
  const welcome = inside.ok ? jsonToWelcome(inside.value) : inside
  if (!welcome.ok) return welcome
  if ((welcome.value.kind === 'sheet') !== (secret.purpose === 'sheet')) return fail('line-invalid')
  const living = new Set(answer.value.channels.map(({ grp }) => grp))
  const books = welcome.value.books.flatMap((book) => {
    const channels = book.channels.filter(({ grp }) => living.has(grp))
    return channels.length > 0 ? [{ ...book, channels }] : []
  })
  const newer = wraps.length > 0 ? await withNewerKeys(books, secret.secret, wraps) : books
  return ok({ ...welcome.value, books: newer, id, secret, expires, restore })
}

/**
 * Spends the invitation: makes this tablet a member of its channels and puts them into the store, where the next pull
 * fills them. Repeatable by the same tablet until it succeeds. `me` is asked for kind `once` only, and not where this tablet
 * is in the project already.
 */
export async function join(
  deps: SharingDeps,
  opened: Opened,
  me?: Joiner
): Promise<Result<readonly Id[]>> {
  const identity = await identityOf(deps)
  if (!identity.ok) return identity
  for (const book of opened.books) {
    const person = await personFor(deps, opened, book, me)
    if (!person.ok) return person
    const joined = await joinBook(deps, identity.value, opened, book, person.value)
    if (!joined.ok) return joined
    const settled = await settle(deps, opened, book, person.value, me)
    if (!settled.ok) return settled
    await endBegun(deps.store, begunName(opened.id, book.book))
    // Whether the keys are held elsewhere decides what is called safe; out of reach, the engine looks again.
    await refreshMembers(deps, book.book)
  }
  return ok(opened.books.map(({ book }) => book))
}

async function personFor(
  { store }: SharingDeps,
  opened: Opened,
  book: WelcomeBook,
  me: Joiner | undefined
): Promise<Result<Id>> {
  const known = book.me ?? store.books.value.find((each) => each.book === book.book)?.me
  if (known) return ok(known)
  if (!me) return fail('field-invalid', { field: 'me' })
  if ('person' in me) return ok(me.person)
  const begun = await recallBegun(store, begunName(opened.id, book.book))
  return begun.ok ? ok(begun.value?.person ?? store.newEntity()) : begun
}

async function joinBook(
  deps: SharingDeps,
  identity: Identity,
  opened: Opened,
  book: WelcomeBook,
  person: Id
): Promise<Result<void>> {
  const { store, request } = deps
  const { dev, tokenHash, pair } = identity
  const name = begunName(opened.id, book.book)
  const begun = await recallBegun(store, name)
  if (!begun.ok) return begun
  const lines =
    begun.value?.person === person
      ? begun.value.lines
      : memberLines(deps, identity, opened, book, person)
  const kept = await keepBegun(store, name, { person, lines })
  if (!kept.ok) return kept
  const { accept } = deriveInvitation(opened.secret.secret, opened.secret.purpose)
  const answer = await ask(request, endpoints.postJoin, {
    body: {
      accept,
      dev,
      tokenHash,
      pub: pair.pub,
      person,
      channels: book.channels.map(({ grp, keys }) => ({
        grp,
        mac: proofOf(newest(keys), dev, pair.pub),
        line: lines[grp] ?? ''
      }))
    }
  })
  const told = answer.ok
    ? answer.value
    : await asMember(deps, identity, opened, book, answer.problem)
  return 'channels' in told ? addChannels(deps, book, told) : fail(told.code, told.details)
}

type Told = AnswerOf<typeof endpoints.postJoin>

/** Used up may mean by us: an answer lost longer ago than the server lets us repeat. */
async function asMember(
  { request }: SharingDeps,
  { token, dev }: Identity,
  { restore }: Opened,
  book: WelcomeBook,
  problem: Problem
): Promise<Told | Problem> {
  if (problem.code !== 'invitation-void') return problem
  const channels: Told['channels'] = []
  for (const { grp } of book.channels) {
    const answer = await ask(request, endpoints.getMembers, { token, params: { grp } })
    const mine = answer.ok ? answer.value.members.find((member) => member.dev === dev) : undefined
    if (mine?.status === 'joined') channels.push({ grp, role: mine.role, head: 0 })
  }
  return channels.length > 0 ? { channels, restore } : usedUp(problem)
}

async function addChannels(
  { store }: SharingDeps,
  book: WelcomeBook,
  { channels, restore }: Told
): Promise<Result<void>> {
  for (const { grp, role } of channels) {
    const granted = book.channels.find((channel) => channel.grp === grp)
    if (!granted) continue
    const known = channelOf(store, grp)
    const added = await store.addChannel(
      newChannel(book.book, granted, role, restore),
      granted.keys
    )
    if (!added.ok) return added
    if (!known) continue
    // One that came without a server meets its first here [E5].
    const first = known.restore === 0 ? { restore } : {}
    await store.updateChannel(grp, { registered: true, role, gone: false, ...first })
  }
  return ok(undefined)
}

/** A channel that is let into, as the store takes it. */
export function newChannel(
  book: Id,
  { grp, audience, school, keys }: WelcomeBook['channels'][number],
  role: Role,
  restore: number
): Channel {
  return {
    grp,
    book,
    audience,
    ...(school ? { school } : {}),
    local: false,
    role,
    registered: true,
    kids: keys.map(({ kid }) => kid),
    heldElsewhere: false,
    pulled: 0,
    folded: 0,
    chain: '',
    restore
  }
}

/** Says who I am, makes my record where I am new, and opens a channel of my own for what only I may read. */
export async function settle(
  deps: SharingDeps,
  { kind }: Pick<Welcome, 'kind'>,
  book: WelcomeBook,
  person: Id,
  me: Joiner | undefined
): Promise<Result<void>> {
  const named = kind === 'once' && me !== undefined && 'name' in me ? me : undefined
  // Her record first where her writing carries her id already: a light that goes out in between leaves nobody without a name.
  if (named && bookOf(deps, book.book)?.author === person) {
    const made = await makePerson(deps, book, person, named)
    if (!made.ok) return made
  }
  const set = await deps.store.setMe(book.book, person)
  if (!set.ok) return set
  const made = named ? await makePerson(deps, book, person, named) : set
  if (!made.ok) return made
  if (kind !== 'once') return ok(undefined)
  const own = await ensureChannel(deps, book.book, 'private')
  if (own.ok) return ok(undefined)
  // Where only the server was out of reach the channel is here, and the next push registers it.
  const channels = bookOf(deps, book.book)?.channels ?? []
  return channels.some(({ audience }) => audience === 'private') ? ok(undefined) : own
}

/** Her record in the widest channel she was let into; none where it is there. */
async function makePerson(
  { store }: SharingDeps,
  { book, role, school, channels }: WelcomeBook,
  ent: Id,
  me: Extract<Joiner, { readonly name: string }>
): Promise<Result<void>> {
  const entries = store.entries(book).peek()
  if (entries.some((entry) => entry.ent === ent)) return ok(undefined)
  const grp = (channels.find(({ audience }) => audience === 'group') ?? channels[0])?.grp ?? ''
  const at = school ?? me.school
  const patch = { name: me.name, role, ...(at ? { school: at } : {}) }
  const ctx = { pos: 0, ids: [] }
  const made = await store.change([{ book, grp, ent, kind: 'person', patch, ctx }])
  return made.ok ? ok(undefined) : made
}

function memberLines(
  { store, random }: SharingDeps,
  { dev, tokenHash, pair }: Identity,
  { restore }: Opened,
  { channels }: WelcomeBook,
  person: Id
): Readonly<Record<string, string>> {
  const by = { dev, now: store.now(), restore }
  return Object.fromEntries(
    channels.map(({ grp, role, keys }) => {
      const key = newest(keys)
      const mac = proofOf(key, dev, pair.pub)
      const status = 'joined' as const
      const body = { dev, role, pub: pair.pub, mac, person, status, tokenHash }
      const kid = keys[0]?.kid ?? ''
      return [grp, controlLine(by, { grp, k: 'member', body }, { kid, key }, random)]
    })
  )
}

/** A welcome has at least one key for every channel: jsonToWelcome saw to it. */
function newest(keys: readonly { readonly key: Uint8Array }[]): Uint8Array {
  const key = keys[0]?.key
  if (!key) throw new Error('a welcome without a key')
  return key
}

function usedUp(problem: Problem): Problem {
  return problem.code === 'invitation-void' ? { code: 'link-used-up' } : problem
}
