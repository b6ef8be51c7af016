import type { Id } from '#lib/id.ts'
import { verifyControl } from '#seal/line.ts'
import { type EditedRow, mergeOperations, readRows, writeRows } from './apply.ts'
import { countDiffering, settleCheckpoint } from './checkpoint-show.ts'
import { forgetErased } from './blobs.ts'
import type { Core } from './core.ts'
import { type LedgerChange, leftOutbox, toLedger } from './ledger.ts'
import { deleteServed } from './outbox.ts'
import { refusedStray } from './strays.ts'
import { blankPages } from './kept-pages.ts'
import type { Transaction } from './port.ts'
import type { RowOperation } from './row.ts'
import { type Read, readServed } from './served.ts'
import type { ShelfChannel } from './shelf.ts'
import type { KeptStray } from './strays.ts'
import type { LineRecord } from './tables.ts'
import type { ServedLine } from './sync-types.ts'
import { witness } from './witness.ts'

/** What applying served lines changed, to be shown after the commit. */
export interface Applied {
  readonly channel: ShelfChannel
  readonly ents: readonly Id[]
  readonly pages: readonly number[]
  readonly lines: readonly LedgerChange[]
  readonly strays: { readonly put: readonly KeptStray[]; readonly deleted: readonly Id[] }
  readonly erasedDrafts: readonly Id[]
  /** entities of which a checkpoint had said something else */
  readonly differing: number
  readonly show: () => void
}

/** Control lines of a channel, kept apart so that sync finds them without reading pages. */
export const controlName = (grp: string, pos: number) =>
  `control:${grp}:${String(pos).padStart(12, '0')}`

/**
 * Applies served lines of one channel in the running transaction and writes the channel as given. Idempotent: lines that were applied
 * before change nothing. Used for fresh pages and for kept lines whose key or kind arrived later.
 */
export async function applyServed(
  core: Core,
  tx: Transaction,
  channel: ShelfChannel,
  served: readonly ServedLine[]
): Promise<Applied> {
  const { grp } = channel
  const { reads, rows, held, clock } = await readAll(core, tx, channel, served)
  const put: KeptStray[] = []
  const deleted: Id[] = []
  for (const { line, result } of reads) {
    const row = rows.get(line.ent)
    if (result.read === 'stray') {
      put.push(toStray(line, channel, result))
      continue
    }
    deleted.push(line.id)
    if (result.read === 'operation' && row) {
      row.operations = mergeOperations(row.operations, [result.operation])
    } else if (result.read === 'blank' && row) {
      row.operations = row.operations.filter(({ id }) => id !== line.id)
    }
  }
  await keepControls(core, tx, grp, reads)
  const erased = await erase(core, tx, channel, rows, erasedEnts(core, grp, reads))
  const differing = countDiffering(
    core,
    channel,
    rows,
    unreadEnts(core, channel, reads, erased.ents)
  )
  const isGone = (id: Id) => erased.lines.some((line) => line.id === id)
  const own = await settleOwn(
    tx,
    served,
    held.map((record) => (record && isGone(record.id) ? undefined : record))
  )
  for (const stray of own.strays) put.push(stray)
  for (const stray of put) await core.strays.put(tx, stray)
  const known = new Set(core.strays.all().map(({ id }) => id))
  const ended = new Set([...deleted, ...erased.unread])
  const settled = [...ended].filter((id) => known.has(id) && !put.some((each) => each.id === id))
  for (const id of settled) await core.strays.delete(tx, id)

  const edit = core.digest.begin(tx, core.version)
  const [show] = await Promise.all([
    writeRows(core, tx, edit, rows.values()),
    witness(core, tx, clock, reads),
    core.shelf.writeChannel(tx, channel)
  ])
  return {
    channel,
    ents: [...rows.keys()],
    pages: edit.touched().map(({ page }) => page),
    lines: [...own.lines, ...erased.lines],
    strays: { put, deleted: settled },
    erasedDrafts: erased.drafts,
    differing,
    show
  }
}

/** The lines opened, with all that the database has of them, which it looks for while they are being opened. */
async function readAll(
  core: Core,
  tx: Transaction,
  { grp, book }: ShelfChannel,
  served: readonly ServedLine[]
) {
  const keys = core.shelf.keys(grp)
  const ents = served.map(({ ent }) => ({ ent, book }))
  const ids = served.map(({ id }) => id)
  const asked = Promise.all([
    readRows(core, tx, ents),
    tx.getAll('lines', ids),
    core.clock.read(tx)
  ])
  const reads = served.map((line) => ({ line, result: readServed(line, grp, keys, core.rules) }))
  const [rows, held, clock] = await asked
  return { reads, rows, held, clock }
}

