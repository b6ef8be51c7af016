import { base64ToBytes, bytesToBase64, joinBytes, textToBytes } from '#lib/bytes.ts'
import type { Random } from '#lib/random.ts'
import { keyId, openBytes, sealBytes } from './primitives.ts'

/** What a part is a part of: associated data, so that it opens in its own place only [C3]. */
export interface CheckpointPlace {
  readonly grp: string
  readonly restore: number
  readonly pos: number
  readonly chain: string
  /** from 0 */
  readonly part: number
  readonly parts: number
}

/** First byte of what is sealed: how the rest is kept. */
const PLAIN = 0
const ZIPPED = 1

/** `kid.nonce.ct`, base64url. */
export function sealCheckpointPart(
  place: CheckpointPlace,
  content: { readonly bytes: Uint8Array; readonly isZipped: boolean },
  key: Uint8Array,
  random: Random
): string {
  const plain = joinBytes(Uint8Array.of(content.isZipped ? ZIPPED : PLAIN), content.bytes)
  const { nonce, ct } = sealBytes(key, plain, associated(place), random)
  return `${keyId(key)}.${bytesToBase64(nonce)}.${bytesToBase64(ct)}`
}

/** Undefined where it is of another place, sealed with none of these keys, or not as it was sealed. */
export function openCheckpointPart(
  place: CheckpointPlace,
  sealed: string,
  keys: readonly { readonly kid: string; readonly key: Uint8Array }[]
): { readonly bytes: Uint8Array; readonly isZipped: boolean } | undefined {
  const [kid, nonceText = '', ctText = '', ...more] = sealed.split('.')
  const key = keys.find((each) => each.kid === kid)
  const [nonce, ct] = [base64ToBytes(nonceText), base64ToBytes(ctText)]
  if (!key || !nonce || !ct || more.length > 0) return undefined
  const plain = openBytes(key.key, nonce, ct, associated(place))
  const kept = plain?.[0]
  if (!plain || (kept !== PLAIN && kept !== ZIPPED)) return undefined
  return { bytes: plain.subarray(1), isZipped: kept === ZIPPED }
}

function associated({ grp, restore, pos, chain, part, parts }: CheckpointPlace): Uint8Array {
  return textToBytes(JSON.stringify(['jotter checkpoint', grp, restore, pos, chain, part, parts]))
}
