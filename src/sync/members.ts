import { endpoints } from '#api/endpoints.ts'
import type { Id } from '#lib/id.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import type { Audience, Book, Channel, Role } from '#store/types.ts'
import { ask } from './ask.ts'
import { sharedChannels } from './granting.ts'
import { type Identity, identityOf, type SharingDeps, tokenOf } from './identity.ts'
import { mintControlLine } from './control.ts'
import { rewriteInvitations } from './invitations.ts'
import { fillWraps, type MemberList, newKey, provenBy } from './new-key.ts'
import { bookOf } from './share.ts'
import { sheetHolds } from './sheet-record.ts'

/** A device in one channel. */
export interface Place {
  readonly grp: string
  readonly audience: Audience
  readonly role: Role
  readonly joined: boolean
  /** its proof holds under a key of the channel: new keys are wrapped to it */
  readonly verified: boolean
  /** it can read what is written now */
  readonly hasKey: boolean
  /** last position it said it has */
  readonly cursor: number
}

/** One tablet of somebody's, as far as the channels I share with it tell. */
export interface MemberDevice {
  readonly dev: string
  readonly person: Id
  readonly mine: boolean
  /** ms since 1970 when the server last heard it, 0 when never */
  readonly contact: number
  /** lines it had not sent when last heard; absent when it never said */
  readonly pending?: number
  /** ms since 1970: the oldest of these */
  readonly oldest?: number
  readonly places: readonly Place[]
}

/** Everyone in the project's channels, removed ones too, mine first. Does what refreshMembers does on the way. */
export async function members(
  deps: SharingDeps,
  book: Id
): Promise<Result<readonly MemberDevice[]>> {
  const lists = await listMembers(deps, book)
  if (!lists.ok) return lists
  const tended = await tend(deps, lists.value)
  if (!tended.ok) return tended
  const devices = new Map<string, MemberDevice>()
  for (const { channel, listed } of lists.value) {
    const keys = await deps.store.channelKeys(channel.grp)
    for (const { dev, person, contact, pending, oldest, ...member } of listed.members) {
      const known = devices.get(dev)
      const proven = provenBy(keys, { ...member, dev })
      const place: Place = {
        grp: channel.grp,
        audience: channel.audience,
        role: member.role,
        joined: member.status === 'joined',
        verified: proven !== undefined,
        hasKey: holds(member.kids, proven?.kid, keys[0]?.kid),
        cursor: member.cursor
      }
      devices.set(dev, {
        dev,
        person,
        mine: dev === deps.store.device,
        contact: Math.max(contact, known?.contact ?? 0),
        ...(pending === undefined ? {} : { pending }),
        ...(oldest === undefined ? {} : { oldest }),
        places: [...(known?.places ?? []), place]
      })
    }
  }
  return ok([...devices.values()].toSorted((one, other) => Number(other.mine) - Number(one.mine)))
}

/**
 * Looks after what a new reader or a new key left undone: wraps the newest key to proven devices without it, and notes for
 * each channel whether its key is held elsewhere, without which nothing is called safe (design 8.6).
 */
export async function refreshMembers(deps: SharingDeps, book: Id): Promise<Result<void>> {
  const lists = await listMembers(deps, book)
  const tended = lists.ok ? await tend(deps, lists.value) : lists
  // A colleague's new key made my open invitations void until they hold it.
  return tended.ok ? rewriteInvitations(deps) : tended
}

/**
 * Takes a person's tablets (or one tablet) out of every channel I lead and makes a new key for each, so that what is written
 * from now on is closed to them. Repeatable where it broke off in between: 0 means that only a key was left to make. My own
 * tablet leaves without a new key.
 */
