import type { Id } from '#lib/id.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { keyCode } from '#seal/key-code.ts'
import { type CarriedRole, carriedToBytes } from './carried.ts'
import { BY_HAND, grantsFor, OPEN_FOR, welcomeBook } from './granting.ts'
import type { SharingDeps } from './identity.ts'
import { bookOf } from './share.ts'

/** A code to show to one person and then put away: the same text scanned or pasted. */
export interface HandedCode {
  readonly text: string
  /** ms since 1970 */
  readonly expires: number
}

/**
 * The welcome itself as a code, where no server can keep it: asks nobody and is kept nowhere. As by a link, a lead brings in a member,
 * an observer or an adviser, and who leads a school's channel a colleague of that school (not-allowed for others) [W1].
 */
export async function carryWelcome(
  deps: SharingDeps,
  asked: { readonly book: Id; readonly role: CarriedRole; readonly school?: Id }
): Promise<Result<HandedCode>> {
  const known = bookOf(deps, asked.book)
  if (!known) return fail('entity-missing')
  if (known.kind !== 'project') return fail('channel-local')
  const grants = await grantsFor(deps, known, asked, BY_HAND)
  if (!grants.ok) return grants
  if (grants.value.length === 0) return fail('not-allowed', { reason: 'lead-only' })
  const { book, role, school } = asked
  const about = { role, own: false }
  const { channels } = await welcomeBook(deps, bookOf(deps, book) ?? known, grants.value, about)
  // The code holds minutes.
  const expires = Math.floor((deps.store.now() + OPEN_FOR) / 60_000) * 60_000
  const place = school === undefined ? {} : { school }
  return ok({
    text: keyCode(carriedToBytes({ book, role, expires, ...place, channels })),
    expires
  })
}
