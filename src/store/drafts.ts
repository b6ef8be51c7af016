import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals-core'
import type { Id } from '#lib/id.ts'
import { ok, type Result } from '#lib/result.ts'
import type { DropDrafts } from './change.ts'
import type { Core } from './core.ts'
import type { Transaction, Work } from './port.ts'
import { openEntities } from './reading.ts'
import { openDraft, reconcile, sealDraft } from './draft-record.ts'
import type { ChangeOptions, Draft } from './types.ts'

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

interface Desk {
  readonly core: Core
  readonly held: Signal<ReadonlyMap<Id, Draft>>
  /** typed since it was last written; what is here may be lost with the page */
  readonly unsaved: Map<Id, Draft>
  /** written, or typed over in this tab: a transaction that ends late must not bring them back */
  readonly done: WeakSet<Draft>
  cancel: (() => void) | undefined
}

export function createDrafts(core: Core): Drafts {
  const desk: Desk = {
    core,
    held: signal(new Map()),
    unsaved: new Map(),
    done: new WeakSet(),
    cancel: undefined
  }
  const { held, unsaved, done } = desk
  const byBook = new Map<Id, ReadonlySignal<readonly Draft[]>>()
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
      const before = held.peek().get(draft.ent)
      if (before) done.add(before)
      done.delete(draft)
      unsaved.set(draft.ent, draft)
      held.value = new Map([...held.peek(), [draft.ent, draft]])
      if (core.visibility.hidden()) journalUnsaved(desk)
      desk.cancel ??= core.after(DRAFT_DELAY, () => {
        desk.cancel = undefined
        void flush(desk)
      })
    },
    flush: () => flush(desk),
    journal: () => journalUnsaved(desk),
    forget: (ents) => forget(desk, ents),
    drop: async (ent) => {
      forget(desk, [ent])
      await remove(core, [ent])
    },
    dropMinted: (tx, minted) => dropMinted(desk, tx, minted),
    load: () => load(desk),
    reload: async () => {
      const stored = await readAll(core)
      if (stored.ok) held.value = new Map([...byEnt(stored.value), ...unsaved])
    },
    removeBook: (book) => {
      const mine = [...held.peek().values()].filter((draft) => draft.book === book)
      forget(
        desk,
        mine.map(({ ent }) => ent)
      )
    }
  }
}

const writing = <T>(body: Work<T>['body']): Work<T> => ({
  tables: ['drafts'],
  mode: 'write',
  durability: 'strict',
  body
})
const byEnt = (drafts: readonly Draft[]) => new Map(drafts.map((draft) => [draft.ent, draft]))

async function flush(desk: Desk): Promise<Result<number>> {
  const { core, unsaved } = desk
  desk.cancel?.()
  desk.cancel = undefined
  const drafts = [...unsaved.values()]
  if (drafts.length === 0) return ok(0)
  const written = await core.guard.run(writing((tx) => writeDrafts(desk, tx, drafts)))
  if (!written.ok) {
    journalUnsaved(desk)
    return written
  }
  for (const draft of drafts) {
    desk.done.add(draft)
    // Typed again meanwhile: the newer words are still unsaved, and so is their journal entry.
    if (unsaved.get(draft.ent) !== draft) continue
    unsaved.delete(draft.ent)
    core.journal.remove(journalName(draft.ent))
  }
  // Minted while this was being written: the words are in their place, and the draft must not come back.
  const minted = drafts.filter(({ ent }) => !desk.held.peek().has(ent))
  await remove(
    core,
    minted.map(({ ent }) => ent)
  )
  core.tabs.post({ tell: 'drafts' })
  return ok(drafts.length)
}

/** What was written since, or typed over, is passed over: the transaction may run again, or end long after its page gave it up. */
function writeDrafts({ core, done }: Desk, tx: Transaction, drafts: readonly Draft[]) {
  const due = drafts.filter((draft) => !done.has(draft))
  return tx.putAll(
    'drafts',
    due.map((draft) => sealDraft(core, draft))
  )
}

function journalUnsaved({ core, unsaved }: Desk): void {
  for (const draft of unsaved.values()) core.journal.put(journalName(draft.ent), draft)
}

function forget({ core, held, unsaved }: Desk, ents: readonly Id[]): void {
  const drafts = new Map(held.peek())
  for (const ent of ents) {
    unsaved.delete(ent)
    core.journal.remove(journalName(ent))
    drafts.delete(ent)
  }
  held.value = drafts
  core.tabs.post({ tell: 'drafts' })
}

async function dropMinted(
  desk: Desk,
  tx: Transaction,
  minted: NonNullable<ChangeOptions['drafts']>
): Promise<() => void> {
  const dropped: Id[] = []
  for (const { ent, revision } of minted) {
    const record = await tx.get('drafts', ent)
    const newest = Math.max(record?.revision ?? 0, desk.unsaved.get(ent)?.revision ?? 0)
    if (newest > revision) continue
    await tx.delete('drafts', ent)
    dropped.push(ent)
  }
  return () => {
    // A keystroke may have come while the transaction was completing.
    const gone = dropped.filter((ent) => {
      const minting = minted.find((each) => each.ent === ent)
      return (desk.unsaved.get(ent)?.revision ?? 0) <= (minting?.revision ?? 0)
    })
    if (gone.length > 0) forget(desk, gone)
  }
}

async function load(desk: Desk): Promise<Result<void>> {
  const { core, held, unsaved } = desk
  const stored = await readAll(core)
  const drafts = byEnt(stored.ok ? stored.value : [])
  // Written by `journal` under these names and opened with our own key.
  for (const { value } of core.journal.entries('draft.')) {
    const journaled = value as Draft
    const better = reconcile(drafts.get(journaled.ent), journaled)
    drafts.set(journaled.ent, better)
    unsaved.set(journaled.ent, better)
  }
  const minted = await mintedOf(core, drafts)
  for (const ent of minted) {
    drafts.delete(ent)
    unsaved.delete(ent)
  }
  held.value = drafts
  await remove(core, minted)
  if (!stored.ok) return stored
  const flushed = await flush(desk)
  return flushed.ok ? ok(undefined) : flushed
}

/** Drafts whose words are their entity's own: the page was left between storing the words and clearing the draft away. */
async function mintedOf(core: Core, drafts: ReadonlyMap<Id, Draft>): Promise<readonly Id[]> {
  if (drafts.size === 0) return []
  const shown = await openEntities(core, [...drafts.keys()])
  return shown.flatMap(({ ent, values }) => {
    const fields = Object.entries(drafts.get(ent)?.fields ?? {})
    return fields.every(([field, words]) => words === (values[field] ?? '')) ? [ent] : []
  })
}

async function remove(core: Core, ents: readonly Id[]): Promise<void> {
  if (ents.length === 0) return
  for (const ent of ents) core.journal.remove(journalName(ent))
  await core.guard.run(
    writing(async (tx) => {
      for (const ent of ents) await tx.delete('drafts', ent)
    })
  )
}

function readAll(core: Core): Promise<Result<readonly Draft[]>> {
  return core.guard.run({
    tables: ['drafts'],
    mode: 'read',
    durability: 'relaxed',
    body: async (tx) => (await tx.range('drafts', {})).flatMap((record) => openDraft(core, record))
  })
}

const journalName = (ent: Id) => `draft.${ent}`
