import type { Id } from '#lib/id.ts'
import { chainLink, CHAIN_START } from '#api/chain.ts'
import { readRows, writeRows } from './apply.ts'
import { controlName } from './apply-served.ts'
import { everything } from './everything.ts'
import { dropCheckpoint } from './checkpoint-show.ts'
import type { Core } from './core.ts'
import { hashText } from '#lib/hash.ts'
import { toLedger } from './ledger.ts'
import { adoptMoved, readMoved } from './moved.ts'
import { servedOf } from './kept-pages.ts'
import { foldPages } from './pages.ts'
import { LAST, type Transaction } from './port.ts'
import type { RowOperation } from './row.ts'
import type { ShelfChannel } from './shelf.ts'
import type { KeptStray } from './strays.ts'
import type { LineRecord } from './tables.ts'
import { adoptChannels, tellLines } from './tell.ts'
import type { ServedLine } from './sync-types.ts'

/**
 * The server's data was put back to `head`. What we hold above it, ours and others', has no position again and is offered again; nobody's
 * context may name those positions any more (sync.md §2.6). One transaction; drafts keep their contexts, which are capped when minted.
 */
export async function restored(
  core: Core,
  grp: string,
  restore: number,
  head: number
): Promise<void> {
  const from = core.shelf.channel(grp)?.restore
  // What was pulled and not folded yet would go back to the outbox without ever having been shown.
  const folded = await foldPages(core, grp)
  if (!folded.ok) return
  const stored = await core.guard.run(
    everything('strict', async (tx) => {
      const channel = await core.shelf.readChannel(tx, grp)
      if (!channel) return undefined
      // Another page was faster, or this is carried out long after a later restore was lived through: what the disk says stands.
      if (channel.restore === restore || channel.restore !== from) {
        return { moved: await readMoved(tx, channel) }
      }
      // First contact: there are no positions yet that could have changed their meaning.
      if (channel.restore === 0) return firstContact(core, tx, { ...channel, restore })
      const cut = await cutPages(tx, channel, head)
      const reoffered = await reoffer(core, tx, channel, cut.above)
      const put = await unsequence(
        core,
        tx,
        channel,
        head,
        [...reoffered, ...cut.above].map(({ ent }) => ent)
      )
      const unread = unreadAbove(core, grp, head)
      for (const stray of unread) await core.strays.put(tx, stray)
      await tx.clear('meta', {
        from: controlName(grp, head + 1),
        to: controlName(grp, 0).slice(0, -12) + LAST
      })
      const changed: ShelfChannel = {
        ...channel,
        restore,
        restores: [...channel.restores, [restore, head]],
        pulled: Math.min(channel.pulled, head),
        folded: Math.min(channel.folded, head),
        chain: cut.chain
      }
      await core.shelf.writeChannel(tx, changed)
      return { channel: changed, lines: reoffered, unread, show: put.show }
    })
  )
  if (!stored.ok || !stored.value) return
  if ('moved' in stored.value) return adoptMoved(core, stored.value.moved)
  const { channel, lines, unread, show } = stored.value
  dropCheckpoint(core, grp)
  core.strays.adopt({ put: unread })
  show()
  tellLines(core, lines.map(toLedger))
  adoptChannels(core, [channel])
}

async function firstContact(core: Core, tx: Transaction, channel: ShelfChannel) {
  await core.shelf.writeChannel(tx, channel)
  const lines: readonly LineRecord[] = []
  const unread: readonly KeptStray[] = []
  return { channel, lines, unread, show: () => {} }
}

/** What could not be read yet goes on waiting for its key or for a build that knows it, now in the outbox. */
function unreadAbove(core: Core, grp: string, head: number): readonly KeptStray[] {
  return core.strays.all().flatMap((stray) => {
    const { pos = 0, ...rest } = stray
    return stray.grp === grp && pos > head ? [rest] : []
  })
}

/** Takes served lines above `head` out of the pages; the answer has them, and the chain at what is left. */
async function cutPages(
  tx: Transaction,
  { grp, pulled, chain }: ShelfChannel,
  head: number
): Promise<{ above: readonly ServedLine[]; chain: string }> {
  if (pulled <= head) return { above: [], chain }
  const pages = await tx.range('pages', { from: [grp, head + 1], to: [grp, Infinity] })
  const [before] = await tx.range('pages', {
    from: [grp, 0],
    to: [grp, head],
    reverse: true,
    limit: 1
  })
  await tx.clear('pages', { from: [grp, head + 1], to: [grp, Infinity] })
  const lines = pages.flatMap(servedOf)
  const kept = lines.filter(({ pos }) => pos <= head)
  const end = kept.reduce(
    (link, line) => chainLink(link, line, hashText),
    before?.chain ?? CHAIN_START
  )
  const [first, last] = [kept[0], kept.at(-1)]
  if (first && last) {
    await tx.put('pages', {
      grp,
      pos: last.pos,
      first: first.pos,
      chain: end,
      served: JSON.stringify(kept)
    })
  }
  return { above: lines.filter(({ pos }) => pos > head), chain: end }
}

/** Lines above the head, and ours whose receipts no longer count, are pending again, byte for byte. */
async function reoffer(
  core: Core,
  tx: Transaction,
  { grp, book }: ShelfChannel,
  above: readonly ServedLine[]
): Promise<readonly LineRecord[]> {
  const clock = await core.clock.read(tx)
  let n = clock.n
  const held = await tx.range('lines', { index: 'grp', from: grp, to: grp })
  const known = new Set(held.map(({ id }) => id))
  const again = held.filter(({ st }) => st === 1).map((record) => ({ ...record, st: 0 as const }))
  const added = above.flatMap(({ id, ent, bh, line, rts }): LineRecord[] =>
    line === null || known.has(id)
      ? []
      : [{ id, grp, book, ent, st: 0, n: (n += 1), line, bh, minted: rts }]
  )
  await tx.putAll('lines', [...again, ...added])
  await core.clock.write(tx, { ...clock, n })
  core.clock.adopt({ ...clock, n })
  return [...held.filter(({ st }) => st === 0), ...again, ...added]
}

/** Operations above the head lose their position, and every context of an unsequenced one is capped at the head. */
async function unsequence(
  core: Core,
  tx: Transaction,
  channel: ShelfChannel,
  head: number,
  ents: readonly Id[]
): Promise<{ show: () => void }> {
  const rows = await readRows(
    core,
    tx,
    ents.map((ent) => ({ ent, book: channel.book }))
  )
  for (const row of rows.values()) {
    row.operations = row.operations.map((operation) =>
      operation.grp === channel.grp ? lowered(operation, channel.restore, head) : operation
    )
  }
  const edit = core.digest.begin(tx, core.version)
  return { show: await writeRows(core, tx, edit, rows.values()) }
}

function lowered(operation: RowOperation, restore: number, head: number): RowOperation {
  const { pos, rts: _, cpos, ...rest } = operation
  if (pos !== undefined && pos <= head) return operation
  const seen = Math.min(cpos ?? rest.ctx.pos, head)
  return {
    ...rest,
    ...(seen < rest.ctx.pos ? { cpos: seen } : {}),
    ...(pos === undefined ? {} : { was: [restore, pos] as const })
  }
}
