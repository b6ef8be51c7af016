import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToBase64, textToBytes } from './bytes.ts'

/** SHA-256, 32 bytes. */
export function hashBytes(bytes: Uint8Array): Uint8Array {
  return sha256(bytes)
}

/** SHA-256 of a text's UTF-8 bytes as base64url, 43 characters: `bh` of a wire line is this. */
export function hashText(text: string): string {
  return bytesToBase64(sha256(textToBytes(text)))
}
