import type { Id } from '#lib/id.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { type Applied, applyServed, showApplied } from './apply-served.ts'
import { everything } from './books.ts'
import type { Core } from './core.ts'
import type { Transaction } from './port.ts'
import type { ShelfChannel } from './shelf.ts'
import type { PageRecord } from './tables.ts'
import type { Page, ServedLine } from './types.ts'

/** A pulled page with `pulled` and its chain, in one transaction. The caller has verified the chain; gaps are refused here too. */
export async function keepPage(core: Core, page: Page): Promise<Result<void>> {
  const first = page.lines[0]
  const last = page.lines.at(-1)
  if (!first || !last) return ok(undefined)
  if (page.lines.some((line, index) => line.pos !== first.pos + index)) {
    return fail('answer-invalid', { part: 'positions' })
  }
  const kept = await core.guard.run({
    tables: ['pages', 'meta'],
    mode: 'write',
    durability: 'relaxed',
    body: async (tx): Promise<Result<ShelfChannel | undefined>> => {
      const channel = await core.shelf.readChannel(tx, page.grp)
      if (!channel) return fail('channel-missing', { grp: page.grp })
      if (channel.restore !== 0 && channel.restore !== page.restore) return fail('restore-changed')
      // Another leader was faster: nothing is left to do.
      if (last.pos <= channel.pulled) return ok(undefined)
      if (first.pos !== channel.pulled + 1) return fail('answer-invalid', { part: 'positions' })
      const { grp, chain, restore } = page
      const served = JSON.stringify(page.lines)
      await tx.put('pages', { grp, pos: last.pos, first: first.pos, chain, served })
      const pulled = { ...channel, pulled: last.pos, chain, restore }
      await core.shelf.writeChannel(tx, pulled)
      return ok(pulled)
    }
  })
  if (!kept.ok) return kept
  if (!kept.value.ok) return kept.value
  if (kept.value.value) core.shelf.adopt({ channels: [kept.value.value] })
  return ok(undefined)
}

/** Folds what was pulled, page by page: rows, digest and `folded` in one transaction each. A break between two is taken up again. */
export async function foldPages(core: Core, grp: string): Promise<Result<void>> {
  for (;;) {
    const step = await core.guard.run(everything('relaxed', (tx) => foldNext(core, tx, grp)))
    if (!step.ok) return step
    if (!step.value) return ok(undefined)
    showApplied(core, step.value)
  }
}

async function foldNext(core: Core, tx: Transaction, grp: string): Promise<Applied | undefined> {
  const channel = await core.shelf.readChannel(tx, grp)
  if (!channel || channel.folded >= channel.pulled) return undefined
  const from = [grp, channel.folded + 1]
  const [page] = await tx.range('pages', { from, to: [grp, Infinity], limit: 1 })
  if (!page) return undefined
  const lines = servedOf(page).filter(({ pos }) => pos > channel.folded)
  return applyServed(core, tx, { ...channel, folded: page.pos }, lines)
}

/** Our own JSON of lines that the wire's schema let in. */
export function servedOf(page: PageRecord): readonly ServedLine[] {
  return JSON.parse(page.served) as ServedLine[]
}

/** Blanks the bodies of these positions in the kept pages; positions, ids and hashes stay, so that the chain still holds. */
export async function blankPages(
  tx: Transaction,
  grp: string,
  positions: readonly number[]
): Promise<void> {
  const blank = new Set(positions)
  let done = 0
  for (const pos of positions.toSorted((one, other) => one - other)) {
    if (pos <= done) continue
    const [page] = await tx.range('pages', { from: [grp, pos], to: [grp, Infinity], limit: 1 })
    if (!page) return
    const lines = servedOf(page).map((line) =>
      blank.has(line.pos) ? { ...line, line: null } : line
    )
    await tx.put('pages', { ...page, served: JSON.stringify(lines) })
    done = page.pos
  }
}

/** The served lines at these positions, as kept. */
export async function servedAt(
  tx: Transaction,
  grp: string,
  positions: readonly number[]
): Promise<readonly ServedLine[]> {
  const wanted = new Set(positions)
  const found = new Map<Id, ServedLine>()
  let done = 0
  for (const pos of positions.toSorted((one, other) => one - other)) {
    if (pos <= done) continue
    const [page] = await tx.range('pages', { from: [grp, pos], to: [grp, Infinity], limit: 1 })
    if (!page) break
    for (const line of servedOf(page)) if (wanted.has(line.pos)) found.set(line.id, line)
    done = page.pos
  }
  return [...found.values()]
}
