import { witnessStamp } from '#lib/stamp.ts'
import { type ClockState, laterClock } from './clock.ts'
import type { Core } from './core.ts'
import type { Transaction } from './port.ts'
import type { Read } from './served.ts'

/** Our clock moves past what it has seen, never further ahead than its bound (I10). */
export async function witness(
  core: Core,
  tx: Transaction,
  before: ClockState,
  reads: readonly { readonly result: Read }[]
): Promise<void> {
  const now = core.clock.now()
  let stamp = before.stamp
  for (const { result } of reads) {
    if (result.read === 'operation') stamp = witnessStamp(stamp, result.operation.t, now)
  }
  if (stamp === before.stamp) return
  // A note may have been minted since it was read.
  const after = laterClock({ ...before, stamp }, core.clock.state())
  await core.clock.write(tx, after)
  core.clock.adopt(after)
}
