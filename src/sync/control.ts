import type { ControlHead, EraseControl, KeyControl, MemberControl } from '#api/head.ts'
import { printHead } from '#api/print-head.ts'
import { newId } from '#lib/id.ts'
import type { Random } from '#lib/random.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { mintControl } from '#seal/line.ts'
import type { SyncStore } from '#store/sync-types.ts'
import { channelOf } from './session.ts'

export type ControlRecord = { readonly grp: string } & (
  | { readonly k: 'member'; readonly body: MemberControl }
  | { readonly k: 'key'; readonly body: KeyControl }
  | { readonly k: 'erase'; readonly body: EraseControl }
)

interface ChannelKey {
  readonly kid: string
  readonly key: Uint8Array
}

/**
 * A control line under the channel's newest key. It is sent with the request that acts on it, never through the outbox, and
 * observes nothing, so that its counter and context stay at zero. Fails as key-missing.
 */
export async function mintControlLine(
  store: SyncStore,
  record: ControlRecord,
  random: Random
): Promise<Result<string>> {
  const [newest] = await store.channelKeys(record.grp)
  if (!newest) return fail('key-missing', { grp: record.grp })
  const restore = channelOf(store, record.grp)?.restore ?? 0
  return ok(controlLine({ dev: store.device, now: store.now(), restore }, record, newest, random))
}

/** The same where the channel is not in the store yet: on joining. */
export function controlLine(
  by: { readonly dev: string; readonly now: number; readonly restore: number },
  record: ControlRecord,
  { kid, key }: ChannelKey,
  random: Random
): string {
  const id = newId(by.now, random)
  const head: ControlHead = {
    v: 1,
    alg: 'HS256',
    id,
    grp: record.grp,
    dev: by.dev,
    n: 0,
    t: [Math.max(0, Math.floor(by.now)), 0],
    ctx: { pos: 0, ids: [] },
    r: by.restore,
    ent: id,
    k: record.k,
    kid
  }
  return mintControl({ head: printHead(head), body: JSON.stringify(record.body), key })
}
