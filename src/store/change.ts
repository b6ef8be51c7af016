import { assert } from '#lib/assert.ts'
import type { Id } from '#lib/id.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { fold } from '#log/fold.ts'
import { mergeOperations, readRows, writeRows } from './apply.ts'
import type { Core } from './core.ts'
import { toLedger } from './ledger.ts'
import { mint, type Minted, type Prepared } from './mint.ts'
import type { Transaction, Work } from './port.ts'
import type { RowOperation } from './row.ts'
import type { LineRecord } from './tables.ts'
import type { Change, ChangeOptions, Saved } from './types.ts'

/** How long a capture may take before its line goes to the emergency journal, in ms. */
export const CAPTURE_PATIENCE = 1500

/** What the journal keeps of one `change` until it is stored. */
export interface JournaledChange {
  readonly lines: readonly LineRecord[]
  readonly operations: readonly RowOperation[]
}

export type DropDrafts = (
  tx: Transaction,
  drafts: NonNullable<ChangeOptions['drafts']>
) => Promise<() => void>

/**
 * The one way to write. Checks first, mints once, stores in one strict transaction; a capture that is not stored in time goes to the
 * journal under the same ids and bytes, and the late transaction or the next start takes it from there.
 */
export async function change(
  core: Core,
  dropDrafts: DropDrafts,
  changes: readonly Change[],
  options: ChangeOptions = {}
): Promise<Result<Saved>> {
  const prepared = prepare(core, changes)
  if (!prepared.ok) return prepared
  const refusal: { problem?: Result<never> } = {}
  let minted: Minted | undefined
  const mintOnce = (before = core.clock.state()) => {
    if (!minted) {
      const { device } = core.vault
      minted = mint(prepared.value, before, device, core.clock.now(), core.random)
      core.clock.adopt(minted.clock)
    }
    return minted
  }
  const ids = () => mintOnce().lines.map(({ id }) => id)
  const storing = storeLines(core, mintOnce, dropDrafts, options, refusal)
  const first = core.visibility.hidden() ? 'late' : await inTime(core, storing)
  if (refusal.problem) return refusal.problem
  if (first !== 'late' && first.ok) return ok({ ids: ids(), place: 'stored' })

  const { lines, operations } = mintOnce()
  const name = `op.${lines[0]?.id}`
  const kept = core.journal.put(name, { lines, operations } satisfies JournaledChange)
  if (!kept.ok) {
    const last = first === 'late' ? await storing : first
    if (refusal.problem) return refusal.problem
    return last.ok ? ok({ ids: ids(), place: 'stored' }) : last
  }
  const ents = showJournaled(core, lines, operations)
  if (first === 'late') {
    void storing.then((result) => {
      if (result.ok) settleJournaled(core, name, ents)
    })
  }
  return ok({ ids: ids(), place: 'journal' })
}

/** The entry goes only now that its line is stored. */
export function settleJournaled(core: Core, name: string, ents: readonly Id[]): void {
  core.journal.remove(name)
  core.overlay.remove(ents)
  core.ledger.setJournaled(ents, false)
  core.touches.touch(ents)
}

/** Everything that can be refused before anything is written. */
function prepare(core: Core, changes: readonly Change[]): Result<readonly Prepared[]> {
  const prepared: Prepared[] = []
  assert(
    changes.every(({ book }) => book === changes[0]?.book),
    'one change is for one book'
  )
  for (const given of changes) {
    const { book, grp, kind, patch, del, movedTo } = given
    const channel = core.shelf.channel(grp)
    const key = core.shelf.key(grp)
    const author = core.shelf.book(book)?.author
    if (!channel || channel.book !== book || !author) return fail('channel-missing', { grp })
    if (!key) return fail('key-missing', { grp })
    const version = core.rules.version(kind)
    if (version === undefined) return fail('kind-unknown', { kind })
    if (!patch && !del && movedTo === undefined) return fail('nothing-to-change')
    const parsed = patch && core.rules.parse(kind, patch)
    if (parsed && !parsed.ok) return parsed
    prepared.push({
      change: parsed ? { ...given, patch: parsed.value } : given,
      channel,
      key,
      author,
      version
    })
  }
  return prepared.length > 0 ? ok(prepared) : fail('nothing-to-change')
}

