import type { Id } from '#lib/id.ts'
import type { Result } from '#lib/result.ts'
import type { Folded } from '#log/types.ts'
import type { SyncBlobStore } from './blob-types.ts'
import type { Channel, SeenContext, Store } from './types.ts'

/** Which state of a channel a checkpoint is of. */
export interface CheckpointAbout {
  readonly grp: string
  readonly restore: number
  readonly pos: number
  /** chain hash at `pos` */
  readonly chain: string
}

/** A checkpoint being gathered, some entities at a time. */
export interface CheckpointGathering {
  readonly about: CheckpointAbout
  /** the next entities, one line each; undefined at the end; a problem where the channel is no longer what it was */
  next(): Promise<Result<string | undefined>>
}

/** A line of ours as the outbox holds it: bytes never change after minting. */
export interface OutLine {
  readonly id: Id
  readonly grp: string
  readonly ent: Id
  /** minting order on this tablet */
  readonly n: number
  readonly line: string
  readonly bh: string
  /** ms when minted */
  readonly minted: number
}

/** A line as the server serves it. `line` is null where it was erased. */
export interface ServedLine {
  /** op, member, key or erase: as the server says; the line's own head decides */
  readonly k?: string
  readonly pos: number
  readonly id: Id
  readonly ent: Id
  readonly bh: string
  readonly rts: number
  readonly cpos: number
  readonly via: string
  readonly line: string | null
}

export interface Page {
  readonly grp: string
  /** restore number */
  readonly restore: number
  readonly lines: readonly ServedLine[]
  /** chain hash after the last line, verified by the caller */
  readonly chain: string
}

export interface Receipt {
  readonly id: Id
  readonly pos: number
  readonly rts: number
  readonly bh: string
  readonly cpos: number
}

/** An entity as one channel holds it. */
export interface OpenIn {
  readonly ent: Id
  readonly folded: Folded
  readonly context: SeenContext
}

/** The half of the store that sync uses. */
export interface SyncStore extends Store, SyncBlobStore {
  /** oldest pending lines of a channel, at most `lines` and `bytes` (always at least one if there is any) */
  outbox(
    grp: string,
    limit: { lines: number; bytes: number; after?: number }
  ): Promise<readonly OutLine[]>
  /** grp → pending count, from the lines table */
  pending(): Promise<ReadonlyMap<string, number>>
  /** records receipts whose bh equals ours; the answer is the ids that did not match */
  acknowledge(grp: string, receipts: readonly Receipt[]): Promise<Result<readonly Id[]>>
  refuse(grp: string, refused: readonly { id: Id; reason: string }[]): Promise<Result<void>>
  /** page and `pulled`, chain in one transaction; then rows, digests and `folded` in another */
  keepPage(page: Page): Promise<Result<void>>
  foldPages(grp: string): Promise<Result<void>>
  /** the restore number changed: positions above `head` become unsequenced and are offered again, ctx capped (sync.md §2.6) */
  restored(grp: string, restore: number, head: number): Promise<void>
  updateChannel(
    grp: string,
    change: Partial<Omit<Channel, 'grp' | 'book' | 'local'>>
  ): Promise<void>
  addChannel(
    channel: Channel,
    keys: readonly { kid: string; key: Uint8Array }[]
  ): Promise<Result<void>>
  channelKeys(grp: string): Promise<readonly { kid: string; key: Uint8Array }[]>
  /** 'write' (unless said otherwise): what is minted from now on is sealed with it */
  addKey(grp: string, kid: string, key: Uint8Array, use?: 'write' | 'read'): Promise<void>
  /** small sealed values of engine rooms: token, device pair, cursor notes */
  keep(name: string, value: unknown, options?: { readonly once?: boolean }): Promise<Result<void>>
  /** changes a kept value in one transaction; `change` may be called twice */
  amend(name: string, change: (kept: unknown) => unknown): Promise<Result<void>>
  /** undefined where nothing is kept; a failed reading is a failure */
  recall(name: string): Promise<Result<unknown>>
  /** the server's clock was `server` (ms) at our own uncorrected `local` (ms) */
  correctClock(server: number, local: number): void
  /** the lines a push carries right now; an empty list when it ended, whatever came of it */
  sending(ids: readonly Id[]): void
  /** entities as one channel holds them, with contexts for changes to that channel */
  openIn(grp: string, ents: readonly Id[]): Promise<readonly OpenIn[]>
  /** control lines of a channel as served, in order; their MACs are for the caller to verify */
  controls(grp: string): Promise<readonly ServedLine[]>
  /** every line of a channel as kept: pulled ones in order (erased ones blank), and those not yet in a page */
  heldLines(
    grp: string
  ): Promise<{ served: readonly ServedLine[]; unsequenced: readonly OutLine[] }>
  /** begins a checkpoint of a channel; undefined where nothing is folded or a line cannot be read [C1] */
  gatherCheckpoint(grp: string): Promise<CheckpointGathering | undefined>
  /** shows what a checkpoint says of entities whose lines are not here yet; nothing is written [C4]; `isLast` once nothing of it is missing */
  showCheckpoint(about: CheckpointAbout, text: string, isLast?: boolean): Promise<void>
  /** lines of a sealed copy: known ids are skipped, others wait in the outbox and are shown without a position; answers how many were new */
  importLines(grp: string, lines: readonly string[]): Promise<Result<number>>
  /** control lines the server took with a request of their own: kept until their page comes, offered again after a restore [E2] */
  keepTaken(grp: string, lines: readonly string[]): Promise<Result<void>>
  /** fires when a line was minted, in this or another tab */
  onMinted(listener: () => void): () => void
}
