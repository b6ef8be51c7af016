import { kinds as allKinds } from '#kinds/index.ts'
import { seededRandom } from '#lib/random.ts'
import type { Result } from '#lib/result.ts'
import type { Register as Kinds } from '#schema/define-kind.ts'
import { createMemoryDisk, createMemoryPort, type MemoryDisk } from '#store/memory-port.ts'
import { openStore } from '#store/open.ts'
import type { Port } from '#store/port.ts'
import type { SyncStore } from '#store/sync-types.ts'
import { type SharingDeps, tokenOf } from '#sync/identity.ts'
import { makeRequest } from '#sync/request.ts'
import type { Register, Session } from '#sync/session.ts'
import { createRegister } from '#sync/share.ts'
import { closeTabChannels } from './broadcast.ts'
import type { SimClock } from './clock.ts'
import { faultyPort, journalOf, type Life, newLife, step } from './storage.ts'

export const ORIGIN = 'https://jotter.test'

/** What is left of a tablet when every tab is closed. */
export interface Kept {
  /** opens one more connection to the same database */
  readonly port: () => Port
  readonly journal: Map<string, string>
  /** the same profile on another machine */
  readonly clone: () => Promise<Kept>
  /** turns of the loop within which a page of this storage gets on: so long no timer of it runs out */
  readonly pace: number
}

/** The tablet's storage on the memory port. */
export function memoryKept(disk: MemoryDisk = createMemoryDisk(), journal = new Map()): Kept {
  return {
    port: () => createMemoryPort(disk),
    journal,
    clone: async () => memoryKept(cloneDisk(disk), new Map(journal)),
    pace: 1
  }
}

/** Records are replaced in a table, never changed, so that two disks may share them. */
function cloneDisk(disk: MemoryDisk): MemoryDisk {
  const tables = new Map([...disk.tables].map(([name, rows]) => [name, new Map(rows)]))
  return { tables, queue: Promise.resolve() }
}

/** One open page. */
export interface Tab {
  readonly life: Life
  readonly store: SyncStore
  readonly session: Session
  readonly deps: SharingDeps
  readonly register: Register
  readonly upgrade: () => void
}

export interface TabletParts {
  readonly name: string
  readonly person: number
  readonly seed: number
  readonly kept: Kept
  readonly clock: SimClock
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly late: (run: () => Promise<unknown>) => void
  /** what the model sees of a store goes through here */
  readonly watch: (store: SyncStore, tablet: Tablet) => SyncStore
}

export type Tablet = ReturnType<typeof createTablet>

/** One tablet of one person: a storage that outlives its tabs, a clock that may be wrong, and up to two tabs. */
export function createTablet(parts: TabletParts) {
  const { name, person, seed, clock, late, watch } = parts
  const tabs: (Tab | undefined)[] = [undefined, undefined]
  let opened = 0
  const tablet = {
    name,
    person,
    kept: parts.kept,
    /** ms by which its clock is wrong */
    skew: 0,
    /** kinds this tablet's build knows */
    kinds: allKinds as Kinds,
    /** its storage was emptied, or the server put it out: it takes no further part */
    isOut: false,
    /** a page died or its storage failed: at the next opening everything is compared with everything */
    isDoubtful: false,
    /** ms: the latest its own corrected clock has shown */
    furthest: 0,
    tabs,
    now: () => clock.now() + tablet.skew,
    /** the tab, opened if it is not; the problem where it does not open */
    async tab(index: number): Promise<Result<Tab>> {
      const there = tabs[index]
      if (there && !there.life.isDead) return { ok: true, value: there }
      if (there) tablet.close(index)
      const life = newLife()
      const random = seededRandom((seed * 7919 + ++opened * 104_729) >>> 0)
      const { port, upgrade } = faultyPort(tablet.kept.port(), life, late)
      const channelName = `${name}|${index}`
      const result = await openStore({
        port,
        kinds: tablet.kinds,
        now: tablet.now,
        random,
        journal: journalOf(life, tablet.kept.journal),
        after: clock.after,
        channelName
      })
      if (!result.ok) {
        closeTabChannels(channelName)
        return result
      }
      const store = watch(result.value, tablet)
      const request = makeRequest({
        origin: ORIGIN,
        timers: clock,
        fetch: async (url, init) => {
          step(life)
          const answer = await parts.fetch(url, init)
          // The server has it, but a page that dies here never reads the answer.
          step(life)
          return answer
        }
      })
      const deps: SharingDeps = { store, request, random, origin: ORIGIN }
      const session: Session = { store, request, token: () => tokenOf(store) }
      const tab = { life, store, session, deps, register: createRegister(deps), upgrade }
      tabs[index] = tab
      return { ok: true, value: tab }
    },
    /** the page goes away without a word */
    close(index: number) {
      const tab = tabs[index]
      if (tab) tab.life.isDead = true
      closeTabChannels(`${name}|${index}`)
      tabs[index] = undefined
    },
    /** switched off without warning */
    kill() {
      for (const index of tabs.keys()) tablet.close(index)
    },
    /** pages that died at a step of their own are really gone */
    bury() {
      for (const [index, tab] of tabs.entries()) if (tab?.life.isDead) tablet.close(index)
    }
  }
  return tablet
}