async function inTime(core: Core, storing: Promise<Result<void>>): Promise<Result<void> | 'late'> {
  let cancel = () => {}
  const late = new Promise<'late'>((resolve) => {
    cancel = core.after(CAPTURE_PATIENCE, () => resolve('late'))
  })
  const first = await Promise.race([storing, late])
  cancel()
  return first
}

/** Line, row, digest and clock in one strict transaction, read back where the storage has given reason for doubt. */
async function storeLines(
  core: Core,
  mintOnce: (before?: Minted['clock']) => Minted,
  dropDrafts: DropDrafts,
  options: ChangeOptions,
  refusal: { problem?: Result<never> }
): Promise<Result<void>> {
  const stored = await core.guard.run(
    captureWork(async (tx) => {
      const minted = mintOnce(await core.clock.read(tx))
      const written = await putMinted(core, tx, minted.lines, minted.operations)
      if (!written.ok) {
        refusal.problem = written
        return undefined
      }
      await core.clock.write(tx, minted.clock)
      const dropped = await dropDrafts(tx, options.drafts ?? [])
      return { minted, put: written.value, dropped }
    })
  )
  if (!stored.ok) return stored
  if (!stored.value) return refusal.problem ?? ok(undefined)
  const { minted, put, dropped } = stored.value
  const sure = await readBack(core, minted.lines)
  if (!sure.ok) return sure
  dropped()
  announce(core, put)
  return ok(undefined)
}

export const captureWork = <T>(body: Work<T>['body']): Work<T> => ({
  tables: ['lines', 'rows', 'digests', 'drafts', 'meta'],
  mode: 'write',
  durability: 'strict',
  body
})

export interface Put {
  /** the lines as the outbox now holds them */
  readonly lines: readonly LineRecord[]
  readonly ents: readonly Id[]
  readonly book: Id
  readonly pages: readonly number[]
  readonly show: () => void
}

/** Puts minted lines with their rows; an operation its row already holds was stored before (a retry, a late transaction, a replay). */
export async function putMinted(
  core: Core,
  tx: Transaction,
  lines: readonly LineRecord[],
  operations: readonly RowOperation[]
): Promise<Result<Put>> {
  const rows = await readRows(core, tx, lines)
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
  const edit = core.digest.begin(tx, core.version)
  await tx.putAll('lines', fresh)
  const show = await writeRows(core, tx, edit, rows.values())
  return ok({
    lines: [...fresh, ...kept.filter((line) => line !== undefined)],
    ents: [...rows.keys()],
    book: lines[0]?.book ?? '',
    pages: edit.touched().map(({ page }) => page),
    show
  })
}

/** After an opening or a failed write `complete` alone is not believed. */
async function readBack(core: Core, lines: readonly LineRecord[]): Promise<Result<void>> {
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
  const changes = lines.map((line) => toLedger(line))
  core.ledger.apply(changes)
  core.touches.touch(ents)
  core.tabs.post({ tell: 'rows', book, ents, pages, lines: changes, minted: true })
  core.touches.minted()
}

/** What stands only in the journal is shown as well, from what this tab last saw of the row. */
function showJournaled(
  core: Core,
  lines: readonly LineRecord[],
  operations: readonly RowOperation[]
): readonly Id[] {
  const ents = [...new Set(lines.map(({ ent }) => ent))]
  core.overlay.add(lines[0]?.book ?? '', operations, ents)
  core.ledger.setJournaled(ents, true)
  core.touches.touch(ents)
  return ents
}
