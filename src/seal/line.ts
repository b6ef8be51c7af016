import { base64ToBytes, bytesToBase64, bytesToText, sameBytes, textToBytes } from '#lib/bytes.ts'
import type { Random } from '#lib/random.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { hkdf, macText } from './derive.ts'
import { openBytes, sealBytes } from './primitives.ts'

/** The parts of `head.nonce.ct` as api/line.ts cuts them; `headText` is the associated data, byte for byte. */
export interface SealedParts {
  readonly headText: string
  readonly nonce: string
  readonly ct: string
}

/** The parts of `head.body.mac`. */
export interface ControlParts {
  readonly headText: string
  readonly body: string
  readonly mac: string
}

/** Seals one operation: `head` and `body` are JSON texts; the answer is the line that never changes again. */
export function mintLine(parts: {
  readonly head: string
  readonly body: string
  readonly key: Uint8Array
  readonly random: Random
}): string {
  const associated = textToBytes(parts.head)
  const { nonce, ct } = sealBytes(parts.key, textToBytes(parts.body), associated, parts.random)
  return `${parts.head}.${bytesToBase64(nonce)}.${bytesToBase64(ct)}`
}

/** The body's JSON text; line-malformed, line-does-not-open, or line-invalid when what was sealed is no text. */
export function openLine(line: SealedParts, key: Uint8Array): Result<string> {
  const nonce = base64ToBytes(line.nonce)
  const ct = base64ToBytes(line.ct)
  if (!nonce || !ct) return fail('line-malformed')
  const plain = openBytes(key, nonce, ct, textToBytes(line.headText))
  if (!plain) return fail('line-does-not-open')
  try {
    return ok(bytesToText(plain))
  } catch {
    return fail('line-invalid')
  }
}

/** A control line (member, key, erase): the body stands in clear and carries a MAC under the channel key. */
export function mintControl(parts: {
  readonly head: string
  readonly body: string
  readonly key: Uint8Array
}): string {
  const covered = `${parts.head}.${bytesToBase64(textToBytes(parts.body))}`
  return `${covered}.${bytesToBase64(controlMac(parts.key, covered))}`
}

/** True when the MAC holds under this channel key: only then a device obeys the line. */
export function verifyControl(line: ControlParts, key: Uint8Array): boolean {
  const mac = base64ToBytes(line.mac)
  return mac !== undefined && sameBytes(mac, controlMac(key, `${line.headText}.${line.body}`))
}

function controlMac(key: Uint8Array, covered: string): Uint8Array {
  return macText(hkdf(key, 'jotter control', 32), covered)
}
