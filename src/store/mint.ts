import { hashText } from '#lib/hash.ts'
import { newId } from '#lib/id.ts'
import type { Random } from '#lib/random.ts'
import type { Body } from '#log/types.ts'
import { printHead } from '#api/head.ts'
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
  for (const { change, channel, key, author, version } of prepared) {
    clock = tick(clock, now)
    const id = newId(now, random)
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
    const head = printHead({
      v: 1,
      alg: 'XC20P',
      id,
      grp,
      dev: device,
      n: clock.n,
      t: [ms, counter],
      ctx,
      r,
      ent,
      k: 'op',
      kid: key.kid
    })
    const line = mintLine({ head, body: JSON.stringify(body), key: key.key, random })
    lines.push({
      id,
      grp,
      book: channel.book,
      ent,
      st: 0,
      n: clock.n,
      line,
      bh: hashText(line),
      minted: now
    })
    operations.push({
      ...body,
      id,
      ent,
      grp,
      dev: device,
      t: clock.stamp,
      ctx,
      ...capped(channel, r, ctx.pos)
    })
  }
  return { lines, operations, clock }
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
