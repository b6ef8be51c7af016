import { captureWork, type JournaledChange, settleJournaled, showJournaled } from './change.ts'
import type { Core } from './core.ts'
import { announce, beginPut, putMinted, readBack } from './put.ts'
import { openEntities } from './reading.ts'

/**
 * Takes what the emergency journal holds into the database: the same lines under the same ids, each entry removed only after its
 * transaction is complete. What still cannot be stored stays and is shown.
 */
export async function replayLines(core: Core): Promise<void> {
  for (const { name, value } of core.journal.entries('op.')) {
    // Written by `change` under this name and opened with our own key.
    const { lines, operations } = value as JournaledChange
    const ents = [...new Set(lines.map(({ ent }) => ent))]
    const stored = await core.guard.run(
      captureWork(async (tx) => {
        // Settled or struck meanwhile: what is gone from the journal must not come back.
        if (!core.journal.has(name)) return undefined
        const before = await core.clock.read(tx)
        const put = await putMinted(core, tx, await beginPut(core, tx, lines), lines, operations)
        const n = Math.max(before.n, ...lines.map((line) => line.n))
        await core.clock.write(tx, { ...before, n })
        return put
      })
    )
    if (stored.ok && !stored.value) continue
    if (!stored.ok || !stored.value?.ok) {
      // Part of it may be stored, and half of a note's values would be worse than none.
      await openEntities(core, ents)
      // Another run may have brought it in meanwhile.
      if (core.journal.has(name)) showJournaled(core, name, lines, operations)
      continue
    }
    const sure = await readBack(core, stored.value.value.lines)
    if (!sure.ok) continue
    announce(core, stored.value.value)
    settleJournaled(core, name, ents)
  }
}
