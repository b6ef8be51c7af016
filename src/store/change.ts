import { assert } from '#lib/assert.ts'
import type { Id } from '#lib/id.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { laterClock } from './clock.ts'
import type { Core } from './core.ts'
import { afterTicks } from './guard.ts'
import { mint, type Minted, type Prepared } from './mint.ts'
import type { Transaction, Work } from './port.ts'
import { announce, beginPut, nameFormerHeads, putMinted, readBack } from './put.ts'
import type { RowOperation } from './row.ts'
import type { LineRecord } from './tables.ts'
import type { Change, ChangeOptions, Saved } from './types.ts'

/** How long a capture may take before its line goes to the emergency journal, in ms. */
export const CAPTURE_PATIENCE = 1500

/** More changes in one go, such as an import, may take this much longer each, in ms. */
const EACH = 20

/** What the journal keeps of one `change` until it is stored. */
export interface JournaledChange {
  readonly lines: readonly LineRecord[]
  readonly operations: readonly RowOperation[]
}

/** Mints at the first call; every later one, from a retry or the journal, gets the same bytes. */
type MintOnce = (before?: Minted['clock'], changed?: readonly Prepared[]) => Minted

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
  const mintOnce: MintOnce = (before = core.clock.state(), changed = prepared.value) => {
    if (!minted) {
      const { device } = core.vault
      minted = mint(changed, before, device, core.clock.now(), core.random)
      core.clock.adopt(minted.clock)
    }
    return minted
  }
  const ids = () => mintOnce().lines.map(({ id }) => id)
  const storing = storeLines(core, prepared.value, mintOnce, dropDrafts, options, refusal)
  const first = await inTime(core, storing, changes.length - 1)
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
  const ents = showJournaled(core, name, lines, operations)
  if (first === 'late') {
    void storing.then((result) => {
      if (result.ok) settleJournaled(core, name, ents)
    })
  }
  return ok({ ids: ids(), place: 'journal' })
}

/** The entry goes only now that its line is stored; a note of which another entry still waits is not yet stored. */
export function settleJournaled(core: Core, name: string, ents: readonly Id[]): void {
  core.journal.remove(name)
  core.overlay.remove(name)
  const through = ents.filter((ent) => core.overlay.bookOf(ent) === undefined)
  core.ledger.setJournaled(through, false)
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
    const { book, grp, ent, kind, patch, del, movedTo } = given
    if (core.ahead.peek()?.entry(ent)) return fail('still-coming', { ent })
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

/** 'late' once the patience is over or the page is being hidden: then the journal has to take it, synchronously. */
async function inTime(
  core: Core,
  storing: Promise<Result<void>>,
  changes: number
): Promise<Result<void> | 'late'> {
  if (core.visibility.hidden()) return 'late'
  let end = () => {}
  const late = new Promise<'late'>((resolve) => {
    const patience = CAPTURE_PATIENCE + changes * EACH
    const cancel = afterTicks(core.after, patience, () => resolve('late'))
    const stop = core.visibility.onChange((hidden) => {
      if (hidden) resolve('late')
    })
    end = () => {
      cancel()
      stop()
    }
  })
  const first = await Promise.race([storing, late])
  end()
  return first
}

/** Line, row, digest and clock in one strict transaction, read back where the storage has given reason for doubt. */
async function storeLines(
  core: Core,
  prepared: readonly Prepared[],
  mintOnce: MintOnce,
  dropDrafts: DropDrafts,
  options: ChangeOptions,
  refusal: { problem?: Result<never> }
): Promise<Result<void>> {
  const stored = await core.guard.run(
    captureWork(async (tx) => {
      const [before, desk, named] = await Promise.all([
        core.clock.read(tx),
        beginPut(
          core,
          tx,
          prepared.map(({ change: { ent, book } }) => ({ ent, book }))
        ),
        nameFormerHeads(core, tx, prepared)
      ])
      const minted = mintOnce(before, named)
      const [written] = await Promise.all([
        putMinted(core, tx, desk, minted.lines, minted.operations),
        core.clock.write(tx, laterClock(before, minted.clock))
      ])
      if (!written.ok) {
        refusal.problem = written
        return undefined
      }
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

/** What stands only in the journal is shown as well, from what this tab last saw of the row. */
export function showJournaled(
  core: Core,
  name: string,
  lines: readonly LineRecord[],
  operations: readonly RowOperation[]
): readonly Id[] {
  const ents = [...new Set(lines.map(({ ent }) => ent))]
  core.overlay.add(name, lines[0]?.book ?? '', operations)
  core.ledger.setJournaled(ents, true)
  core.touches.touch(ents)
  return ents
}
