import { base64ToBytes, bytesToBase64, joinBytes } from '#lib/bytes.ts'
import type { Id } from '#lib/id.ts'
import { bytesToId, idToBytes } from '#lib/id-bytes.ts'
import { KEY_SIZE, keyId } from '#seal/primitives.ts'
import type { Audience, Role } from '#store/types.ts'
import type { ChannelKey, WelcomeChannel } from './welcome.ts'

/** What somebody becomes by a code alone. A second lead needs a server, which can tell the two apart. */
export type CarriedRole = Exclude<Role, 'lead'>

/** A welcome that a code carries by itself: what is needed to join, and no word that anybody wrote. */
export interface CarriedWelcome {
  readonly book: Id
  readonly role: CarriedRole
  /** ms since 1970, whole minutes */
  readonly expires: number
  /** the school the joiner was invited for */
  readonly school?: Id
  readonly channels: readonly WelcomeChannel[]
}

/** A private channel has no number: no code can carry its key. */
const AUDIENCES: readonly Exclude<Audience, 'private'>[] = ['group', 'school', 'adviser']
const ROLES: readonly CarriedRole[] = ['member', 'observer', 'adviser']
const MINUTE = 60_000
const ID_SIZE = 16
const NAMES_SCHOOL = 0x80
/** The newest of a channel that one byte can count; a project that changed its keys more often has other troubles. */
const MOST_KEYS = 255

/**
 * As few bytes as it takes, so that one QR code holds them: the project's id (16), minutes since 1970 (4, big-endian), the role (1, the
 * top bit says that a school's id follows), then each channel: audience (1), number of keys (1), id (16), keys newest first (32 each).
 */
export function carriedToBytes(welcome: CarriedWelcome): Uint8Array {
  const { book, role, expires, school, channels } = welcome
  const minutes = new Uint8Array(4)
  new DataView(minutes.buffer).setUint32(0, Math.floor(expires / MINUTE))
  const flag = school === undefined ? 0 : NAMES_SCHOOL
  return joinBytes(
    idToBytes(book),
    minutes,
    Uint8Array.of(ROLES.indexOf(role) | flag),
    ...(school === undefined ? [] : [idToBytes(school)]),
    ...channels.flatMap(channelToBytes)
  )
}

function channelToBytes({ grp, audience, keys }: WelcomeChannel): readonly Uint8Array[] {
  const newest = keys.slice(0, MOST_KEYS).map(({ key }) => key)
  const id = base64ToBytes(grp)
  const number = AUDIENCES.findIndex((each) => each === audience)
  if (!id || number < 0) throw new Error(`no code carries a channel for ${audience}`)
  return [Uint8Array.of(number, newest.length), id, ...newest]
}

/** Undefined where the bytes are anything else; whoever reads on can rely on every part. */
export function bytesToCarried(bytes: Uint8Array): CarriedWelcome | undefined {
  let at = 0
  const take = (size: number) => bytes.slice(at, (at += size))
  const book = bytesToId(take(ID_SIZE))
  const minutes = new DataView(take(4).buffer)
  const [said = 0] = take(1)
  const role = ROLES[said & ~NAMES_SCHOOL]
  const named = (said & NAMES_SCHOOL) > 0
  const school = named ? bytesToId(take(ID_SIZE)) : undefined
  if (!book || !role || (named && !school) || at >= bytes.length) return undefined
  const channels: WelcomeChannel[] = []
  while (at < bytes.length) {
    const [number = 255, count = 0] = take(2)
    const audience = AUDIENCES[number]
    const grp = bytesToBase64(take(ID_SIZE))
    const keys = Array.from({ length: count }, () => take(KEY_SIZE)).map(asKey)
    if (!audience || count === 0 || at > bytes.length) return undefined
    const place = audience === 'school' && school ? { school } : {}
    if (audience === 'school' && !school) return undefined
    channels.push({ grp, audience, ...place, role, keys })
  }
  if (!isFitting(role, channels)) return undefined
  const expires = minutes.getUint32(0) * MINUTE
  return { book, role, expires, ...(school ? { school } : {}), channels }
}

/** An adviser is given the adviser's channel alone, and nobody else is given it; no channel comes twice. */
function isFitting(role: CarriedRole, channels: readonly WelcomeChannel[]): boolean {
  const once = new Set(channels.map(({ grp }) => grp)).size === channels.length
  return once && channels.every(({ audience }) => (audience === 'adviser') === (role === 'adviser'))
}

function asKey(key: Uint8Array): ChannelKey {
  return { kid: keyId(key), key }
}
