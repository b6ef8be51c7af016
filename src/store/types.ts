import type { ReadonlySignal } from '@preact/signals-core'
import type { Id } from '#lib/id.ts'
import type { Problem, Result } from '#lib/result.ts'
import type { Context, Folded, Patch } from '#log/types.ts'
import type { BlobStore } from './blob-types.ts'

/** Who can read a channel. */
export type Audience = 'private' | 'school' | 'group' | 'adviser'
export type Role = 'lead' | 'member' | 'observer' | 'adviser'

/** A channel as this tablet knows it (design 8.1, 8.8). */
export interface Channel {
  readonly grp: string
  /** the project's entity id: the channels of one project make one book */
  readonly book: Id
  readonly audience: Audience
  /** audience school: the school's entity id */
  readonly school?: Id
  /** trial, sample: never pushed, handed in or bundled */
  readonly local: boolean
  readonly role: Role
  /** the server knows the channel and our device in it */
  readonly registered: boolean
  /** newest key first; values are ids, the keys themselves stay in the vault */
  readonly kids: readonly string[]
  /** another member device or a typed-back recovery sheet holds the key: only then "Safe" (design 8.6) */
  readonly heldElsewhere: boolean
  readonly pulled: number
  readonly folded: number
  /** chain hash at `pulled`, base64url; '' at 0 */
  readonly chain: string
  /** the server's restore number our positions belong to; 0 before the first contact */
  readonly restore: number
  /** the server said we are no longer a member: reading stays, sync stops */
  readonly gone?: boolean
}

/** One project on this tablet. */
export interface Book {
  readonly book: Id
  readonly kind: 'project' | 'trial' | 'sample'
  /** my person entity in it; absent until "who are you" is answered */
  readonly me?: Id
  /** the person id my writing carries: `me`, or until then the id kept for a person of mine (use it as `ent` of the new person) */
  readonly author: Id
  readonly channels: readonly Channel[]
}

/** A context with the restore number it was read under; keep it whole between showing and changing. */
export interface SeenContext extends Context {
  readonly r?: number
}

/** What lists, filters and counts are made from: the declared digest fields of one entity, held in memory. */
export interface Entry {
  readonly ent: Id
  readonly book: Id
  readonly kind: string
  readonly author: Id
  readonly born: number
  readonly changed: number
  /** widest channel where it is open and readable */
  readonly audience: Audience
  readonly grp: string
  /** channels that hold it */
  readonly grps: readonly string[]
  readonly deleted: boolean
  readonly forked: boolean
  /** "change not handed in" */
  readonly changedBehind?: boolean
  readonly values: Folded['values']
  /** shown from a checkpoint, its lines are still coming: to be read, not to be changed [C5] */
  readonly coming?: true
}

/** How far the lines behind a checkpoint have come, over the channels of one book. */
export interface Coming {
  /** lines folded, and lines that the checkpoints stand for */
  readonly folded: number
  readonly lines: number
  /** entities of which the log says something else than the checkpoint said, or it said nothing [C7]; what the log says is shown */
  readonly differing: number
}

/** One entity opened: the union over its channels, widest first (design 8.10). */
export interface Shown extends Entry {
  readonly folded: Folded
  /** "change not handed in": the private copy has later edits */
  readonly changedBehind: boolean
  /** what a form must put into its drafts and changes to `grp`: taken when shown (sync.md §2.3) */
  readonly context: SeenContext
  /** the entity as each of its channels holds it, with the context for changes to that channel */
  readonly copies: readonly {
    readonly grp: string
    readonly audience: Audience
    readonly folded: Folded
    readonly context: SeenContext
  }[]
}

export interface Change {
  readonly book: Id
  /** the channel to write into */
  readonly grp: string
  readonly ent: Id
  readonly kind: string
  readonly patch?: Patch
  /** required for entities that exist; {pos: 0, ids: []} for new ones */
  readonly ctx: SeenContext
  readonly del?: true
  readonly movedTo?: string
}

export interface ChangeOptions {
  /** drafts whose words these changes mint: dropped in the same transaction unless typed in since */
  readonly drafts?: readonly { readonly ent: Id; readonly revision: number }[]
}

export interface Saved {
  readonly ids: readonly Id[]
  /** 'stored' only after a strict `complete`; 'journal' is the amber "not yet saved" */
  readonly place: 'stored' | 'journal'
}

/** Text being typed, sealed at most 1 s after the first unsaved keystroke; keeps the ctx of when it was shown. */
export interface Draft {
  readonly book: Id
  readonly grp: string
  readonly ent: Id
  readonly kind: string
  /** values by field as typed so far, also text too long to mint */
  readonly fields: Readonly<Record<string, string>>
  readonly ctx: SeenContext
  readonly revision: number
  /** ms, wall time of the last keystroke */
  readonly touched: number
  /** of something that may not leave the tablet yet: in no copy, and minted by nobody but its own screen [B10] */
  readonly stays?: true
}

