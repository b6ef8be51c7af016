import type { Random } from '#lib/random.ts'
import type { Now } from '#lib/time.ts'
import { offerCheckpoint, showCheckpoint } from './checkpoint.ts'
import type { Pulled } from './pull.ts'
import { channelsOf, isShared, type Session } from './session.ts'
import type { Timers } from './timers.ts'

/** ms between two looks whether a checkpoint is due, and between two batches of one that is being made. */
const OFFER_AGAIN = 30 * 60_000
const PAUSE = 30

/** What a page does about checkpoints beside pushing and pulling. */
export interface Quiet {
  /** shows a checkpoint of every channel that is far behind, once */
  showBehind(session: Session, pulled: Pulled): Promise<void>
  /** the same, and with nothing new for the length of a wait one is made, without being waited for, for those who will be far behind [C1] */
  afterPull(session: Session, pulled: Pulled): Promise<void>
}

export function createQuiet({
  timers,
  random,
  now
}: {
  readonly timers: Timers
  readonly random: Random
  readonly now: Now
}): Quiet {
  const shown = new Set<string>()
  let offeredAt = Number.NEGATIVE_INFINITY
  const pause = () => new Promise<void>((resolve) => void timers.after(PAUSE, resolve))
  const showBehind: Quiet['showBehind'] = async (session, { behind }) => {
    for (const grp of behind) {
      if (shown.has(grp)) continue
      shown.add(grp)
      await showCheckpoint(session, grp)
    }
  }
  const offer = async (session: Session) => {
    for (const { grp } of channelsOf(session.store).filter(isShared)) {
      const offered = await offerCheckpoint(session, grp, { random, pause })
      // It is no trouble of the person's; the next quiet hour tries again.
      if (!offered.ok) return
    }
  }
  return {
    showBehind,
    async afterPull(session, pulled) {
      await showBehind(session, pulled)
      if (pulled.kept > 0 || pulled.more || now() - offeredAt < OFFER_AGAIN) return
      offeredAt = now()
      void offer(session)
    }
  }
}
