import { applyServed, showApplied } from './apply-served.ts'
import { mergeOperations, readRows, writeRows } from './apply.ts'
import type { Core } from './core.ts'
import { everything } from './everything.ts'
import { servedAt } from './kept-pages.ts'
import { readServed } from './served.ts'
import type { KeptStray } from './strays.ts'
import type { LineRecord } from './tables.ts'

/** Tries kept lines again: a key arrived, or this build knows kinds that the last one did not. */
export async function retryStrays(
  core: Core,
  concerns: (stray: KeptStray) => boolean
): Promise<void> {
  const concerned = core.strays.all().filter(concerns)
  for (const [grp, strays] of Map.groupBy(concerned, (stray) => stray.grp)) {
    const positions = strays.flatMap(({ pos }) => pos ?? [])
    if (positions.length > 0) await retryServed(core, grp, positions)
    const waiting = strays.filter(({ pos, why }) => pos === undefined && why !== 'refused')
    if (waiting.length > 0) await retryWaiting(core, grp, waiting)
  }
}

/** Those that the server has given a position stand in the pages. */
async function retryServed(core: Core, grp: string, positions: number[]): Promise<void> {
  const applied = await core.guard.run(
    everything('relaxed', async (tx) => {
      const channel = await core.shelf.readChannel(tx, grp)
      return channel && applyServed(core, tx, channel, await servedAt(tx, grp, positions))
    })
  )
  if (applied.ok && applied.value) showApplied(core, applied.value)
}

/** Those without a position, from a copy or from before a restore, stand in the outbox. */
async function retryWaiting(core: Core, grp: string, strays: readonly KeptStray[]): Promise<void> {
  const stored = await core.guard.run(
    everything('relaxed', async (tx) => {
      const records = await tx.getAll(
        'lines',
        strays.map(({ id }) => id)
      )
      const rows = await readRows(core, tx, strays)
      const read: KeptStray[] = []
      for (const [index, stray] of strays.entries()) {
        const [record, row] = [records[index], rows.get(stray.ent)]
        const result = record && readWaiting(core, record)
        if (result?.read !== 'operation' || !row) continue
        row.operations = mergeOperations(row.operations, [result.operation])
        await core.strays.delete(tx, stray.id)
        read.push(stray)
      }
      const changed = read.flatMap(({ ent }) => rows.get(ent) ?? [])
      const edit = core.digest.begin(tx, core.version)
      const show = await writeRows(core, tx, edit, new Set(changed))
      return { read, show, pages: edit.touched().map(({ page }) => page) }
    })
  )
  if (!stored.ok || stored.value.read.length === 0) return
  const { read, show, pages } = stored.value
  const ents = read.map(({ ent }) => ent)
  core.strays.adopt({ deleted: read.map(({ id }) => id) })
  show()
  core.touches.touch(ents)
  const book = read[0]?.book ?? ''
  core.tabs.post({ tell: 'rows', book, ents, pages, lines: [], minted: false })
  core.tabs.post({ tell: 'strays' })
}

/** Opens a line of the outbox, ours or another's, as an operation that has no position yet. */
export function readWaiting(
  core: Core,
  { id, grp, ent, bh, line }: Pick<LineRecord, 'id' | 'grp' | 'ent' | 'bh' | 'line'>
): ReturnType<typeof readServed> {
  const served = { pos: 0, id, ent, bh, rts: 0, cpos: 0, via: '', line }
  const result = readServed(served, grp, core.shelf.keys(grp), core.rules)
  if (result.read !== 'operation') return result
  const { pos: _, rts: __, cpos: ___, ...operation } = result.operation
  return { read: 'operation', operation }
}