/** Where one entity is (ux.md §1.1-1.2). Computed by line ids and receipts, never from a socket. */
export type Place =
  | 'journal'
  | 'saved'
  | 'waiting'
  | 'sending'
  | 'server'
  | 'safe'
  | 'needs'
  | 'lost'

/** Counts over operations and unminted text of a book, for the strip and Before you leave. */
export interface Standing {
  readonly entities: number
  readonly safe: number
  /** on the server, but only this tablet can open it */
  readonly keyOnlyHere: number
  readonly waiting: number
  readonly onlyHere: number
  readonly drafts: number
  readonly journal: number
  readonly needs: number
  /** ms since 1970 when the oldest pending line was minted */
  readonly oldestPending?: number
}

/** A line kept raw because it does not open or parse; listed under "needs you". */
export interface Stray {
  readonly id: Id
  readonly grp: string
  readonly book: Id
  readonly pos?: number
  readonly why: 'key-missing' | 'line-does-not-open' | 'line-invalid' | 'kind-unknown' | 'refused'
  readonly reason?: string
}

export type StoreState =
  | { readonly state: 'opening' }
  | { readonly state: 'ready' }
  | { readonly state: 'failed'; readonly problem: Problem }

/** What a strike could remove here, and what the server may hold already: there a `del` was minted and an erase has to follow. */
export interface Struck {
  readonly removed: readonly Id[]
  readonly remaining: readonly { readonly ent: Id; readonly grp: string }[]
}

/** The half of the store that screens use. */
export interface Store extends BlobStore {
  readonly state: ReadonlySignal<StoreState>
  /** the last trouble with writing, until a write succeeds: what was captured meanwhile is in the journal (amber) */
  readonly trouble: ReadonlySignal<Problem | undefined>
  readonly books: ReadonlySignal<readonly Book[]>
  /** this tablet's device id */
  readonly device: string
  /** every entity of a book from memory, unordered, deleted ones included; a signal that follows this and other tabs */
  entries(book: Id): ReadonlySignal<readonly Entry[]>
  /** the same in the arrays that are kept together: a change replaces the few it touches and leaves the others as they are */
  pages(book: Id): ReadonlySignal<readonly (readonly Entry[])[]>
  /** opens entities (rows in view only); missing ones are left out */
  open(ents: readonly Id[]): Promise<readonly Shown[]>
  /** follows one entity; undefined while loading or when missing */
  follow(ent: Id): ReadonlySignal<Shown | undefined>
  /** a signal over any reading; runs only while watched, again after each change it may depend on */
  live<T>(read: () => Promise<T>): ReadonlySignal<T | undefined>
  /** the one way to write: one strict transaction over lines, rows, digests and clock */
  change(changes: readonly Change[], options?: ChangeOptions): Promise<Result<Saved>>
  newEntity(): Id
  /** ms since 1970, corrected by what the server told of its clock */
  now(): number
  /** throttled to 1 s and flushed on hide; resolves when it is durable */
  keepDraft(draft: Draft): void
  flushDrafts(): Promise<Result<number>>
  dropDraft(ent: Id): Promise<void>
  drafts(book: Id): ReadonlySignal<readonly Draft[]>
  /** makes a project (or trial, sample) with its channels and keys, offline */
  addBook(book: { kind: Book['kind']; patch: Patch; me?: Patch }): Promise<Result<Book>>
  /** answers "who are you": an existing person or a new one */
  setMe(book: Id, me: Id): Promise<Result<void>>
  /** refuses (pending-left) unless everything is safe or `force` after a sealed copy whose code was typed back */
  removeBook(book: Id, force?: boolean): Promise<Result<void>>
  /** really removes what never left this tablet; for the rest it mints a `del`. The person has confirmed it. */
  strike(ents: readonly Id[]): Promise<Result<Struck>>
  place(ent: Id): Place
  /** changes whenever a place may have changed */
  readonly places: ReadonlySignal<number>
  standing(book: Id): ReadonlySignal<Standing>
  strays(book: Id): ReadonlySignal<readonly Stray[]>
  /** what is shown of a book before its lines are here, followed by whoever asks while signals are; undefined where nothing is */
  coming(book: Id): Coming | undefined
  /**
   * persisted, used and available bytes; undefined where the browser will not say. `deviceKey` is false where it cannot keep a key that
   * scripts cannot read: private windows, lockdown mode.
   */
  storage(): Promise<{
    persisted: boolean | undefined
    used?: number
    quota?: number
    deviceKey?: boolean
  }>
  askPersist(): Promise<boolean | undefined>
}
