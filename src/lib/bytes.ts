const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const CODES = new Int16Array(128).fill(-1)
for (let code = 0; code < 64; code++) CODES[ALPHABET.charCodeAt(code)] = code

export function textToBytes(text: string): Uint8Array {
  return encoder.encode(text)
}

/** UTF-8 bytes to text; throws on bytes that are not UTF-8. */
export function bytesToText(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}

/** Base64url without padding. */
export function bytesToBase64(bytes: Uint8Array): string {
  let text = ''
  let index = 0
  for (; index + 2 < bytes.length; index += 3) {
    const word =
      ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0)
    text +=
      ALPHABET.charAt(word >> 18) +
      ALPHABET.charAt((word >> 12) & 63) +
      ALPHABET.charAt((word >> 6) & 63) +
      ALPHABET.charAt(word & 63)
  }
  const rest = bytes.length - index
  if (rest === 1) {
    const word = (bytes[index] ?? 0) << 16
    text += ALPHABET.charAt(word >> 18) + ALPHABET.charAt((word >> 12) & 63)
  } else if (rest === 2) {
    const word = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8)
    text +=
      ALPHABET.charAt(word >> 18) +
      ALPHABET.charAt((word >> 12) & 63) +
      ALPHABET.charAt((word >> 6) & 63)
  }
  return text
}

/** Base64url (no padding) to bytes; undefined when a character does not belong or bits are left over. */
export function base64ToBytes(text: string): Uint8Array | undefined {
  const rest = text.length % 4
  if (rest === 1) return undefined
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    const code = unit < 128 ? (CODES[unit] ?? -1) : -1
    if (code < 0) return undefined
    held = (held << 6) | code
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = (held >> bits) & 255
    }
    held &= (1 << bits) - 1
  }
  return held === 0 ? bytes : undefined
}

export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}

/** Compares without telling by its time where two secrets differ. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false
  let difference = 0
  for (let index = 0; index < one.length; index++)
    difference |= (one[index] ?? 0) ^ (other[index] ?? 0)
  return difference === 0
}