export function showApplied(core: Core, applied: Applied): void {
  const { channel, ents, pages, lines, strays } = applied
  core.shelf.adopt({ channels: [channel] })
  core.strays.adopt(strays)
  applied.show()
  settleCheckpoint(core, channel, applied.differing)
  core.ledger.apply(lines)
  core.touches.touch(ents)
  forgetErased(core, applied.erasedDrafts)
  core.tabs.post({ tell: 'rows', book: channel.book, ents, pages, lines, minted: false })
  core.tabs.post({ tell: 'shelf' })
  if (strays.put.length + strays.deleted.length > 0) core.tabs.post({ tell: 'strays' })
}

interface ReadLine {
  readonly line: ServedLine
  readonly result: Read
}

function toStray(
  { id, ent, pos }: ServedLine,
  { grp, book }: ShelfChannel,
  { why, reason }: Extract<Read, { read: 'stray' }>
): KeptStray {
  return { id, ent, grp, book, pos, why, ...(reason === undefined ? {} : { reason }) }
}

async function keepControls(
  core: Core,
  tx: Transaction,
  grp: string,
  reads: readonly ReadLine[]
): Promise<void> {
  for (const { line, result } of reads) {
    if (result.read !== 'control') continue
    const name = controlName(grp, line.pos)
    await tx.put('meta', { name, sealed: core.vault.seal('meta', name, line) })
  }
}

/** Entities erased by control lines whose MAC holds; no other is obeyed (design 8.9). */
function erasedEnts(core: Core, grp: string, reads: readonly ReadLine[]): ReadonlySet<Id> {
  const ents = new Set<Id>()
  for (const { result } of reads) {
    if (result.read !== 'control' || result.control.head.k !== 'erase') continue
    const { kid } = result.control.head
    const key = core.shelf.keys(grp).find((each) => each.kid === kid)
    if (!key || !verifyControl(result.control, key.key) || !('ents' in result.control.control))
      continue
    for (const ent of result.control.control.ents) ents.add(ent)
  }
  return ents
}

/**
 * Takes the bodies of erased entities out of this channel's row, pages, acknowledged lines and drafts. A line still on its way stays
 * until the server has answered for it (it is stored blank there), for nothing pending is ever dropped.
 */
async function erase(
  core: Core,
  tx: Transaction,
  { grp, book }: ShelfChannel,
  rows: Map<Id, EditedRow>,
  ents: ReadonlySet<Id>
): Promise<{
  lines: readonly LedgerChange[]
  drafts: readonly Id[]
  unread: readonly Id[]
  ents: ReadonlySet<Id>
}> {
  const lines: LedgerChange[] = []
  const drafts: Id[] = []
  const missing = [...ents].filter((ent) => !rows.has(ent))
  const read = await readRows(
    core,
    tx,
    missing.map((ent) => ({ ent, book }))
  )
  for (const [ent, row] of read) rows.set(ent, row)
  const unread = core.strays
    .all()
    .filter(({ ent, grp: where, why }) => ents.has(ent) && where === grp && why !== 'refused')
  const positions = unread.flatMap(({ pos }) => pos ?? [])
  for (const ent of ents) {
    const row = rows.get(ent)
    if (!row) continue
    const here = (operation: RowOperation) => operation.grp === grp
    for (const { pos } of row.operations.filter(here)) if (pos !== undefined) positions.push(pos)
    row.operations = row.operations.filter((operation) => !here(operation))
    for (const record of await tx.range('lines', { index: 'ent', from: ent, to: ent })) {
      if (record.grp !== grp || record.st !== 1) continue
      await deleteServed(tx, record, record.bh)
      lines.push(leftOutbox(record))
    }
    if (row.operations.length > 0) continue
    await tx.delete('drafts', ent)
    drafts.push(ent)
  }
  await blankPages(tx, grp, positions)
  return { lines, drafts, ents, unread: unread.map(({ id }) => id) }
}

/** Entities of which something cannot be read here: what a checkpoint says of them is not compared. */
function unreadEnts(
  core: Core,
  { grp }: ShelfChannel,
  reads: readonly ReadLine[],
  erased: ReadonlySet<Id>
): ReadonlySet<Id> {
  const unread = new Set(erased)
  for (const { line, result } of reads) {
    if (result.read === 'stray' || result.read === 'blank') unread.add(line.ent)
  }
  for (const stray of core.strays.all()) if (stray.grp === grp) unread.add(stray.ent)
  return unread
}

/** Our own lines that came back: the page holds their bytes now. */
async function settleOwn(
  tx: Transaction,
  served: readonly ServedLine[],
  records: readonly (LineRecord | undefined)[]
): Promise<{ lines: readonly LedgerChange[]; strays: readonly KeptStray[] }> {
  const lines: LedgerChange[] = []
  const strays: KeptStray[] = []
  for (const [index, record] of records.entries()) {
    const line = served[index]
    if (!record || !line) continue
    if (record.bh === line.bh) {
      await deleteServed(tx, record, line.bh)
      lines.push(leftOutbox(record))
      continue
    }
    const refused = { ...record, st: 2, reason: 'id-reuse' } as const
    await tx.put('lines', refused)
    lines.push(toLedger(refused))
    strays.push(refusedStray(refused))
  }
  return { lines, strays }
}
