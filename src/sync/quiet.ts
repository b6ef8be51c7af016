import type { Random } from '#lib/random.ts'
import type { Now } from '#lib/time.ts'
import { offerCheckpoint, showCheckpoint } from './checkpoint.ts'
import type { Pulled } from './pull.ts'
import { channelsOf, isShared, type Session } from './session.ts'
import type { Timers } from './timers.ts'

/** ms between two looks whether a checkpoint is due, and between two batches of one that is being made. */
const OFFER_AGAIN = 30 * 60_000
const PAUSE = 30

/**
 * What a conversation does beside pushing and pulling, after each answer: far behind, a checkpoint is shown, once; with nothing new for
 * the length of a wait, one is made for those who will be far behind [C1].
 */
export function createQuiet(
  { timers, random, now }: { readonly timers: Timers; readonly random: Random; readonly now: Now },
  session: Session
): (pulled: Pulled) => Promise<void> {
  const shown = new Set<string>()
  let offeredAt = Number.NEGATIVE_INFINITY
  const pause = () => new Promise<void>((resolve) => void timers.after(PAUSE, resolve))
  return async ({ kept, behind, more }) => {
    for (const grp of behind) {
      if (shown.has(grp)) continue
      shown.add(grp)
      await showCheckpoint(session, grp)
    }
    if (kept > 0 || more || now() - offeredAt < OFFER_AGAIN) return
    offeredAt = now()
    for (const { grp } of channelsOf(session.store).filter(isShared)) {
      const offered = await offerCheckpoint(session, grp, { random, pause })
      // It is no trouble of the person's; the next quiet hour tries again.
      if (!offered.ok) return
    }
  }
}
