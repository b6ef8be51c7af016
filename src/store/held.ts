import { hashText } from '#lib/hash.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { parseLine } from '#api/line.ts'
import { mergeOperations, readRows, writeRows } from './apply.ts'
import { everything } from './everything.ts'
import { announce } from './put.ts'
import type { Core } from './core.ts'
import { servedOf } from './kept-pages.ts'
import { readWaiting } from './retry-strays.ts'
import type { ShelfChannel } from './shelf.ts'
import type { KeptStray } from './strays.ts'
import type { LineRecord } from './tables.ts'
import type { OutLine, ServedLine } from './sync-types.ts'

/** Every line of a channel as kept, for a sealed copy or a server that lost them. */
export async function heldLines(
  core: Core,
  grp: string
): Promise<{ served: readonly ServedLine[]; unsequenced: readonly OutLine[] }> {
  const found = await core.guard.run({
    tables: ['pages', 'lines'],
    mode: 'read',
    durability: 'relaxed',
    body: async (tx) => ({
      pages: await tx.range('pages', { from: [grp, 0], to: [grp, Infinity] }),
      lines: await tx.range('lines', { index: 'grp', from: grp, to: grp })
    })
  })
  if (!found.ok) return { served: [], unsequenced: [] }
  const served = found.value.pages.flatMap(servedOf)
  const sequenced = new Set(served.map(({ id }) => id))
  return {
    served,
    unsequenced: found.value.lines.flatMap(({ id, ent, n, line, bh, minted }) =>
      sequenced.has(id) ? [] : [{ id, grp, ent, n, line, bh, minted }]
    )
  }
}

/**
 * Lines of a sealed copy, in one transaction. An id already held is skipped; the others wait in the outbox, ours or others', and are
 * folded without a position. One that does not open is kept raw and listed. Mints nothing.
 */
export async function importLines(
  core: Core,
  grp: string,
  lines: readonly string[]
): Promise<Result<number>> {
  const known = core.shelf.channel(grp)
  if (!known) return fail('channel-missing', { grp })
  if (known.local) return fail('channel-local', { grp })
  const stored = await core.guard.run(
    everything('strict', async (tx) => {
      const wanted = toRecords(core, known, lines)
      const held = await tx.getAll(
        'lines',
        wanted.map(({ id }) => id)
      )
      const rows = await readRows(core, tx, wanted)
      const listed = new Set(core.strays.all().map(({ id }) => id))
      const clock = await core.clock.read(tx)
      let n = clock.n
      const records: LineRecord[] = []
      const strays: KeptStray[] = []
      for (const [index, record] of wanted.entries()) {
        const row = rows.get(record.ent)
        if (!row || held[index] || listed.has(record.id)) continue
        if (row.operations.some(({ id }) => id === record.id)) continue
        const result = readWaiting(core, record)
        if (result.read === 'operation') {
          row.operations = mergeOperations(row.operations, [result.operation])
        } else if (result.read === 'stray') {
          const { read: _, ...why } = result
          strays.push({ id: record.id, grp, book: known.book, ent: record.ent, ...why })
        }
        records.push({ ...record, n: (n += 1) })
      }
      await tx.putAll('lines', records)
      for (const stray of strays) await core.strays.put(tx, stray)
      const edit = core.digest.begin(tx, core.version)
      const show = await writeRows(core, tx, edit, rows.values())
      await core.clock.write(tx, { ...clock, n })
      const pages = edit.touched().map(({ page }) => page)
      return { records, strays, show, pages, ents: [...rows.keys()], clock: { ...clock, n } }
    })
  )
  if (!stored.ok) return stored
  const { records, strays, show, pages, ents, clock } = stored.value
  core.clock.adopt(clock)
  core.strays.adopt({ put: strays })
  announce(core, { lines: records, ents, book: known.book, pages, show })
  return ok(records.length)
}

/**
 * Control lines that went with a request of their own and that the server took. Until their page comes they stand among the received
 * ones, so that a server put back behind them is offered them again: nobody else may hold them yet.
 */
export async function keepTaken(
  core: Core,
  grp: string,
  lines: readonly string[]
): Promise<Result<void>> {
  const known = core.shelf.channel(grp)
  if (!known) return fail('channel-missing', { grp })
  const stored = await core.guard.run({
    tables: ['lines', 'meta'],
    mode: 'write',
    durability: 'strict',
    body: async (tx) => {
      const clock = await core.clock.read(tx)
      let n = clock.n
      const records = toRecords(core, known, lines).map((record) => ({
        ...record,
        st: 1 as const,
        n: (n += 1)
      }))
      await tx.putAll('lines', records)
      await core.clock.write(tx, { ...clock, n })
      return { ...clock, n }
    }
  })
  if (!stored.ok) return stored
  core.clock.adopt(stored.value)
  return ok(undefined)
}

/** Once each, only lines whose head belongs to the channel; numbers come later. */
function toRecords(
  core: Core,
  { grp, book }: ShelfChannel,
  lines: readonly string[]
): readonly LineRecord[] {
  const byId = new Map<string, LineRecord>()
  for (const line of lines) {
    const parsed = parseLine(line)
    if (!parsed.ok || parsed.value.head.grp !== grp) continue
    const { id, ent, t } = parsed.value.head
    const minted = Math.min(t[0], core.clock.now())
    byId.set(id, { id, grp, book, ent, st: 0, n: 0, line, bh: hashText(line), minted })
  }
  return [...byId.values()]
}
