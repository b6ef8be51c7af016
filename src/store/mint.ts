import { hashText } from '#lib/hash.ts'
import { type Id, newId } from '#lib/id.ts'
import type { Random } from '#lib/random.ts'
import type { Body } from '#log/types.ts'
import { printHead } from '#api/print-head.ts'
import { mintLine } from '#seal/line.ts'
import { type ClockState, tick } from './clock.ts'
import type { RowOperation } from './row.ts'
import type { ChannelKey, ShelfChannel } from './shelf.ts'
import type { LineRecord } from './tables.ts'
import type { Change } from './types.ts'

/** A change that passed every check, with what its line needs. */
export interface Prepared {
  readonly change: Change
  readonly channel: ShelfChannel
  readonly key: ChannelKey
  readonly author: string
  /** the kind's version */
  readonly version: number
}

export interface Minted {
  readonly lines: readonly LineRecord[]
  readonly operations: readonly RowOperation[]
  readonly clock: ClockState
}

/** Turns changes into lines whose bytes never change again, with the operations they hold. Synchronous: it runs in a transaction. */
export function mint(
  prepared: readonly Prepared[],
  before: ClockState,
  device: string,
  now: number,
  random: Random
): Minted {
  let clock = before
  const lines: LineRecord[] = []
  const operations: RowOperation[] = []
  for (const each of prepared) {
    clock = tick(clock, now)
    const id = newId(now, random)
    const minted = mintOne(each, { id, device, now, clock, random })
    lines.push(minted.line)
    operations.push(minted.operation)
  }
  return { lines, operations, clock }
}

interface Moment {
  readonly id: Id
  readonly device: string
  readonly now: number
  readonly clock: ClockState
  readonly random: Random
}

function mintOne(
  { change, channel, key, author, version }: Prepared,
  { id, device, now, clock, random }: Moment
): { line: LineRecord; operation: RowOperation } {
  const { grp, ent, kind, patch, del, movedTo } = change
  const body: Body = {
    s: version,
    kind,
    by: author,
    ...(patch ? { p: patch } : {}),
    ...(del ? { del } : {}),
    ...(movedTo === undefined ? {} : { movedTo })
  }
  const ctx = { pos: change.ctx.pos, ids: [...change.ctx.ids] }
  const r = change.ctx.r ?? channel.restore
  const [ms, counter] = clock.stamp
  const fixed = { v: 1, alg: 'XC20P', k: 'op' } as const
  const t: [number, number] = [ms, counter]
  const head = printHead({
    ...fixed,
    id,
    grp,
    dev: device,
    n: clock.n,
    t,
    ctx,
    r,
    ent,
    kid: key.kid
  })
  const line = mintLine({ head, body: JSON.stringify(body), key: key.key, random })
  const { book } = channel
  return {
    line: { id, grp, book, ent, st: 0, n: clock.n, line, bh: hashText(line), minted: now },
    operation: { ...body, id, ent, grp, dev: device, t, ctx, ...capped(channel, r, ctx.pos) }
  }
}

/**
 * Positions noted under an earlier restore number observe nothing above the restored head (sync.md §2.6): the server caps them, and so
 * must our own fold before it has said so.
 */
export function capped(channel: ShelfChannel, restore: number, pos: number): { cpos?: number } {
  const heads = channel.restores.filter(([number]) => number > restore).map(([, head]) => head)
  const cpos = Math.min(pos, ...heads)
  return cpos < pos ? { cpos } : {}
}
