import { type Signal, signal } from '@preact/signals-core'
import type { Id } from '#lib/id.ts'
import { newToken, type Random } from '#lib/random.ts'
import type { Problem } from '#lib/result.ts'
import type { BlobLedger } from './blob-ledger.ts'
import type { AheadSignal } from './ahead.ts'
import type { Clock } from './clock.ts'
import type { Digest } from './digest.ts'
import type { Guard, Timer, Visibility } from './guard.ts'
import type { Journal } from './journal.ts'
import type { Ledger } from './ledger.ts'
import type { Overlay } from './overlay.ts'
import type { RowOperation } from './row.ts'
import type { KindRules } from './rules.ts'
import type { Shelf } from './shelf.ts'
import type { Strays } from './strays.ts'
import type { Tabs } from './tabs.ts'
import type { Vault } from './vault.ts'

/** What the parts of one opened store share. */
export interface Core {
  readonly rules: KindRules
  readonly random: Random
  readonly after: Timer
  readonly visibility: Visibility
  readonly guard: Guard
  readonly vault: Vault
  readonly shelf: Shelf
  readonly digest: Digest
  readonly ledger: Ledger
  readonly blobs: BlobLedger
  readonly clock: Clock
  readonly journal: Journal
  readonly tabs: Tabs
  readonly touches: Touches
  readonly opened: OpenedRows
  readonly overlay: Overlay
  readonly strays: Strays
  readonly ahead: AheadSignal
  /** drafts of erased entities, whose records are already gone */
  readonly forgetDrafts: (ents: readonly Id[]) => void
  /** the last trouble with writing, until a write succeeds */
  readonly trouble: Signal<Problem | undefined>
  /** a fresh mark for a row or page written now */
  readonly version: () => string
}

/** Who wants to know that entities changed: `undefined` means any may have. */
export interface Touches {
  touch(ents: readonly Id[] | undefined): void
  listen(listener: (ents: readonly Id[] | undefined) => void): () => void
  /** lines were minted here or in another tab */
  minted(): void
  onMinted(listener: () => void): () => void
}

export function createTouches(): Touches {
  const listeners = new Set<(ents: readonly Id[] | undefined) => void>()
  const minting = new Set<() => void>()
  return {
    touch: (ents) => {
      for (const listener of [...listeners]) listener(ents)
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    minted: () => {
      for (const listener of [...minting]) listener()
    },
    onMinted: (listener) => {
      minting.add(listener)
      return () => minting.delete(listener)
    }
  }
}

/** Rows opened lately, by the version they had: opening one again costs a hash and a parse. */
export interface OpenedRows {
  get(ent: Id, version: string): readonly RowOperation[] | undefined
  /** whatever was seen last, current or not */
  last(ent: Id): readonly RowOperation[] | undefined
  set(ent: Id, version: string, operations: readonly RowOperation[]): void
  forget(ent: Id): void
}

export function createOpenedRows(size = 200): OpenedRows {
  const rows = new Map<Id, { version: string; operations: readonly RowOperation[] }>()
  return {
    get: (ent, version) => {
      const row = rows.get(ent)
      return row?.version === version ? row.operations : undefined
    },
    last: (ent) => rows.get(ent)?.operations,
    set: (ent, version, operations) => {
      rows.delete(ent)
      rows.set(ent, { version, operations })
      const oldest = rows.size > size ? rows.keys().next().value : undefined
      if (oldest !== undefined) rows.delete(oldest)
    },
    forget: (ent) => {
      rows.delete(ent)
    }
  }
}

export const createVersions = (random: Random) => () => newToken(random, 9)
export const createTrouble = () => signal<Problem | undefined>(undefined)
