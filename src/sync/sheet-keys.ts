import type { WelcomeBook } from './welcome.ts'
import { openVouched, type WireWrap } from './wraps.ts'

/** A sheet's welcome with the keys made since: members wrapped them to the pair that the sheet's secret stands for. */
export async function withNewerKeys(
  books: readonly WelcomeBook[],
  secret: Uint8Array,
  wraps: readonly (WireWrap & { readonly grp: string })[]
): Promise<readonly WelcomeBook[]> {
  const { pairFromSecret } = await import('#seal/wrap.ts')
  const { priv } = pairFromSecret(secret)
  return Promise.all(
    books.map(async (book) => ({
      ...book,
      channels: await Promise.all(
        book.channels.map(async (channel) => {
          const mine = wraps.filter(({ grp }) => grp === channel.grp)
          const opened = await openVouched(priv, channel.grp, mine, channel.keys)
          return { ...channel, keys: [...opened.toReversed(), ...channel.keys] }
        })
      )
    }))
  )
}
