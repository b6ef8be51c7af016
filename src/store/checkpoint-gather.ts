import type { Id } from '#lib/id.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { abridge } from '#log/abridge.ts'
import type { Core } from './core.ts'
import { openRow } from './row.ts'
import type { ShelfChannel } from './shelf.ts'
import type { RowRecord } from './tables.ts'
import type { CheckpointAbout, CheckpointGathering } from './sync-types.ts'

/** Rows opened in one go: a tablet of 2018 opens them in a few hundredths of a second, and a tap waits no longer than that. */
const AT_ONCE = 100

/**
 * Begins a checkpoint of what is folded of a channel [C1]. Undefined where that is not all that was pulled, where nothing is, and where
 * a line of the channel cannot be read here: what one tablet cannot read it must not leave out for others.
 */
export async function gatherCheckpoint(
  core: Core,
  grp: string
): Promise<CheckpointGathering | undefined> {
  const channel = core.shelf.channel(grp)
  if (!channel || channel.local || channel.gone || channel.folded === 0) return undefined
  if (channel.folded !== channel.pulled || core.ahead.peek()?.coming(channel.book)) return undefined
  if (core.strays.all().some((stray) => stray.grp === grp && stray.pos !== undefined)) {
    return undefined
  }
  const { restore, folded: pos, chain } = channel
  const about = { grp, restore, pos, chain }
  let after: Id | undefined
  return {
    about,
    next: async () => {
      for (;;) {
        const read = await readBatch(core, about, after)
        if (!read.ok) return read
        const last = read.value.at(-1)
        if (!last) return ok(undefined)
        after = last.ent
        const lines = read.value.flatMap((record) => lineOf(core, channel, pos, record) ?? [])
        if (lines.length > 0) return ok(lines.join('\n'))
      }
    }
  }
}

/** The next rows by id, and none once the channel has become another: an operation leaves its row by an erasure or a restore only. */
async function readBatch(
  core: Core,
  { grp, restore }: CheckpointAbout,
  after: Id | undefined
): Promise<Result<readonly RowRecord[]>> {
  const read = await core.guard.run({
    tables: ['rows', 'meta'],
    mode: 'read',
    durability: 'relaxed',
    body: async (tx) => {
      const channel = await core.shelf.readChannel(tx, grp)
      const from = after === undefined ? {} : { from: after }
      const rows = await tx.range('rows', { ...from, limit: AT_ONCE + 1 })
      return { isSame: channel?.restore === restore, rows }
    }
  })
  if (!read.ok) return read
  if (!read.value.isSame) return fail('restore-changed')
  return ok(read.value.rows.filter(({ ent }) => ent !== after))
}

/** `[ent, position of its last operation, operations]` as JSON: what stands at `pos` of one entity in this channel. */
function lineOf(
  core: Core,
  { grp, book }: ShelfChannel,
  pos: number,
  record: RowRecord
): string | undefined {
  if (record.book !== book) return undefined
  const known = core.opened.get(record.ent, record.version) ?? openRow(core.vault, record)
  const sequenced = known.filter(
    (operation) => operation.grp === grp && operation.pos !== undefined && operation.pos <= pos
  )
  if (sequenced.length === 0) return undefined
  const until = Math.max(...sequenced.map((operation) => operation.pos ?? 0))
  const standing = abridge(sequenced, core.rules).map(
    // Without what is said once or concerns this tablet alone; patches were brought to this build's version when they came.
    ({ ent: _, grp: __, was: ___, ...operation }) => ({
      ...operation,
      s: core.rules.version(operation.kind) ?? operation.s
    })
  )
  return JSON.stringify([record.ent, until, standing])
}
