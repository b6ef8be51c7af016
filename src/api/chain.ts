import { hashText } from '#lib/hash.ts'

/** What one position contributes to its channel's chain. */
export interface Link {
  readonly pos: number
  readonly id: string
  readonly bh: string
  readonly rts: number
  readonly cpos: number
}

/** The chain before position 1. */
export const CHAIN_START = ''

/**
 * The chain hash after `link`, base64url: two ends that agree on it agree on every position before. Erasure leaves it
 * whole, since it covers the line's hash and not the line. `hash` may be a faster SHA-256 with the same result.
 */
export function chainLink(
  previous: string,
  link: Link,
  hash: (text: string) => string = hashText
): string {
  return hash(`${previous}|${link.pos}|${link.id}|${link.bh}|${link.rts}|${link.cpos}`)
}
