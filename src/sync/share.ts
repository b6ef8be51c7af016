import { endpoints } from '#api/endpoints.ts'
import type { Id } from '#lib/id.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { proofOf } from '#seal/proof.ts'
import type { Audience, Book, Channel } from '#store/types.ts'
import { ask } from './ask.ts'
import { mintControlLine } from './control.ts'
import { type Identity, identityOf, type SharingDeps } from './identity.ts'
import { makeChannel } from './make-channel.ts'
import { channelOf, type Register } from './session.ts'

/**
 * Makes every channel of a project known to the server. Repeatable: channels it knows already are passed over. `code` is the
 * set-up code, where the server asks a new device for one (setup-code-wrong). Trial and sample are refused as channel-local.
 */
export async function startSharing(
  deps: SharingDeps,
  book: Id,
  code?: string
): Promise<Result<void>> {
  const known = bookOf(deps, book)
  if (!known) return fail('entity-missing')
  if (known.kind !== 'project') return fail('channel-local')
  const identity = await identityOf(deps)
  if (!identity.ok) return identity
  for (const channel of known.channels) {
    if (channel.registered || channel.gone) continue
    // One that came in a file is the lead's to share; who has it only reads along is let in by her.
    if (channel.role !== 'lead') return fail('not-allowed', { reason: 'lead-only' })
    const put = await putChannel(deps, identity.value, known, channel, code)
    if (!put.ok) return put
  }
  return ok(undefined)
}

/** For the push: registers a channel that came later to a project whose sharing was asked for. */
export function createRegister(deps: SharingDeps): Register {
  return async (channel) => {
    const book = bookOf(deps, channel.book)
    if (!book || book.kind !== 'project' || channel.local) return ok(false)
    if (channel.registered) return ok(true)
    // A restored server may have forgotten every channel; having met one is the sign that sharing was asked for.
    if (!book.channels.some(({ registered, restore }) => registered || restore > 0))
      return ok(false)
    // Somebody else's, brought here in a file: the server lets us in when its lead does.
    if (channel.role !== 'lead') return ok(false)
    const identity = await identityOf(deps)
    if (!identity.ok) return identity
    const put = await putChannel(deps, identity.value, book, channel)
    return put.ok ? ok(true) : put
  }
}

/** The channel of that audience (and school), made where nobody has made it yet, and registered where the project is shared. */
export async function ensureChannel(
  deps: SharingDeps,
  book: Id,
  audience: Audience,
  school?: Id
): Promise<Result<Channel>> {
  const made = await makeChannel(deps, book, audience, school)
  return made.ok ? registered(deps, made.value) : made
}

/** The same channel as the server knows it now. */
export async function registered(deps: SharingDeps, channel: Channel): Promise<Result<Channel>> {
  const known = await createRegister(deps)(channel)
  return known.ok ? ok(channelOf(deps.store, channel.grp) ?? channel) : known
}

export function bookOf({ store }: SharingDeps, book: Id): Book | undefined {
  return store.books.value.find((each) => each.book === book)
}

async function putChannel(
  deps: SharingDeps,
  identity: Identity,
  book: Book,
  channel: Channel,
  code?: string
): Promise<Result<void>> {
  const { store, request, random } = deps
  const { grp, audience } = channel
  const [newest] = await store.channelKeys(grp)
  if (!newest) return fail('key-missing', { grp })
  const { dev, token, tokenHash, pair } = identity
  const { pub } = pair
  const person = book.author
  const mac = proofOf(newest.key, dev, pub)
  const body = { dev, role: 'lead', pub, mac, person, status: 'joined', tokenHash } as const
  const line = await mintControlLine(store, { grp, k: 'member', body }, random)
  if (!line.ok) return line
  const answer = await ask(request, endpoints.putChannel, {
    token,
    params: { grp },
    body: {
      dev,
      tokenHash,
      pub,
      kid: newest.kid,
      audience,
      person,
      lines: [line.value],
      ...(code === undefined ? {} : { code })
    }
  })
  if (!answer.ok) return answer
  const restore = channel.restore === 0 ? { restore: answer.value.restore } : {}
  await store.updateChannel(grp, { registered: true, role: 'lead', ...restore })
  return ok(undefined)
}
