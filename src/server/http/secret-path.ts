import { createHash, hkdfSync } from 'node:crypto'
import { base64ToBytes } from '#lib/bytes.ts'

/**
 * The invitation secret in a URL whose fragment sign was escaped on the way (`/join%23j1.…`): then the secret came
 * to the server, which no link should ever do, and the invitation is void (design 8.4).
 */
export function secretIn(url: string): Uint8Array | undefined {
  const text = /j1(?:\.|%2e)([A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])/i.exec(url)?.[1]
  return text === undefined ? undefined : base64ToBytes(text)
}

/** Whether a URL looks as if it carried a secret, whole or cut short: then nothing of it may be logged. */
export function mayHoldSecret(url: string): boolean {
  return /%23|#|[js]1(\.|%2e)/i.test(url)
}

/** What the server keeps of an invitation's secret: SHA-256 of the `accept` derived from it, as src/seal derives it. */
export function acceptHash(secret: Uint8Array): string {
  const accept = hkdfSync('sha256', secret, new Uint8Array(), 'jotter accept', 32)
  return bytesHash(new Uint8Array(accept))
}

export function bytesHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url')
}
