import { hkdf as expand } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { textToBytes } from '#lib/bytes.ts'

/** HKDF-SHA-256 (RFC 5869) without salt; `info` names the purpose, so that no two purposes share a key. */
export function hkdf(secret: Uint8Array, info: string, size: number): Uint8Array {
  return expand(sha256, secret, undefined, textToBytes(info), size)
}

/** HMAC-SHA-256, 32 bytes, over the UTF-8 bytes of `text`. */
export function macText(key: Uint8Array, text: string): Uint8Array {
  return hmac(sha256, key, textToBytes(text))
}
