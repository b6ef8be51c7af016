import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToBase64 } from '#lib/bytes.ts'
import type { Random } from '#lib/random.ts'

/** XChaCha20-Poly1305: keys of 32 bytes, random nonces of 24, tags of 16 at the end of the ciphertext. */
export const KEY_SIZE = 32
export const NONCE_SIZE = 24
export const TAG_SIZE = 16

export interface Sealed {
  readonly nonce: Uint8Array
  readonly ct: Uint8Array
}

/** A fresh key of 32 bytes for a channel, a vault or a file. */
export function newKey(random: Random): Uint8Array {
  return random(KEY_SIZE)
}

/** `kid`: base64url of the first 8 bytes of the key's SHA-256, 11 characters. */
export function keyId(key: Uint8Array): string {
  return bytesToBase64(sha256(key).subarray(0, 8))
}

/** Seals under a fresh random nonce; `associated` is not hidden but must be the same to open. */
export function sealBytes(
  key: Uint8Array,
  plain: Uint8Array,
  associated: Uint8Array,
  random: Random
): Sealed {
  const nonce = random(NONCE_SIZE)
  return { nonce, ct: xchacha20poly1305(key, nonce, associated).encrypt(plain) }
}

/** Undefined when the key, the nonce, the ciphertext or the associated data is not what was sealed. */
export function openBytes(
  key: Uint8Array,
  nonce: Uint8Array,
  ct: Uint8Array,
  associated: Uint8Array
): Uint8Array | undefined {
  if (key.length !== KEY_SIZE || nonce.length !== NONCE_SIZE || ct.length < TAG_SIZE)
    return undefined
  try {
    return xchacha20poly1305(key, nonce, associated).decrypt(ct)
  } catch {
    return undefined
  }
}