export async function removeMember(
  deps: SharingDeps,
  gone: { readonly book: Id; readonly person?: Id; readonly dev?: string }
): Promise<Result<number>> {
  const lists = await listMembers(deps, gone.book)
  if (!lists.ok) return lists
  const identity = await identityOf(deps)
  if (!identity.ok) return identity
  let removed = 0
  let changed = false
  for (const { channel, listed } of lists.value) {
    const meant = listed.members.filter(({ dev, person }) =>
      gone.dev === undefined ? person === gone.person : dev === gone.dev
    )
    const self = meant.some(({ dev }) => dev === identity.value.dev)
    if (channel.role !== 'lead' && !self) continue
    for (const member of meant) {
      if (member.status !== 'joined') continue
      const left = await removeDevice(deps, identity.value, channel, member)
      if (!left.ok) return left
      removed += 1
      changed = true
    }
    if (self) {
      await deps.store.updateChannel(channel.grp, { gone: true })
    } else if (await couldStillRead(deps, channel, meant)) {
      const renewed = await newKey(deps, channel.grp)
      if (!renewed.ok) return renewed
      changed = true
    }
  }
  return changed ? ok(removed) : fail('not-allowed', { reason: 'nobody-removed' })
}

interface ListedChannel {
  readonly channel: Channel
  readonly listed: MemberList
}

async function listMembers(deps: SharingDeps, book: Id): Promise<Result<readonly ListedChannel[]>> {
  const known: Book | undefined = bookOf(deps, book)
  if (!known) return fail('entity-missing')
  const kept = await tokenOf(deps.store)
  if (!kept.ok) return kept
  const token = kept.value
  if (token === undefined) return ok([])
  const lists: ListedChannel[] = []
  for (const channel of sharedChannels(known)) {
    const { grp } = channel
    const answer = await ask(deps.request, endpoints.getMembers, { token, params: { grp } })
    // One channel that is gone or waits for its lead does not hide the others.
    if (answer.ok) lists.push({ channel, listed: answer.value })
    else if (!['not-found', 'awaiting-lead'].includes(answer.problem.code)) return answer
  }
  return ok(lists)
}

async function tend(deps: SharingDeps, lists: readonly ListedChannel[]): Promise<Result<void>> {
  if (lists.length === 0) return ok(undefined)
  const identity = await identityOf(deps)
  if (!identity.ok) return identity
  for (const { channel, listed } of lists) {
    const filled = await fillWraps(deps, identity.value, channel.grp, listed)
    if (!filled.ok) return filled
    const heldElsewhere = await isHeldElsewhere(deps, channel, listed)
    if (heldElsewhere !== channel.heldElsewhere) {
      await deps.store.updateChannel(channel.grp, { heldElsewhere })
    }
  }
  return ok(undefined)
}

async function isHeldElsewhere(
  deps: SharingDeps,
  { grp }: Channel,
  { members: listed, sheets }: MemberList
): Promise<boolean> {
  const keys = await deps.store.channelKeys(grp)
  const current = keys[0]?.kid
  const onDevice = listed.some((member) => {
    const proven = provenBy(keys, member)
    const other = member.dev !== deps.store.device && member.status === 'joined'
    return other && proven !== undefined && holds(member.kids, proven.kid, current)
  })
  return onDevice || (current !== undefined && sheetHolds(deps, grp, current, sheets))
}

function holds(kids: readonly string[], proven: string | undefined, current: string | undefined) {
  return current !== undefined && (proven === current || kids.includes(current))
}

/** Someone who left was given the key that is still in use. */
async function couldStillRead(
  { store }: SharingDeps,
  { grp }: Channel,
  meant: MemberList['members']
): Promise<boolean> {
  const keys = await store.channelKeys(grp)
  return meant.some((member) => holds(member.kids, provenBy(keys, member)?.kid, keys[0]?.kid))
}

async function removeDevice(
  { store, request, random }: SharingDeps,
  { token, dev: by }: Identity,
  { grp }: Channel,
  { dev, role, pub, mac, person }: MemberList['members'][number]
): Promise<Result<void>> {
  const body = { dev, role, pub, mac, person, status: 'removed', by } as const
  const line = await mintControlLine(store, { grp, k: 'member', body }, random)
  if (!line.ok) return line
  const params = { grp, dev }
  const answer = await ask(request, endpoints.deleteMember, {
    token,
    params,
    body: { line: line.value }
  })
  // "Not there" is what we wanted: an earlier try was answered into the void.
  if (!answer.ok) return answer.problem.code === 'not-found' ? ok(undefined) : answer
  return store.keepTaken(grp, [line.value])
}
