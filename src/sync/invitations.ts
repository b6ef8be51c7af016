import { type AnswerOf, endpoints } from '#api/endpoints.ts'
import { base64ToBytes, bytesToBase64 } from '#lib/bytes.ts'
import type { Id } from '#lib/id.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { secretToCode } from '#seal/code.ts'
import { deriveInvitation, invitationLink, newSecret, sealWelcome } from '#seal/invitation.ts'
import { ask } from './ask.ts'
import {
  type Grant,
  grantsFor,
  type InviteAsk,
  labelOf,
  OPEN_FOR,
  welcomeBook
} from './granting.ts'
import { identityOf, type SharingDeps, tokenOf } from './identity.ts'
import { bookOf, startSharing } from './share.ts'
import { welcomeToJson } from './welcome.ts'

/** One secret in three dresses: a link to send, a code to paste or type, and the text of a QR code to show. */
export interface Invited {
  readonly id: Id
  readonly link: string
  readonly code: string
  readonly qrText: string
  /** ms since 1970 */
  readonly expires: number
}

/** An invitation of mine that still waits. */
export interface OpenInvitation {
  readonly id: Id
  readonly book: Id
  readonly asked: InviteAsk
  readonly expires: number
  /** a new key came and its welcome is not rewritten yet */
  readonly stale: boolean
}

/** Kept sealed on the tablet that made it, so that a new key can rewrite the welcome. */
interface Kept {
  readonly id: Id
  readonly secret: string
  readonly asked: InviteAsk
  readonly grants: readonly Grant[]
  readonly expires: number
}

const KEPT = 'invitations'

/**
 * Leaves a sealed welcome at the server for seven days and answers the secret that opens it. Shares the project first where
 * that was not done. Only a lead brings people in (not-allowed); whoever made a school's channel may let colleagues of that
 * school into it, and everyone may bring in their own second tablet.
 */
export async function invite(deps: SharingDeps, asked: InviteAsk): Promise<Result<Invited>> {
  const shared = await startSharing(deps, asked.book)
  if (!shared.ok) return shared
  const book = bookOf(deps, asked.book)
  const mine = book?.channels.find(({ audience }) => audience === 'group')
  if (!book) return fail('entity-missing')
  if (asked.role === 'adviser' && !asked.own && mine?.role !== 'lead') {
    return fail('not-allowed', { reason: 'lead-only' })
  }
  const grants = await grantsFor(deps, book, asked)
  if (!grants.ok) return grants
  if (grants.value.length === 0) return fail('not-allowed', { reason: 'lead-only' })
  const { store, request, random, origin } = deps
  const known = await identityOf(deps)
  if (!known.ok) return known
  const { token } = known.value
  const secret = newSecret(random)
  const expires = store.now() + OPEN_FOR
  const welcome = await sealedWelcome(deps, secret, asked, grants.value)
  if (!welcome.ok) return welcome
  const answer = await ask(request, endpoints.postInvitation, {
    token,
    body: {
      accept: deriveInvitation(secret).acceptHash,
      channels: grants.value,
      welcome: welcome.value,
      expires,
      kind: 'once'
    }
  })
  if (!answer.ok) return answer
  const { id } = answer.value
  const kept = { id, secret: bytesToBase64(secret), asked, grants: grants.value, expires }
  // A link that this tablet could neither list nor end is not given out.
  const noted = await store.amend(KEPT, (before) => [...toKept(before), kept])
  if (!noted.ok) return noted
  const link = invitationLink(origin, secret)
  return ok({ id, link, code: secretToCode(secret, 'invitation'), qrText: link, expires })
}

/** My invitations that nobody has used, as the server tells them. */
export async function openInvitations(
  deps: SharingDeps,
  book: Id
): Promise<Result<readonly OpenInvitation[]>> {
  const listed = await listOpen(deps)
  if (!listed.ok) return listed
  const kept = await readKept(deps)
  if (!kept.ok) return kept
  return ok(
    listed.value.flatMap(({ id, expires, stale }) => {
      const known = kept.value.find((each) => each.id === id)
      if (known?.asked.book !== book) return []
      return [{ id, book, asked: known.asked, expires, stale: stale === true }]
    })
  )
}

/** Makes an invitation void; whoever holds the link is told that it is used up. */
export async function voidInvitation(deps: SharingDeps, id: Id): Promise<Result<void>> {
  const known = await identityOf(deps)
  if (!known.ok) return known
  const { token } = known.value
  const answer = await ask(deps.request, endpoints.deleteInvitation, { token, params: { id } })
  if (!answer.ok && answer.problem.code !== 'not-found') return answer
  return deps.store.amend(KEPT, (kept) => toKept(kept).filter((each) => each.id !== id))
}

/**
 * After a new key: gives each of my open invitations a welcome with that key. The server holds them void until then, so
 * that a link never lets someone in who could read only what is past.
 */
export async function rewriteInvitations(deps: SharingDeps): Promise<Result<void>> {
  const all = await readKept(deps)
  if (!all.ok) return all
  if (all.value.length === 0) return ok(undefined)
  const listed = await listOpen(deps)
  if (!listed.ok) return listed
  const open = new Map(listed.value.map((each) => [each.id, each]))
  const known = await tokenOf(deps.store)
  if (!known.ok) return known
  const token = known.value
  const ended = new Set<Id>()
  for (const kept of all.value) {
    const told = open.get(kept.id)
    if (!told) {
      ended.add(kept.id)
      continue
    }
    const secret = base64ToBytes(kept.secret)
    if (!told.stale || !secret || token === undefined) continue
    const welcome = await sealedWelcome(deps, secret, kept.asked, kept.grants)
    if (!welcome.ok) return welcome
    const params = { id: kept.id }
    const body = { welcome: welcome.value }
    const put = await ask(deps.request, endpoints.putWelcome, { token, params, body })
    if (!put.ok && put.problem.code !== 'not-found') return put
  }
  return deps.store.amend(KEPT, (kept) => toKept(kept).filter(({ id }) => !ended.has(id)))
}

type Listed = AnswerOf<typeof endpoints.getInvitations>['invitations']

/** Unused ones of kind `once`. */
async function listOpen({ store, request }: SharingDeps): Promise<Result<Listed>> {
  const known = await tokenOf(store)
  if (!known.ok) return known
  const token = known.value
  if (token === undefined) return ok([])
  const answer = await ask(request, endpoints.getInvitations, { token })
  if (!answer.ok) return answer
  const { invitations } = answer.value
  return ok(invitations.filter(({ kind, uses }) => kind === 'once' && uses === 0))
}

async function sealedWelcome(
  deps: SharingDeps,
  secret: Uint8Array,
  asked: InviteAsk,
  grants: readonly Grant[]
): Promise<Result<string>> {
  const book = bookOf(deps, asked.book)
  if (!book) return fail('entity-missing')
  const own = asked.own === true
  const about = { role: asked.role, own, ...(asked.school ? { school: asked.school } : {}) }
  const welcome = {
    v: 1,
    kind: own ? 'own' : 'once',
    from: labelOf(deps.store, book.book, book.author),
    books: [await welcomeBook(deps, book, grants, about)]
  } as const
  const { open } = deriveInvitation(secret)
  return ok(sealWelcome(open, welcomeToJson(welcome), deps.random))
}

async function readKept({ store }: SharingDeps): Promise<Result<readonly Kept[]>> {
  const kept = await store.recall(KEPT)
  return kept.ok ? ok(toKept(kept.value)) : kept
}

// Sealed by us under this very name.
const toKept = (kept: unknown) => (Array.isArray(kept) ? (kept as readonly Kept[]) : [])
