import { sha256 } from '@noble/hashes/sha2.js'
import { joinBytes, textToBytes } from '#lib/bytes.ts'
import { fail, ok, type Result } from '#lib/result.ts'

/** What a secret opens. It is mixed into the check, so that a sheet's code is not taken for an invitation's. */
export type Purpose = 'invitation' | 'sheet' | 'copy' | 'keys'

/** Crockford's base 32: no I, L, O or U. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUP = 4
const CHECK_BITS = 20

/** A secret in groups of four letters, the last group a check: 14 groups for 32 bytes, 7 for 15. */
export function secretToCode(secret: Uint8Array, purpose: Purpose): string {
  const letters = toLetters(secret) + checkLetters(secret, purpose)
  return (letters.match(/.{4}/g) ?? []).join(' ')
}

/** The last group alone: what a person types back to show that the paper exists. */
export function lastGroup(secret: Uint8Array, purpose: Purpose): string {
  return checkLetters(secret, purpose)
}

/**
 * Reads a typed code: spaces, dashes and case do not matter, O is 0, I and L are 1. Anything else is mistyped;
 * `details.groups` says how many groups were read, `details.expected` how many there are, `details.group` (from 1) where
 * the first letter stands that no code has.
 */
export function codeToSecret(text: string, purpose: Purpose, size = 32): Result<Uint8Array> {
  const problem = purpose === 'sheet' ? 'sheet-mistyped' : 'code-mistyped'
  const expected = Math.ceil((size * 8) / 5 / GROUP) + 1
  const letters = plainLetters(text)
  const wrong = letters.search(/[^0-9A-HJKMNP-TV-Z]/)
  if (wrong >= 0) return fail(problem, { expected, group: Math.floor(wrong / GROUP) + 1 })
  const groups = Math.ceil(letters.length / GROUP)
  if (letters.length !== expected * GROUP) return fail(problem, { expected, groups })
  const secret = fromLetters(letters.slice(0, -GROUP), size)
  if (!secret || checkLetters(secret, purpose) !== letters.slice(-GROUP)) {
    return fail(problem, { expected, groups })
  }
  return ok(secret)
}

/** The same letters and check in one run, for what is scanned or pasted and never typed. */
export function bytesToLetters(bytes: Uint8Array, purpose: Purpose): string {
  return toLetters(bytes) + checkLetters(bytes, purpose)
}

/** Reads such a run; undefined where letters are missing or another, or the check says no. */
export function lettersToBytes(text: string, purpose: Purpose): Uint8Array | undefined {
  const letters = plainLetters(text)
  const count = letters.length - CHECK_BITS / 5
  if (count < 0 || /[^0-9A-HJKMNP-TV-Z]/.test(letters)) return undefined
  const bytes = fromLetters(letters.slice(0, count), Math.floor((count * 5) / 8))
  return bytes && checkLetters(bytes, purpose) === letters.slice(count) ? bytes : undefined
}

/** A short check over a secret, for links and QR texts as well as codes. */
export function checkBytes(secret: Uint8Array, purpose: Purpose): Uint8Array {
  return sha256(joinBytes(textToBytes(`jotter ${purpose}`), secret))
}

/** Typed letters as a code writes them: no spaces or dashes, capitals, look-alikes as digits. */
export function plainLetters(text: string): string {
  return text
    .replaceAll(/[\s\-‐‑–—]/g, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
}

function checkLetters(secret: Uint8Array, purpose: Purpose): string {
  return toLetters(checkBytes(secret, purpose)).slice(0, CHECK_BITS / 5)
}

/** Whole groups: bits left over at the end are zero. */
function toLetters(bytes: Uint8Array): string {
  let letters = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      letters += LETTERS.charAt((held >> bits) & 31)
    }
    held &= (1 << bits) - 1
  }
  if (bits > 0) letters += LETTERS.charAt((held << (5 - bits)) & 31)
  return letters
}

function fromLetters(letters: string, size: number): Uint8Array | undefined {
  const bytes = new Uint8Array(size)
  let held = 0
  let bits = 0
  let at = 0
  for (const letter of letters) {
    held = (held << 5) | LETTERS.indexOf(letter)
    bits += 5
    if (bits >= 8 && at < size) {
      bits -= 8
      bytes[at++] = held >> bits
    }
    held &= (1 << bits) - 1
  }
  return held === 0 && at === size ? bytes : undefined
}
