import { computed, type ReadonlySignal, signal } from '@preact/signals-core'
import type { Id } from '#lib/id.ts'
import { ok, type Result } from '#lib/result.ts'
import type { DropDrafts } from './change.ts'
import type { Core } from './core.ts'
import type { DraftRecord } from './tables.ts'
import type { Draft } from './types.ts'

/** Unsaved typing is written at the latest this long after its first keystroke, in ms. */
export const DRAFT_DELAY = 1000

/** Text being typed: kept in memory at once, in the database within a second, in the journal when the page is hidden. */
export interface Drafts {
  keep(draft: Draft): void
  flush(): Promise<Result<number>>
  drop(ent: Id): Promise<void>
  readonly dropMinted: DropDrafts
  of(book: Id): ReadonlySignal<readonly Draft[]>
  all(): readonly Draft[]
  /** sealed and synchronous, for the moment the page is hidden */
  journal(): void
  /** reads the table, then takes over what the journal holds of it */
  load(): Promise<Result<void>>
  /** what another tab did */
  reload(): Promise<void>
  /** their records are already gone */
  forget(ents: readonly Id[]): void
  removeBook(book: Id): void
}

export function createDrafts(core: Core): Drafts {
  const held = signal<ReadonlyMap<Id, Draft>>(new Map())
  const unsaved = new Map<Id, Draft>()
  const byBook = new Map<Id, ReadonlySignal<readonly Draft[]>>()
  let cancel: (() => void) | undefined

  const show = (change: (drafts: Map<Id, Draft>) => void) => {
    const drafts = new Map(held.peek())
    change(drafts)
    held.value = drafts
  }
  const write = (
    body: (drafts: readonly Draft[]) => readonly DraftRecord[],
    drafts: readonly Draft[]
  ) =>
    core.guard.run({
      tables: ['drafts'],
      mode: 'write',
      durability: 'strict',
      body: (tx) => tx.putAll('drafts', body(drafts))
    })
  const saved = (drafts: readonly Draft[]) => {
    for (const draft of drafts) {
      if (unsaved.get(draft.ent) === draft) unsaved.delete(draft.ent)
      core.journal.remove(journalName(draft.ent))
    }
    core.ledger.setJournaled([], false)
  }
  const flush = async (): Promise<Result<number>> => {
    cancel?.()
    cancel = undefined
    const drafts = [...unsaved.values()]
    if (drafts.length === 0) return ok(0)
    const written = await write((list) => list.map((draft) => sealDraft(core, draft)), drafts)
    if (!written.ok) {
      journal()
      return written
    }
    saved(drafts)
    core.tabs.post({ tell: 'drafts' })
    return ok(drafts.length)
  }
  const journal = () => {
    for (const draft of unsaved.values()) core.journal.put(journalName(draft.ent), draft)
  }
  const forget = (ents: readonly Id[]) => {
    for (const ent of ents) {
      unsaved.delete(ent)
      core.journal.remove(journalName(ent))
    }
    show((drafts) => {
      for (const ent of ents) drafts.delete(ent)
    })
    core.tabs.post({ tell: 'drafts' })
  }
  const readAll = () =>
    core.guard.run({
      tables: ['drafts'],
      mode: 'read',
      durability: 'relaxed',
      body: async (tx) =>
        (await tx.range('drafts', {})).flatMap((record) => openDraft(core, record))
    })
  return {
    all: () => [...held.peek().values()],
    of: (book) => {
      const known = byBook.get(book)
      if (known) return known
      const made = computed(() => [...held.value.values()].filter((draft) => draft.book === book))
      byBook.set(book, made)
      return made
    },
    keep: (draft) => {
      unsaved.set(draft.ent, draft)
      show((drafts) => drafts.set(draft.ent, draft))
      if (core.visibility.hidden()) journal()
      cancel ??= core.after(DRAFT_DELAY, () => {
        cancel = undefined
        void flush()
      })
    },
    flush,
    journal,
    forget,
    drop: async (ent) => {
      forget([ent])
      await core.guard.run({
        tables: ['drafts'],
        mode: 'write',
        durability: 'strict',
        body: (tx) => tx.delete('drafts', ent)
      })
    },
    dropMinted: async (tx, minted) => {
      const dropped: Id[] = []
      for (const { ent, revision } of minted) {
        const record = await tx.get('drafts', ent)
        const newest = Math.max(record?.revision ?? 0, unsaved.get(ent)?.revision ?? 0)
        if (newest > revision) continue
        await tx.delete('drafts', ent)
        dropped.push(ent)
      }
      return () => {
        if (dropped.length > 0) forget(dropped)
      }
    },
    load: async () => {
      const stored = await readAll()
      if (!stored.ok) return stored
      const drafts = new Map(stored.value.map((draft) => [draft.ent, draft]))
      for (const draft of journaledDrafts(core)) {
        const better = reconcile(drafts.get(draft.ent), draft)
        drafts.set(draft.ent, better)
        unsaved.set(draft.ent, better)
      }
      held.value = drafts
      const flushed = await flush()
      return flushed.ok ? ok(undefined) : flushed
    },
    reload: async () => {
      const stored = await readAll()
      if (!stored.ok) return
      held.value = new Map([
        ...stored.value.map((draft) => [draft.ent, draft] as const),
        ...unsaved
      ])
    },
    removeBook: (book) => {
      forget([...held.peek().values()].filter((draft) => draft.book === book).map(({ ent }) => ent))
    }
  }
}

const journalName = (ent: Id) => `draft.${ent}`

function journaledDrafts(core: Core): readonly Draft[] {
  // Written by `journal` under these names and opened with our own key.
  return core.journal.entries('draft.').map(({ value }) => value as Draft)
}

function sealDraft(core: Core, draft: Draft): DraftRecord {
  const { ent, book, revision } = draft
  return { ent, book, revision, sealed: core.vault.seal('drafts', ent, draft) }
}

function openDraft(core: Core, record: DraftRecord): readonly Draft[] {
  const draft = core.vault.open('drafts', record.ent, record.sealed)
  return draft === undefined ? [] : [draft as Draft]
}

/** The higher revision wins; on a tie with different words both are kept, one under the other (design 8.13). */
export function reconcile(stored: Draft | undefined, journaled: Draft): Draft {
  if (!stored || journaled.revision > stored.revision) return journaled
  if (stored.revision > journaled.revision) return stored
  const fields: Record<string, string> = { ...stored.fields }
  for (const [field, words] of Object.entries(journaled.fields)) {
    const kept = fields[field]
    if (kept === undefined || words.includes(kept)) fields[field] = words
    else if (!kept.includes(words)) fields[field] = `${kept}\n\n${words}`
  }
  return { ...stored, fields, touched: Math.max(stored.touched, journaled.touched) }
}
