import { batch } from '@preact/signals'
import { msToInstant } from '#lib/time.ts'
import type { Live } from './live.ts'
import { beat, endSampling } from './sampling.ts'
import { course, writeSitting } from './sitting.ts'

/** Once a second: the clock, and the lesson that closes itself at its last touch. */
export function tick(live: Live): void {
  batch(() => {
    const now = live.now()
    live.clock.value = now
    beat(live)
    if (live.sitting.ended.value !== undefined) return
    const how = course(live, now)
    if (how.state === 'ended') closeSitting(live, how.at)
  })
}

/** Ends the sitting; nothing is written where nobody touched anything. */
export function closeSitting(live: Live, at: number): void {
  endSampling(live, at)
  live.sitting.ended.value = at
  if (live.sitting.stored) writeSitting(live, { ended: msToInstant(at) })
}
