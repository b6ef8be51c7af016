import type { Id } from '#lib/id.ts'
import { assert } from '#lib/assert.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import type { Core } from './core.ts'
import { toLedger } from './ledger.ts'
import { adoptMoved, readMoved } from './moved.ts'
import type { Transaction } from './port.ts'
import { refusedStray } from './strays.ts'
import type { LineRecord, LineState } from './tables.ts'
import { tellLines } from './tell.ts'
import type { OutLine, Receipt } from './sync-types.ts'

const OUTBOX = ['lines', 'meta'] as const

/**
 * The oldest pending lines of a channel, or of those behind the line numbered `after`. What is handed out may be at the server from then on, so its number is noted in the same
 * transaction. A local channel, or one the server put us out of, hands out nothing.
 */
export async function outbox(
  core: Core,
  grp: string,
  limit: { readonly lines: number; readonly bytes: number; readonly after?: number }
): Promise<readonly OutLine[]> {
  const known = core.shelf.channel(grp)
  if (!known || known.local || known.gone) return []
  const found = await core.guard.run({
    tables: OUTBOX,
    mode: 'write',
    durability: 'relaxed',
    body: async (tx) => {
      const range = {
        index: 'st+grp+n',
        from: [0, grp, (limit.after ?? -1) + 1],
        to: [0, grp, Infinity],
        limit: limit.lines
      }
      const lines = within(await tx.range('lines', range), limit.bytes)
      const channel = await core.shelf.readChannel(tx, grp)
      const offered = Math.max(channel?.offered ?? 0, ...lines.map(({ n }) => n))
      if (!channel || channel.local || offered === channel.offered)
        return { lines, channel: undefined }
      const noted = { ...channel, offered }
      await core.shelf.writeChannel(tx, noted)
      return { lines, channel: noted }
    }
  })
  if (!found.ok) return []
  if (found.value.channel) core.shelf.adopt({ channels: [found.value.channel] })
  return found.value.lines.map(({ id, ent, n, line, bh, minted }) => ({
    id,
    grp,
    ent,
    n,
    line,
    bh,
    minted
  }))
}

function within(lines: readonly LineRecord[], bytes: number): readonly LineRecord[] {
  let size = 0
  const end = lines.findIndex((record, index) => {
    size += record.line.length
    return index > 0 && size > bytes
  })
  return end < 0 ? lines : lines.slice(0, end)
}

/** Lines without a receipt per channel that is ever sent. */
export async function pending(core: Core): Promise<ReadonlyMap<string, number>> {
  const grps = core.shelf.books
    .peek()
    .flatMap((book) => book.channels)
    .filter((channel) => !channel.local)
  const found = await core.guard.run({
    tables: OUTBOX,
    mode: 'read',
    durability: 'relaxed',
    body: async (tx) => {
      const counts = new Map<string, number>()
      for (const { grp } of grps) {
        const range = { index: 'st+grp+n', from: [0, grp, 0], to: [0, grp, Infinity] }
        counts.set(grp, await tx.count('lines', range))
      }
      return counts
    }
  })
  return found.ok ? found.value : new Map()
}

/**
 * A receipt counts only where it names the hash of exactly the bytes we hold; the ids of the others are the answer. Fails where it could not
 * be written down: the line is still the oldest of the outbox then, and is not to be sent again at once.
 */
export async function acknowledge(
  core: Core,
  grp: string,
  receipts: readonly Receipt[]
): Promise<Result<readonly Id[]>> {
  const hashes = new Map(receipts.map(({ id, bh }) => [id, bh]))
  const set = await setStates(core, grp, [...hashes.keys()], ({ id, bh }) =>
    bh === hashes.get(id) ? { st: 1 } : { st: 2, reason: 'id-reuse' }
  )
  return set.ok ? ok(set.value.flatMap(({ id, st }) => (st === 2 ? [id] : []))) : set
}

/** Refused by name: kept, shown under "needs you", and in nobody's way. */
export async function refuse(
  core: Core,
  grp: string,
  refused: readonly { readonly id: Id; readonly reason: string }[]
): Promise<Result<void>> {
  const reasons = new Map(refused.map(({ id, reason }) => [id, reason]))
  const set = await setStates(core, grp, [...reasons.keys()], ({ id }) => ({
    st: 2,
    reason: reasons.get(id) ?? 'refused'
  }))
  if (!set.ok) return set
  core.strays.adopt({ put: set.value.map(refusedStray) })
  core.tabs.post({ tell: 'strays' })
  return ok(undefined)
}

/**
 * What the server said counts under the restore number it was said under: a transaction that the browser carries out long after nobody waits
 * for it must not call received what a server put back meanwhile has lost. Fails with restore-changed there, and with what the storage says.
 */
async function setStates(
  core: Core,
  grp: string,
  ids: readonly Id[],
  next: (record: LineRecord) => { st: LineState; reason?: string }
): Promise<Result<readonly LineRecord[]>> {
  if (ids.length === 0) return ok([])
  const restore = core.shelf.channel(grp)?.restore
  const found = await core.guard.run({
    tables: OUTBOX,
    mode: 'write',
    durability: 'relaxed',
    body: async (tx) => {
      const channel = await core.shelf.readChannel(tx, grp)
      if (channel?.restore !== restore) return { moved: channel && (await readMoved(tx, channel)) }
      const records = await tx.getAll('lines', ids)
      const changed = records.flatMap((record) =>
        record && record.grp === grp && record.st !== 1 ? [{ ...record, ...next(record) }] : []
      )
      await tx.putAll('lines', changed)
      return { changed }
    }
  })
  if (!found.ok) return found
  if (!found.value.changed) {
    if (found.value.moved) adoptMoved(core, found.value.moved)
    return fail('restore-changed')
  }
  tellLines(core, found.value.changed.map(toLedger))
  return ok(found.value.changed)
}

/**
 * The only way a line leaves the outbox other than by a person's explicit strike or removal of the book (I17): the server has shown
 * that it holds exactly these bytes.
 */
export async function deleteServed(
  tx: Transaction,
  record: LineRecord,
  servedHash: string
): Promise<void> {
  assert(record.bh === servedHash, 'a line leaves the outbox only when the server holds its bytes')
  await tx.delete('lines', record.id)
}
