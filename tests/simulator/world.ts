import type { Id } from '#lib/id.ts'
import type { SyncStore } from '#store/sync-types.ts'
import type { Channel, SeenContext } from '#store/types.ts'
import type { Opened } from '#sync/join.ts'
import { createChance } from '../kit/chance.ts'
import { createNetwork, type Fault } from '../kit/network.ts'
import { forgetTabChannels } from './broadcast.ts'
import { createSimClock, turn } from './clock.ts'
import { createModel } from './model.ts'
import type { Prepared } from './prepared.ts'
import { createSimServer, type ServerImage } from './server.ts'
import { createTablet, type Kept, type Tab, type Tablet } from './tablet.ts'

/** A form on somebody's screen: what it showed stays its context until it is closed. */
export interface Editor {
  readonly grp: string
  readonly ent: Id
  readonly kind: string
  readonly ctx: SeenContext
  readonly shown: ReadonlySet<Id>
}

export type Dice = ReturnType<typeof createChance>
export type World = Awaited<ReturnType<typeof createWorld>>

/** Everything of one run; all of it follows from the seed. */
export async function createWorld(prepared: Prepared, seed: number, newKept: () => Kept) {
  const clock = createSimClock(prepared.now)
  const model = createModel()
  const dice = createChance(seed)
  const server = createSimServer({ now: clock.now, random: dice.random, image: prepared.image })
  let faultOf: () => Fault = () => 'none'
  const network = createNetwork({
    serve: server.serve,
    fault: () => faultOf(),
    chance: dice.chance
  })
  const lateWorks: (() => Promise<unknown>)[] = []
  const tablets: Tablet[] = []
  const pace = Math.max(1, ...prepared.tablets.map(({ kept }) => kept.pace))
  const addTablet = (name: string, person: number, kept: Kept): Tablet => {
    const tablet = createTablet({
      name,
      person,
      seed: seed * 31 + tablets.length,
      kept,
      clock,
      fetch: network.fetch,
      late: (run) => void lateWorks.push(run),
      watch: model.watch
    })
    tablets.push(tablet)
    return tablet
  }
  for (const { name, person, kept } of prepared.tablets) addTablet(name, person, await kept.clone())
  return {
    seed,
    book: prepared.book,
    group: prepared.group,
    clock,
    model,
    server,
    network,
    tablets,
    addTablet,
    newKept,
    editors: new Map<string, Editor>(),
    backups: [] as ServerImage[],
    pictures: [...prepared.pictures],
    /** links that were made, by who they are for */
    links: [] as { readonly link: string; readonly own: boolean; readonly person: number }[],
    opened: [] as { readonly tablet: Tablet; readonly opened: Opened; readonly own: boolean }[],
    bundles: [] as { readonly file: Uint8Array; readonly code: string; readonly person: number }[],
    /** erased by right in any channel the server knows */
    isErased: (ent: Id) => server.erasedAnywhere(ent),
    setFaults(next: () => Fault) {
      faultOf = next
    },
    /** transactions that nobody waits for any more are carried out after all */
    async settleLate() {
      for (const run of lateWorks.splice(0)) await run().catch(() => undefined)
    },
    /** lets a deed end: where it waits for a timer, time passes */
    async within<T>(deed: Promise<T>): Promise<T | undefined> {
      let done = false
      const ended = deed.then(
        (value) => {
          done = true
          return value
        },
        (error: unknown) => {
          done = true
          throw error
        }
      )
      ended.catch(() => undefined)
      for (let idle = 0; !done && idle < 400 * pace; idle++) {
        await turn()
        if (!done && idle > 3 * pace && idle % pace === 0) clock.fireNext()
      }
      return done ? ended : undefined
    },
    close() {
      clock.forget()
      forgetTabChannels()
      server.close()
    }
  }
}

export function channelsOn(store: SyncStore, book: Id): readonly Channel[] {
  return store.books.value.find((each) => each.book === book)?.channels ?? []
}

export function channelOn(
  store: SyncStore,
  book: Id,
  audience: Channel['audience']
): Channel | undefined {
  return channelsOn(store, book).find((channel) => channel.audience === audience)
}

export type { Tab, Tablet }
