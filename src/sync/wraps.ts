import type { Random } from '#lib/random.ts'
import { checkVouch, vouchFor } from '#seal/proof.ts'
import type { ChannelKey } from './welcome.ts'

export interface WireWrap {
  readonly kid: string
  readonly wrap: string
}

/** `wrap.vouch`: a key wrapped to one reader, with the word of `by`, a key that the reader holds as well. */
export async function wrapVouched(
  to: string,
  grp: string,
  { kid, key }: ChannelKey,
  by: Uint8Array,
  random: Random
): Promise<string | undefined> {
  const { isPublicKey, wrapKey } = await import('#seal/wrap.ts')
  if (!isPublicKey(to)) return undefined
  const wrap = wrapKey(to, key, { grp, kid }, random)
  return `${wrap}.${vouchFor(by, wrap, { grp, kid })}`
}

/**
 * The keys in `wraps` that are new to us, oldest first. One without a vouch under a key we hold (or have just opened) is
 * left out: it may be the server's own.
 */
export async function openVouched(
  priv: string,
  grp: string,
  wraps: readonly WireWrap[],
  held: readonly ChannelKey[]
): Promise<readonly ChannelKey[]> {
  const { openWrap } = await import('#seal/wrap.ts')
  const known = [...held]
  const opened: ChannelKey[] = []
  let waiting = wraps.filter(({ kid }) => !held.some((each) => each.kid === kid))
  // A key may be vouched for by one that comes in the same answer, in whatever order they stand.
  for (let before = -1; before !== waiting.length;) {
    before = waiting.length
    waiting = waiting.filter(({ kid, wrap }) => {
      const dot = wrap.lastIndexOf('.')
      const inner = wrap.slice(0, dot)
      const vouch = wrap.slice(dot + 1)
      if (!known.some(({ key }) => checkVouch(key, inner, { grp, kid }, vouch))) return true
      const key = openWrap(priv, inner, { grp, kid })
      if (!key) return true
      known.push({ kid, key })
      opened.push({ kid, key })
      return false
    })
  }
  return opened
}
