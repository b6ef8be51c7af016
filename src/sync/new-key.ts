import { type AnswerOf, endpoints } from '#api/endpoints.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { keyId, newKey as randomKey } from '#seal/primitives.ts'
import { checkProof } from '#seal/proof.ts'
import { ask } from './ask.ts'
import { mintControlLine } from './control.ts'
import { type Identity, identityOf, type SharingDeps } from './identity.ts'
import { rewriteInvitations } from './invitations.ts'
import type { ChannelKey } from './welcome.ts'
import { openVouched, wrapVouched } from './wraps.ts'

/** A channel's devices and sheets as the server lists them; none is believed before its proof was checked. */
export type MemberList = AnswerOf<typeof endpoints.getMembers>

type Wrap = { dev: string; wrap: string } | { sheet: string; wrap: string }

/** The key, newest first, under which a listed device or sheet proved its public key; undefined when it proved none. */
export function provenBy(
  keys: readonly ChannelKey[],
  member: { readonly dev: string; readonly pub: string; readonly mac?: string | undefined }
): ChannelKey | undefined {
  const { dev, pub, mac } = member
  return mac === undefined ? undefined : keys.find(({ key }) => checkProof(key, dev, pub, mac))
}

/**
 * Makes a new key for a channel I lead and wraps it to every proven device and sheet that stays; what is written from now on
 * is closed to whoever left. Where a colleague was quicker (409) hers is taken. My open invitations are rewritten.
 */
export async function newKey(deps: SharingDeps, grp: string): Promise<Result<string>> {
  const identity = await identityOf(deps)
  if (!identity.ok) return identity
  const { store, request, random } = deps
  const { token, dev } = identity.value
  const caughtUp = await fetchKeys(deps, grp)
  if (!caughtUp.ok) return caughtUp
  const listed = await ask(request, endpoints.getMembers, { token, params: { grp } })
  if (!listed.ok) return listed
  const [after] = await store.channelKeys(grp)
  if (!after) return fail('key-missing', { grp })
  const key = randomKey(random)
  const kid = keyId(key)
  const wraps = await wrapsFor(deps, grp, listed.value, { kid, key })
  const body = { kid, after: after.kid, by: dev }
  const line = await mintControlLine(store, { grp, k: 'key', body }, random)
  if (!line.ok) return line
  const answer = await ask(request, endpoints.postKey, {
    token,
    params: { grp },
    body: { after: after.kid, kid, line: line.value, wraps }
  })
  if (!answer.ok) {
    if (answer.problem.code !== 'key-came-first') return answer
    const theirs = await fetchKeys(deps, grp)
    if (!theirs.ok) return theirs
    const [taken] = await store.channelKeys(grp)
    return taken && taken.kid !== after.kid ? ok(taken.kid) : fail('key-missing', { grp })
  }
  // The line first: nobody writes with a key that a restored server could not be told of again.
  const kept = await store.keepTaken(grp, [line.value])
  if (!kept.ok) return kept
  await store.addKey(grp, kid, key)
  const rewritten = await rewriteInvitations(deps)
  return rewritten.ok ? ok(kid) : rewritten
}

/**
 * Takes the keys that colleagues wrapped to this tablet; lines that waited for one are opened. Answers how many came. The
 * server's word alone brings in no key: each carries a vouch under one we hold.
 */
export async function fetchKeys(deps: SharingDeps, grp: string): Promise<Result<number>> {
  const { store, request } = deps
  const known = await identityOf(deps)
  if (!known.ok) return known
  const { token, pair } = known.value
  const answer = await ask(request, endpoints.getKeys, { token, params: { grp } })
  if (!answer.ok) return answer
  const held = await store.channelKeys(grp)
  const opened = await openVouched(pair.priv, grp, answer.value.wraps, held)
  // We write with the channel's newest; an older one that comes after it only opens what was written with it.
  const current = answer.value.kid
  const isHere = [...held, ...opened].some(({ kid }) => kid === current)
  const isRead = ({ kid }: ChannelKey) => isHere && kid !== current
  for (const key of opened.filter((each) => !isRead(each)))
    await store.addKey(grp, key.kid, key.key)
  for (const key of opened.filter(isRead)) await store.addKey(grp, key.kid, key.key, 'read')
  if (opened.length > 0) {
    const folded = await store.foldPages(grp)
    if (!folded.ok) return folded
  }
  return ok(opened.length)
}

/**
 * Wraps keys to proven devices and sheets that have none of them yet; by any member. Each was given all keys up to the one it proved
 * itself under; what came later is its due, and not only the newest: after a restore an older one may be announced again. Answers how
 * many were wrapped.
 */
export async function fillWraps(
  deps: SharingDeps,
  identity: Identity,
  grp: string,
  listed: MemberList
): Promise<Result<number>> {
  const held = await deps.store.channelKeys(grp)
  let filled = 0
  for (const [age, wrapped] of held.entries()) {
    const lacks = (reader: Parameters<typeof provenBy>[1] & { kids: readonly string[] }) =>
      !reader.kids.includes(wrapped.kid) && provenBy(held.slice(age + 1), reader) !== undefined
    const lacking = {
      members: listed.members.filter(lacks),
      sheets: listed.sheets.filter(lacks)
    }
    const put = await putWraps(deps, identity, grp, wrapped, lacking)
    if (!put.ok) return put
    filled += put.value
  }
  return ok(filled)
}

async function putWraps(
  deps: SharingDeps,
  { token }: Identity,
  grp: string,
  wrapped: ChannelKey,
  lacking: Pick<MemberList, 'members' | 'sheets'>
): Promise<Result<number>> {
  const wraps = await wrapsFor(deps, grp, lacking, wrapped)
  if (wraps.length === 0) return ok(0)
  const params = { grp, kid: wrapped.kid }
  const put = await ask(deps.request, endpoints.putWraps, { token, params, body: { wraps } })
  // A key the server does not know yet is the maker's to announce.
  if (!put.ok && put.problem.code !== 'not-found') return put
  return ok(put.ok ? wraps.length : 0)
}

/** Each wrap is vouched for by the key under which its reader proved itself: one that reader surely holds. */
async function wrapsFor(
  { store, random }: SharingDeps,
  grp: string,
  { members, sheets }: MemberList,
  wrapped: ChannelKey
): Promise<Wrap[]> {
  const held = await store.channelKeys(grp)
  const wraps: Wrap[] = []
  for (const member of members) {
    const proven = member.status === 'joined' ? provenBy(held, member) : undefined
    const wrap = proven && (await wrapVouched(member.pub, grp, wrapped, proven.key, random))
    if (wrap) wraps.push({ dev: member.dev, wrap })
  }
  for (const sheet of sheets) {
    const proven = provenBy(held, sheet)
    const wrap = proven && (await wrapVouched(sheet.pub, grp, wrapped, proven.key, random))
    if (wrap) wraps.push({ sheet: sheet.id, wrap })
  }
  return wraps
}
