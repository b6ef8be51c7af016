/** What a link brought along, taken out of the address bar before anything else runs (design 8.4). */
export interface BroughtLink {
  /** the whole link text, for parsing by the seal room */
  readonly text: string
}

interface Address {
  readonly origin: string
  readonly pathname: string
  readonly search: string
  readonly hash: string
}

/**
 * Finds an invitation in the address. A mail filter may have turned `#` into `%23`, which puts the secret into the path:
 * that is brought along too, so that the page can say "ask for a fresh code".
 */
export function linkIn(address: Address): BroughtLink | undefined {
  const whole = `${address.pathname}${address.search}${address.hash}`
  if (!/^\/join/i.test(whole)) return undefined
  return /#.|%23|j1\./i.test(whole) ? { text: `${address.origin}${whole}` } : undefined
}

/** Takes the link out of the address bar and the history entry. */
export function takeLink(
  address: Address,
  history: { replaceState(data: unknown, title: string, url: string): void }
): BroughtLink | undefined {
  const link = linkIn(address)
  if (link) history.replaceState(null, '', '/join')
  return link
}
