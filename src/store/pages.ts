import { chainLink, CHAIN_START } from '#api/chain.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { type Applied, applyServed, showApplied } from './apply-served.ts'
import { checkpointShown } from './checkpoint-show.ts'
import { everything } from './everything.ts'
import type { Core } from './core.ts'
import { servedOf } from './kept-pages.ts'
import type { Transaction } from './port.ts'
import type { ShelfChannel } from './shelf.ts'
import type { PageRecord } from './tables.ts'
import type { Page } from './sync-types.ts'

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
    if (step.value.channel.folded >= step.value.channel.pulled) return ok(undefined)
  }
}

async function foldNext(core: Core, tx: Transaction, grp: string): Promise<Applied | undefined> {
  const channel = await core.shelf.readChannel(tx, grp)
  if (!channel || channel.folded >= channel.pulled) return undefined
  const from = [grp, channel.folded + 1]
  const [page] = await tx.range('pages', { from, to: [grp, Infinity], limit: 1 })
  if (!page) return undefined
  const lines = servedOf(page).filter(({ pos }) => pos > channel.folded)
  const isOther = await endsOtherwise(core, tx, channel, page)
  const applied = await applyServed(core, tx, { ...channel, folded: page.pos }, lines)
  return isOther ? { ...applied, differing: applied.differing + 1 } : applied
}

/** The page reaches the end of a checkpoint that is shown, and the chain there is another: it was made of another history [C7]. */
async function endsOtherwise(
  core: Core,
  tx: Transaction,
  { grp, folded }: ShelfChannel,
  page: PageRecord
): Promise<boolean> {
  const shown = checkpointShown(core, grp)
  if (!shown || shown.pos <= folded || shown.pos > page.pos) return false
  const to = [grp, page.first - 1]
  const [before] = await tx.range('pages', { from: [grp, 0], to, reverse: true, limit: 1 })
  const chain = servedOf(page)
    .filter(({ pos }) => pos <= shown.pos)
    .reduce((link, line) => chainLink(link, line), before?.chain ?? CHAIN_START)
  return chain !== shown.chain
}
