import { type Signal, signal } from '@preact/signals-core'
import type { Random } from '#lib/random.ts'
import { fail, ok, type Problem, type Result } from '#lib/result.ts'
import type { Register } from '#schema/define-kind.ts'
import { createBlobLedger } from './blob-ledger.ts'
import { createAhead } from './ahead.ts'
import { createClock } from './clock.ts'
import {
  type Core,
  createOpenedRows,
  createTouches,
  createTrouble,
  createVersions
} from './core.ts'
import { createDigest } from './digest.ts'
import { createDrafts, type Drafts } from './drafts.ts'
import { storeOf } from './facade.ts'
import { createGuard, type Guard, type Timer, type Visibility } from './guard.ts'
import { clearJournal, createJournal, type JournalStorage } from './journal.ts'
import { createLedger } from './ledger.ts'
import { listenToHiding, listenToTabs, listenToTrouble } from './listen.ts'
import { later } from './later.ts'
import { load, loadOutbox } from './load.ts'
import { STORE_MARK } from './mark.ts'
import { createOverlay } from './overlay.ts'
import type { Port, Work } from './port.ts'
import { replayLines } from './replay.ts'
import { rulesOf } from './rules.ts'
import { createShelf } from './shelf.ts'
import { createStrays } from './strays.ts'
import { createTabs } from './tabs.ts'
import type { SyncStore } from './sync-types.ts'
import type { StoreState } from './types.ts'
import { openVault, type Vault } from './vault.ts'

export interface StoreDependencies {
  readonly port: Port
  readonly kinds: Register
  readonly now: () => number
  readonly random: Random
  /** localStorage, or a stand-in: emergency journal and the mark that a store was here */
  readonly journal: JournalStorage
  /** navigator.storage; absent where the browser has none */
  readonly storage?: Partial<Pick<StorageManager, 'persist' | 'persisted' | 'estimate'>>
  /** the name the tabs of this origin talk under; absent: this tab stays alone */
  readonly channelName?: string
  /** absent over plain HTTP and in tests that need none: the device key is then raw bytes */
  readonly subtle?: SubtleCrypto
  readonly visibility?: Visibility
  readonly after?: Timer
  /** begin anew although the browser emptied the storage of the store that was here */
  readonly afterWipe?: 'begin'
}

const ALWAYS_SHOWN: Visibility = { hidden: () => false, onChange: () => () => {} }
const systemTimer: Timer = (ms, run) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/**
 * Opens the device's store. Fails with storage-wiped {since} where a store was here and the database is empty, with storage-private,
 * -lost, -stuck, -newer or -failed where nothing can be kept at all.
 */
export async function openStore(dependencies: StoreDependencies): Promise<Result<SyncStore>> {
  const { port, random, visibility = ALWAYS_SHOWN, after = systemTimer } = dependencies
  const guard = createGuard(port, after, visibility)
  const state = signal<StoreState>({ state: 'opening' })
  const vault = await openVault(guard, dependencies.now, random, dependencies.subtle)
  if (!vault.ok) return vault
  const wiped = checkMark(dependencies, vault.value)
  if (!wiped.ok) return wiped
  guard.expect(vault.value.device)
  const { core, drafts } = assemble(dependencies, guard, vault.value, visibility, after)
  const hearEarlyOnes = listenToTabs(core, drafts)
  const loaded = await load(core)
  if (!loaded.ok) return loaded
  hearEarlyOnes()
  listenToHiding(core, drafts)
  listenToPort(port, core, drafts, state)
  await replayLines(core)
  const kept = await drafts.load()
  if (!kept.ok) core.trouble.value = kept.problem
  const now = state.peek()
  if (now.state === 'failed') return fail(now.problem.code, now.problem.details)
  state.value = { state: 'ready' }
  void loadOutbox(core)
  if (core.blobs.all().length > 0) void later(({ sweepBlobs }) => sweepBlobs(core), undefined)
  return ok(storeOf(core, drafts, state, dependencies))
}

/** What ends this tab for good: its screen must say so at once, not at the next touch. */
function listenToPort(port: Port, core: Core, drafts: Drafts, state: Signal<StoreState>): void {
  const { guard, vault } = core
  const stop = (problem: Problem) => {
    if (state.peek().state === 'failed') return
    // The newer code waits for nothing of ours: what is being typed goes to the journal before anything else.
    drafts.journal()
    guard.end(problem.code)
    state.value = { state: 'failed', problem }
  }
  const wiped: Problem = { code: 'storage-wiped', details: { since: vault.since } }
  guard.onProblem((problem) => {
    if (problem?.code === 'storage-wiped') stop(wiped)
  })
  port.onTrouble((trouble) => {
    if (trouble === 'newer') stop({ code: 'storage-newer' })
    if (trouble === 'emptied') stop(wiped)
    // Opened again and looked at: it may be empty, or all may be well.
    if (trouble === 'closed') void guard.run(GLANCE)
  })
}

const GLANCE: Work<void> = {
  tables: ['meta'],
  mode: 'read',
  durability: 'relaxed',
  body: async (tx) => {
    await tx.count('meta', {})
  }
}

function checkMark(
  { journal, afterWipe }: Pick<StoreDependencies, 'journal' | 'afterWipe'>,
  vault: Vault
): Result<void> {
  const mark = JSON.stringify({ device: vault.device, since: vault.since })
  const before = journal.getItem(STORE_MARK)
  if (before !== null && before !== mark && afterWipe !== 'begin') {
    return fail('storage-wiped', { since: sinceOf(before) })
  }
  // Sealed under a key that is gone with the storage, nothing of the old journal can ever be read.
  if (before !== null && before !== mark) clearJournal(journal)
  try {
    journal.setItem(STORE_MARK, mark)
  } catch {
    // Without the mark only the word about a later wiping is lost.
  }
  return ok(undefined)
}

function sinceOf(mark: string): number {
  try {
    const parsed: unknown = JSON.parse(mark)
    const since = typeof parsed === 'object' && parsed && 'since' in parsed ? parsed.since : 0
    return typeof since === 'number' ? since : 0
  } catch {
    return 0
  }
}

function assemble(
  { kinds, random, now, journal, channelName }: StoreDependencies,
  guard: Guard,
  vault: Vault,
  visibility: Visibility,
  after: Timer
): { core: Core; drafts: Drafts } {
  const rules = rulesOf(kinds)
  const shelf = createShelf(vault)
  const ahead = createAhead()
  const digest = createDigest(vault, shelf, ahead)
  const opened = createOpenedRows()
  const core: Core = {
    rules,
    random,
    after,
    visibility,
    guard,
    vault,
    shelf,
    digest,
    ahead,
    opened,
    ledger: createLedger(),
    blobs: createBlobLedger(),
    clock: createClock(now),
    journal: createJournal(journal, vault),
    tabs: createTabs(channelName),
    touches: createTouches(),
    overlay: createOverlay(rules, shelf, digest, opened.last),
    strays: createStrays(vault),
    trouble: createTrouble(),
    version: createVersions(random),
    forgetDrafts: (ents) => drafts.forget(ents)
  }
  const drafts = createDrafts(core)
  listenToTrouble(core, drafts)
  return { core, drafts }
}
