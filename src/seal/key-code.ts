import { fail, ok, type Result } from '#lib/result.ts'
import { bytesToLetters, lettersToBytes } from './code.ts'

/*
 * A code that carries keys in the clear, for where no server can keep them sealed (design 8.4): `K1.` and letters that a QR code packs
 * tightest. Never a link: what stands in an address is kept in histories.
 */
const MARK = 'K1.'
/** At the start of a text or of a word in it; a secret in a link may end in the same letters. */
const STARTS = /(?:^|[\s:"'“‘(<])(K1\.)/i

export function keyCode(bytes: Uint8Array): string {
  return MARK + bytesToLetters(bytes, 'keys')
}

/** True when the text holds such a code, whole or not. */
export function hasKeyCode(text: string): boolean {
  return STARTS.test(text)
}

/** The bytes of the code in a pasted or scanned text, also where a mail program broke it over lines; else code-not-whole. */
export function parseKeyCode(text: string): Result<Uint8Array> {
  const found = STARTS.exec(text)
  if (!found) return fail('code-not-whole')
  const after = text.slice(found.index + found[0].length)
  const [word = ''] = /^[0-9A-Za-z]*/.exec(after) ?? []
  const [joined = ''] = /^[0-9A-Za-z]*/.exec(after.replaceAll(/\s+/g, '')) ?? []
  const bytes = lettersToBytes(word, 'keys') ?? lettersToBytes(joined, 'keys')
  return bytes ? ok(bytes) : fail('code-not-whole')
}
