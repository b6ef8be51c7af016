import type { Id } from '#lib/id.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { fold } from '#log/fold.ts'
import { type EditedRow, mergeOperations, readRows, writeRows } from './apply.ts'
import type { Core } from './core.ts'
import type { DigestEdit } from './digest-edit.ts'
import { toLedger } from './ledger.ts'
import type { Prepared } from './mint.ts'
import type { Transaction } from './port.ts'
import type { RowOperation } from './row.ts'
import type { LineRecord } from './tables.ts'

/** A tap changes few entities; for an import guessing pages does not pay. */
const FEW = 20

export interface Put {
  /** the lines as the outbox now holds them */
  readonly lines: readonly LineRecord[]
  readonly ents: readonly Id[]
  readonly book: Id
  readonly pages: readonly number[]
  readonly show: () => void
}

/** Rows and digest pages that a put will touch, as the running transaction reads them. */
export interface PutDesk {
  readonly rows: ReadonlyMap<Id, EditedRow>
  readonly edit: DigestEdit
}

/** Each question to the database is a round trip: what a put needs is asked for together. */
export async function beginPut(
  core: Core,
  tx: Transaction,
  wanted: readonly { readonly ent: Id; readonly book: Id }[]
): Promise<PutDesk> {
  const edit = core.digest.begin(tx, core.version)
  const ents = wanted.length <= FEW ? wanted.map(({ ent }) => ent) : []
  const [rows] = await Promise.all([
    readRows(core, tx, wanted),
    edit.prefetch(wanted[0]?.book ?? '', ents)
  ])
  return { rows, edit }
}

/** Puts minted lines with their rows; an operation its row already holds was stored before (a retry, a late transaction, a replay). */
export async function putMinted(
  core: Core,
  tx: Transaction,
  { rows, edit }: PutDesk,
  lines: readonly LineRecord[],
  operations: readonly RowOperation[]
): Promise<Result<Put>> {
  const fresh: LineRecord[] = []
  const known: Id[] = []
  for (const [index, line] of lines.entries()) {
    const row = rows.get(line.ent)
    const operation = operations[index]
    if (!row || !operation) continue
    if (row.operations.some(({ id }) => id === line.id)) {
      known.push(line.id)
      continue
    }
    const copy = row.operations.filter(({ grp }) => grp === line.grp)
    if (copy.length > 0 && core.rules.authored(operation.kind)) {
      if (fold(copy, core.rules).author !== operation.by) return fail('not-yours')
    }
    row.operations = mergeOperations(row.operations, [operation])
    fresh.push(line)
  }
  const kept = known.length > 0 ? await tx.getAll('lines', known) : []
  const [show] = await Promise.all([
    writeRows(core, tx, edit, rows.values()),
    tx.putAll('lines', fresh)
  ])
  return ok({
    lines: [...fresh, ...kept.filter((line) => line !== undefined)],
    ents: [...rows.keys()],
    book: lines[0]?.book ?? '',
    pages: edit.touched().map(({ page }) => page),
    show
  })
}

/** After an opening or a failed write `complete` alone is not believed. */
export async function readBack(core: Core, lines: readonly LineRecord[]): Promise<Result<void>> {
  if (!core.guard.suspect()) return ok(undefined)
  const found = await core.guard.run({
    tables: ['lines', 'rows'],
    mode: 'read',
    durability: 'relaxed',
    body: async (tx) => {
      const kept = await tx.getAll(
        'lines',
        lines.map(({ id }) => id)
      )
      return kept.every((record, index) => record === undefined || record.bh === lines[index]?.bh)
        ? kept.every((record) => record !== undefined) || (await rowsHold(core, tx, lines))
        : false
    }
  })
  if (!found.ok) return found
  if (!found.value) return fail('storage-lost', { part: 'read-back' })
  core.guard.trust()
  return ok(undefined)
}

/** A line may already have left the outbox for a pulled page; then its row still holds the operation. */
async function rowsHold(
  core: Core,
  tx: Transaction,
  lines: readonly LineRecord[]
): Promise<boolean> {
  const rows = await readRows(core, tx, lines)
  return lines.every(({ id, ent }) => rows.get(ent)?.operations.some((each) => each.id === id))
}

/** After the commit: this tab's memory, the other tabs, sync. */
export function announce(core: Core, { lines, ents, book, pages, show }: Put): void {
  show()
  const changes = lines.map(toLedger)
  core.ledger.apply(changes)
  core.touches.touch(ents)
  core.tabs.post({ tell: 'rows', book, ents, pages, lines: changes, minted: true })
  core.touches.minted()
}

/**
 * A form that was open across a restore: what it had shown above the restored head has lost its position, and is named by id instead
 * (sync.md §2.6).
 */
export async function nameFormerHeads(
  core: Core,
  tx: Transaction,
  prepared: readonly Prepared[]
): Promise<readonly Prepared[]> {
  const stale = prepared.filter(
    ({ change, channel }) => (change.ctx.r ?? Infinity) < channel.restore
  )
  if (stale.length === 0) return prepared
  const rows = await readRows(
    core,
    tx,
    stale.map(({ change }) => change)
  )
  return prepared.map((each) => {
    if (!stale.includes(each)) return each
    const { ctx, ent, grp } = each.change
    const former = (rows.get(ent)?.operations ?? []).flatMap(({ id, was, grp: channel }) =>
      channel === grp && was && was[0] === ctx.r && was[1] <= ctx.pos ? [id] : []
    )
    return { ...each, change: { ...each.change, ctx: { ...ctx, ids: [...ctx.ids, ...former] } } }
  })
}
