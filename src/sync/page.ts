import { chainLink } from '#api/chain.ts'
import type { WireServedLine } from '#api/endpoints.ts'
import { hashText } from '#lib/hash.ts'
import { fail, ok, type Result } from '#lib/result.ts'

/** A page as the pull's answer carries it for one channel. */
export interface ServedPage {
  readonly lines: readonly WireServedLine[]
  readonly head: number
  /** chain hash the server states after the last line */
  readonly h: string
}

/**
 * Verifies that a page continues exactly what we hold: positions without a hole [L1], lines with their stated hashes [L3], the chain from
 * our own hash [L2], a head that is not behind us [L10]. Answers the chain hash after the page.
 */
export function verifyPage(
  held: { readonly pulled: number; readonly chain: string },
  page: ServedPage
): Result<string> {
  if (page.head < held.pulled) return fail('answer-invalid', { field: 'head' })
  let { pulled, chain } = held
  for (const served of page.lines) {
    if (served.pos !== pulled + 1) return fail('answer-invalid', { field: 'pos' })
    if (served.line !== null && hashText(served.line) !== served.bh) {
      return fail('answer-invalid', { field: 'bh' })
    }
    chain = chainLink(chain, served)
    pulled = served.pos
  }
  if (pulled > page.head) return fail('answer-invalid', { field: 'head' })
  if (chain !== page.h) return fail('answer-invalid', { field: 'chain' })
  return ok(chain)
}
