import { p256 } from '@noble/curves/nist.js'
import { base64ToBytes, bytesToBase64, joinBytes, textToBytes } from '#lib/bytes.ts'
import type { Random } from '#lib/random.ts'
import { hkdf } from './derive.ts'
import { keyId, openBytes, sealBytes } from './primitives.ts'

/** A device's or a recovery sheet's P-256 pair, base64url: `priv` 32 bytes, `pub` 65 bytes uncompressed. */
export interface Pair {
  readonly priv: string
  readonly pub: string
}

/** Which channel key is inside: part of the seal, so that a wrap cannot be passed off for another's. */
export interface WrapPlace {
  readonly grp: string
  readonly kid: string
}

const SEED_SIZE = 48

export function newPair(random: Random): Pair {
  return pairFromSeed(random(SEED_SIZE))
}

/** The pair that a recovery sheet's secret stands for: members wrap to it without knowing the secret. */
export function pairFromSecret(secret: Uint8Array): Pair {
  return pairFromSeed(hkdf(secret, 'jotter sheet pair', SEED_SIZE))
}

/** True for a point on the curve; keys from the wire are checked before anything is wrapped to them. */
export function isPublicKey(pub: string): boolean {
  const bytes = base64ToBytes(pub)
  return bytes !== undefined && p256.utils.isValidPublicKey(bytes, false)
}

/** Wraps a key to a public key: an ephemeral P-256 agreement, HKDF, XChaCha20-Poly1305. Throws on a bad `pub`. */
export function wrapKey(pub: string, key: Uint8Array, place: WrapPlace, random: Random): string {
  const to = base64ToBytes(pub)
  if (!to) throw new Error('a public key that is not base64url')
  const once = p256.utils.randomSecretKey(random(SEED_SIZE))
  const from = p256.getPublicKey(once, false)
  const sealed = sealBytes(wrappingKey(once, to, from, to), key, placeBytes(place), random)
  return `w1.${[from, sealed.nonce, sealed.ct].map(bytesToBase64).join('.')}`
}

/** The wrapped key, or undefined when it is not for this pair and place or is not the key that `kid` names. */
export function openWrap(priv: string, wrap: string, place: WrapPlace): Uint8Array | undefined {
  const [form, ...texts] = wrap.split('.')
  const [from, nonce, ct] = texts.map(base64ToBytes)
  const own = base64ToBytes(priv)
  if (form !== 'w1' || texts.length !== 3 || !from || !nonce || !ct || !own) return undefined
  let key: Uint8Array | undefined
  try {
    const secret = wrappingKey(own, from, from, p256.getPublicKey(own, false))
    key = openBytes(secret, nonce, ct, placeBytes(place))
  } catch {
    return undefined
  }
  return key && keyId(key) === place.kid ? key : undefined
}

function pairFromSeed(seed: Uint8Array): Pair {
  const priv = p256.utils.randomSecretKey(seed)
  return { priv: bytesToBase64(priv), pub: bytesToBase64(p256.getPublicKey(priv, false)) }
}

/** Both public keys go in, so that a wrap is bound to its sender's and its reader's key. */
function wrappingKey(
  own: Uint8Array,
  other: Uint8Array,
  from: Uint8Array,
  to: Uint8Array
): Uint8Array {
  const shared = p256.getSharedSecret(own, other, false).subarray(1, 33)
  return hkdf(joinBytes(shared, from, to), 'jotter wrap', 32)
}

function placeBytes(place: WrapPlace): Uint8Array {
  return textToBytes(`${place.grp}|${place.kid}`)
}
