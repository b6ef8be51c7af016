import type { Id } from '#lib/id.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { contextOf } from '#log/context.ts'
import { foldChannels } from '#log/fold.ts'
import { type EditedRow, readRows } from './apply.ts'
import { announce, beginPut, putMinted } from './put.ts'
import { everything } from './everything.ts'
import { sweepBlobs } from './blobs.ts'
import type { JournaledChange } from './change.ts'
import type { Core } from './core.ts'
import { type LedgerChange, leftOutbox } from './ledger.ts'
import { mint, type Prepared } from './mint.ts'
import type { Transaction } from './port.ts'
import { replayLines } from './replay.ts'
import type { RowOperation } from './row.ts'
import type { Struck } from './types.ts'
import { writeRows } from './apply.ts'

/**
 * The one path on which a person's confirmed act removes pending lines (I17): lines never handed to sync go with their bodies, drafts and
 * journal entries. Where the server may hold a line, a `del` is minted and the erase is sync's to send.
 */
export async function strike(core: Core, ents: readonly Id[]): Promise<Result<Struck>> {
  const books = new Set(ents.flatMap((ent) => core.digest.entry(ent)?.book ?? []))
  if (ents.some((ent) => core.ahead.peek()?.entry(ent))) return fail('still-coming')
  if (books.size > 1) return fail('not-allowed', { part: 'books' })
  // What waits in the journal is stored first, or else nothing of it would be left to remove from.
  if (ents.some((ent) => core.ledger.journaled.has(ent))) await replayLines(core)
  dropJournaled(core, [...books][0], ents)
  const stored = await core.guard.run(
    everything('strict', async (tx) => {
      const rows = await readRows(
        core,
        tx,
        ents.map((ent) => ({ ent, book: [...books][0] ?? '' }))
      )
      const lines = await removeUnsent(core, tx, rows)
      const edit = core.digest.begin(tx, core.version)
      const show = await writeRows(core, tx, edit, rows.values())
      const pages = edit.touched().map(({ page }) => page)
      const prepared = prepareDeletes(core, rows)
      const clock = await core.clock.read(tx)
      const minted = mint(prepared, clock, core.vault.device, core.clock.now(), core.random)
      const put = await putMinted(
        core,
        tx,
        await beginPut(core, tx, minted.lines),
        minted.lines,
        minted.operations
      )
      await core.clock.write(tx, minted.clock)
      for (const ent of ents) await tx.delete('drafts', ent)
      return { rows, lines, show, pages, put, clock: minted.clock, prepared }
    })
  )
  if (!stored.ok) return stored
  const { rows, lines, show, pages, put, clock, prepared } = stored.value
  if (!put.ok) return put
  core.forgetDrafts(ents)
  core.clock.adopt(clock)
  show()
  core.ledger.apply(lines)
  core.touches.touch(ents)
  const book = [...books][0]
  if (book !== undefined) {
    core.tabs.post({ tell: 'rows', book, ents, pages, lines, minted: false })
  }
  if (put.value.lines.length > 0) announce(core, put.value)
  await sweepBlobs(core, ents)
  return ok({
    removed: [...rows.values()].flatMap(({ ent, operations }) =>
      operations.length === 0 ? [ent] : []
    ),
    remaining: prepared.map(({ change: { ent, grp } }) => ({ ent, grp }))
  })
}

/** Takes lines that were never handed out, and their operations, away. */
async function removeUnsent(
  core: Core,
  tx: Transaction,
  rows: ReadonlyMap<Id, EditedRow>
): Promise<readonly LedgerChange[]> {
  const changes: LedgerChange[] = []
  for (const row of rows.values()) {
    const records = await tx.range('lines', { index: 'ent', from: row.ent, to: row.ent })
    const removed = new Set<Id>()
    for (const record of records) {
      const channel = await core.shelf.readChannel(tx, record.grp)
      if (record.st !== 0 || record.n <= (channel?.offered ?? 0)) continue
      await tx.delete('lines', record.id)
      removed.add(record.id)
      changes.push(leftOutbox(record))
    }
    row.operations = row.operations.filter((operation: RowOperation) => !removed.has(operation.id))
  }
  return changes
}

/** A `del` for every channel that still holds something of the entity; it observes all that is left of it here. */
function prepareDeletes(core: Core, rows: ReadonlyMap<Id, EditedRow>): readonly Prepared[] {
  const prepared: Prepared[] = []
  for (const { ent, book, operations } of rows.values()) {
    const author = core.shelf.book(book)?.author
    for (const [grp, folded] of foldChannels(operations, core.rules)) {
      const channel = core.shelf.channel(grp)
      const key = core.shelf.key(grp)
      const version = core.rules.version(folded.kind)
      if (!channel || !key || !author || version === undefined || folded.deleted) continue
      if (core.rules.authored(folded.kind) && folded.author !== author) continue
      const ctx = {
        ...contextOf(folded, Math.min(channel.folded, core.strays.ceiling(grp, ent))),
        r: channel.restore
      }
      prepared.push({
        change: { book, grp, ent, kind: folded.kind, del: true, ctx },
        channel,
        key,
        author,
        version
      })
    }
  }
  return prepared
}

/** What stands only in the journal goes as well; other entities of the same entry stay. */
function dropJournaled(core: Core, book: Id | undefined, ents: readonly Id[]): void {
  for (const { name, value } of core.journal.entries('op.')) {
    // Written by `change` and opened with our own key; line and operation stand at the same index.
    const { lines, operations } = value as JournaledChange
    const left = lines.map(({ ent }) => !ents.includes(ent))
    if (left.every(Boolean)) continue
    if (!left.some(Boolean)) {
      core.journal.remove(name)
      continue
    }
    core.journal.put(name, {
      lines: lines.filter((_, index) => left[index]),
      operations: operations.filter((_, index) => left[index])
    } satisfies JournaledChange)
  }
  core.overlay.drop(ents)
  if (book !== undefined) core.digest.uncover(book, ents)
  core.ledger.setJournaled(ents, false)
}
