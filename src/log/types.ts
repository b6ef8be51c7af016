import type { Id } from '#lib/id.ts'
import type { Stamp } from '#lib/stamp.ts'

/** What was in front of the person: everything up to `pos`, and the shown heads beyond it by id. */
export interface Context {
  readonly pos: number
  readonly ids: readonly Id[]
}

export type Scalar = string | number | boolean | null
/** Members added to and removed from a set field. */
export interface SetPatch {
  readonly add?: readonly string[]
  readonly rem?: readonly string[]
}
export type PatchValue = Scalar | SetPatch
export type Patch = Readonly<Record<string, PatchValue>>

/** What is sealed inside a line of kind `op`. */
export interface Body {
  /** schema version of the kind when minted */
  readonly s: number
  readonly kind: string
  /** the author: entity id of a person in this project */
  readonly by: Id
  readonly p?: Patch
  readonly del?: true
  /** hides this copy where the wider channel's copy is open and readable */
  readonly movedTo?: string
}

/** An opened operation, as `fold` reads it. `pos`, `rts`, `cpos` are the server's and absent until pulled. */
export interface Operation extends Body {
  readonly id: Id
  readonly grp: string
  readonly dev: string
  readonly t: Stamp
  readonly ctx: Context
  readonly pos?: number
  readonly rts?: number
  readonly cpos?: number
}

export interface Head {
  readonly id: Id
  readonly by: Id
  readonly value: Scalar
  /** effective time in ms: min(t, rts + 5 min) */
  readonly at: number
  readonly pos?: number
}

/** One entity folded in one channel. Equal operations give byte-equal results, in whatever order they came. */
export interface Folded {
  readonly kind: string
  /** author of the first operation in the server's order (unsequenced ones last, by id); owns author-owned kinds */
  readonly author: Id
  /** effective time of the first operation, ms */
  readonly born: number
  /** effective time of the newest patch or delete, ms */
  readonly changed: number
  /** shown values; set fields as sorted arrays; a field that was cleared (null) is absent */
  readonly values: Readonly<Record<string, Scalar | readonly string[]>>
  /** heads per register field, newest first; equal values count as one */
  readonly heads: Readonly<Record<string, readonly Head[]>>
  /** ids of every live operation per field (heads; for sets the live adds; ENTITY for deletes and moves), for `ctx` */
  readonly live: Readonly<Record<string, readonly { readonly id: Id; readonly pos?: number }[]>>
  /** fields with more than one different value */
  readonly forks: readonly string[]
  readonly deleted: boolean
  /** an edit concurrent with a delete brought it back */
  readonly revived: boolean
  readonly movedTo?: string
  /** an edit that no `movedTo` has observed: the copy in the wider channel lacks it */
  readonly changedAfterMove?: true
  /** patches by another author on an author-owned kind: kept, listed, not applied */
  readonly refused: readonly Id[]
}
