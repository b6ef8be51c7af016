import { expect } from 'vitest'
import { type AnswerOf, endpoints } from '#api/endpoints.ts'
import { kinds as allKinds } from '#kinds/index.ts'
import { bytesToBase64 } from '#lib/bytes.ts'
import { hashBytes } from '#lib/hash.ts'
import { newToken, seededRandom } from '#lib/random.ts'
import { compareText } from '#log/effective.ts'
import type { Register as Kinds } from '#schema/define-kind.ts'
import { createMemoryDisk, createMemoryPort } from '#store/memory-port.ts'
import { openStore } from '#store/open.ts'
import type { SyncStore } from '#store/sync-types.ts'
import type { Book, Channel, Role } from '#store/types.ts'
import { ask } from '#sync/ask.ts'
import { identityOf, type SharingDeps, tokenOf } from '#sync/identity.ts'
import { pullAll } from '#sync/pull.ts'
import { pushAll } from '#sync/push.ts'
import { makeRequest, type Request } from '#sync/request.ts'
import { endWait } from '#sync/restore.ts'
import type { Register, Session } from '#sync/session.ts'
import { createRegister, startSharing } from '#sync/share.ts'
import { joining, type Tablet } from '../server/kit.ts'
import { createChance } from './chance.ts'
import { createNetwork, type Fault } from './network.ts'
import { aSyncServer } from './sync-server.ts'

export const START = 1_795_000_000_000
const ORIGIN = 'http://jotter.test'
const NEVER = { after: () => () => {} }

export interface WorldOptions {
  readonly seed: number
  /** first device leads and makes the project; the others join as these */
  readonly roles?: readonly Role[]
  /** tabs each device has open */
  readonly tabs?: number
  /** ms by which each device's clock is wrong */
  readonly skews?: readonly number[]
  /** ms since 1970 when the world begins */
  readonly start?: number
}

export interface Tab {
  readonly store: SyncStore
  readonly session: Session
  readonly register: Register
}

export type Device = Awaited<ReturnType<typeof aDevice>>
export type World = Awaited<ReturnType<typeof aWorld>>

/** localStorage over a map. */
export function aJournal(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'> {
  const values = new Map<string, string>()
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
    key: (index) => [...values.keys()][index] ?? null,
    get length() {
      return values.size
    }
  }
}

interface DeviceParts {
  readonly name: string
  readonly seed: number
  readonly tabs: number
  readonly now: () => number
  readonly request: Request
  readonly kinds: Kinds
}

/** One tablet: a disk that survives restarts, and tabs over it. */
async function aDevice({ name, seed, tabs: count, now, request, kinds }: DeviceParts) {
  const disk = createMemoryDisk()
  const journal = aJournal()
  const random = seededRandom(seed)
  const channelName = count > 1 ? `${name}-${seed}-${Math.random()}` : undefined
  const openTab = async (): Promise<Tab> => {
    const opened = await openStore({
      port: createMemoryPort(disk),
      kinds,
      now,
      random,
      journal,
      ...(channelName === undefined ? {} : { channelName })
    })
    if (!opened.ok) throw new Error(opened.problem.code)
    const store = opened.value
    const deps: SharingDeps = { store, request, random, origin: ORIGIN }
    const session: Session = { store, request, token: () => tokenOf(store) }
    return { store, session, register: createRegister(deps) }
  }
  const tabs: Tab[] = []
  for (let tab = 0; tab < count; tab++) tabs.push(await openTab())
  return {
    name,
    now,
    random,
    request,
    tabs,
    /** a tab; the last one where there are fewer */
    tab: (index = 0): Tab => {
      const tab = tabs[Math.min(index, tabs.length - 1)]
      if (!tab) throw new Error('no tab')
      return tab
    },
    /** switched off without warning and on again: what was in memory is gone */
    async restart() {
      for (let tab = 0; tab < tabs.length; tab++) tabs[tab] = await openTab()
    }
  }
}

/** Lets messages between tabs arrive. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((done) => setImmediate(done))
}

/**
 * Devices with the real store and the real sync modules around the real server, over a road with faults. Everything follows from the seed.
 */
export async function aWorld({
  seed,
  roles = ['lead', 'member', 'member'],
  tabs = 1,
  skews = [],
  start = START
}: WorldOptions) {
  const dice = createChance(seed)
  const clock = { now: start }
  const server = aSyncServer({ now: () => clock.now, random: dice.random })
  let faultOf: () => Fault = () => 'none'
  const network = createNetwork({
    serve: (url, init) => server.serve(url, init),
    fault: () => faultOf(),
    chance: dice.chance
  })
  const request = makeRequest({ fetch: network.fetch, origin: ORIGIN, timers: NEVER })
  const newDevice = (index: number, kinds: Kinds = allKinds) =>
    aDevice({
      name: `tablet ${index}`,
      seed: seed * 100 + index,
      tabs,
      now: () => clock.now + (skews[index] ?? 0),
      request,
      kinds
    })
  const devices: Device[] = []
  for (let index = 0; index < roles.length; index++) devices.push(await newDevice(index))
  const first = devices[0]
  if (!first) throw new Error('a world needs a device')
  const book = await shareProject(first)
  const group = channelFor(book, 'group')
  for (const [index, device] of devices.entries()) {
    if (index > 0) await joinProject(first, device, group, roles[index] ?? 'member')
  }
  await settle()
  return {
    clock,
    dice,
    server,
    network,
    devices,
    newDevice,
    book: book.book,
    group: group.grp,
    setFaults(next: () => Fault) {
      faultOf = next
    },
    close: () => server.close()
  }
}

export function channelFor(book: Book, audience: Channel['audience']): Channel {
  const channel = book.channels.find((each) => each.audience === audience)
  if (!channel) throw new Error(`no ${audience} channel`)
  return channel
}

export function bookOn(device: Device, book: string, tab = 0): Book {
  const found = device.tab(tab).store.books.value.find((each) => each.book === book)
  if (!found) throw new Error('no such project here')
  return found
}

async function shareProject(device: Device): Promise<Book> {
  const { store } = device.tab()
  const made = await store.addBook({
    kind: 'project',
    patch: { title: 'Talk in maths' },
    me: { name: 'Mairi', role: 'lead' }
  })
  if (!made.ok) throw new Error(made.problem.code)
  const { request, random } = device
  const shared = await startSharing({ store, request, random, origin: ORIGIN }, made.value.book)
  if (!shared.ok) throw new Error(shared.problem.code)
  return bookOn(device, made.value.book)
}

/** Lets a device into the group channel with its key, and gives it a private channel of its own. */
export async function joinProject(
  lead: Device,
  device: Device,
  { grp, book }: Pick<Channel, 'grp' | 'book'>,
  role: Role
): Promise<void> {
  const { store } = device.tab()
  const deps: SharingDeps = {
    store,
    request: device.request,
    random: device.random,
    origin: ORIGIN
  }
  const known = await identityOf(deps)
  if (!known.ok) throw new Error(known.problem.code)
  const { dev, token, tokenHash, pair } = known.value
  const secret = lead.random(32)
  const leadSession = lead.tab().session
  const invited = await ask(lead.request, endpoints.postInvitation, {
    ...(await tokenFor(leadSession)),
    body: {
      accept: bytesToBase64(hashBytes(secret)),
      channels: [{ grp, role }],
      welcome: 'sealed.welcome',
      expires: lead.now() + 86_400_000_000,
      kind: 'once'
    }
  })
  if (!invited.ok) throw new Error(invited.problem.code)
  const person = store.newEntity()
  const tablet: Tablet = { dev, token, tokenHash, pub: pair.pub, person, n: 0 }
  const joined = await ask(device.request, endpoints.postJoin, {
    body: joining(tablet, bytesToBase64(secret), [{ grp, role }])
  })
  if (!joined.ok) throw new Error(joined.problem.code)
  const keys = await leadSession.store.channelKeys(grp)
  await addJoined(device, { grp, book }, role, joined.value, keys)
  await store.setMe(book, person)
}

async function addJoined(
  device: Device,
  { grp, book }: Pick<Channel, 'grp' | 'book'>,
  role: Role,
  { restore }: Pick<AnswerOf<typeof endpoints.postJoin>, 'restore'>,
  keys: readonly { kid: string; key: Uint8Array }[]
): Promise<void> {
  const { store, register } = device.tab()
  const shared = { book, local: false, pulled: 0, folded: 0, chain: '', heldElsewhere: true }
  const kids = keys.map(({ kid }) => kid)
  const group: Channel = {
    ...shared,
    grp,
    audience: 'group',
    role,
    registered: true,
    kids,
    restore
  }
  const own = device.random(32)
  const kid = bytesToBase64(hashBytes(own).slice(0, 8))
  const home: Channel = {
    ...shared,
    grp: newToken(device.random),
    audience: 'private',
    role: 'lead',
    registered: false,
    kids: [kid],
    restore: 0
  }
  for (const added of [
    await store.addChannel(group, keys),
    await store.addChannel(home, [{ kid, key: own }])
  ]) {
    if (!added.ok) throw new Error(added.problem.code)
  }
  const registered = await register(home)
  expect(registered).toEqual({ ok: true, value: true })
}

export async function tokenFor(session: Session): Promise<{ token: string }> {
  const token = await session.token()
  if (!token.ok || token.value === undefined) throw new Error('no token')
  return { token: token.value }
}

/** One round of a tab: push, pull, and the lead's part after a restore. */
export async function syncOnce(device: Device, tab = 0) {
  const { session, register } = device.tab(tab)
  const pushed = await pushAll(session, register)
  const pulled = await pullAll(session, device.now, 50)
  await settle()
  return { pushed, pulled }
}

/** Ends the wait of restored channels that this device leads. */
export async function leadBack(device: Device): Promise<void> {
  const { store, session, register } = device.tab()
  await pullAll(session, device.now, 5)
  await pushAll(session, register)
  for (const { grp } of store.books.value.flatMap(({ channels }) => channels)) {
    await endWait(session, grp)
  }
}

/** With no more faults: rounds until nothing waits and nobody is behind. Answers the rounds it took. */
export async function calm(world: World, most = 60): Promise<number> {
  world.setFaults(() => 'none')
  await world.network.deliverLate()
  for (let round = 1; round <= most; round++) {
    for (const device of world.devices) {
      for (let tab = 0; tab < device.tabs.length; tab++) await syncOnce(device, tab)
      await leadBack(device)
    }
    if (await isCalm(world)) return round
  }
  throw new Error(`not calm after ${most} rounds`)
}

async function isCalm({ devices, server, group }: World): Promise<boolean> {
  for (const device of devices) {
    for (const { store } of device.tabs) {
      const pending = await store.pending()
      if ([...pending.values()].some((count) => count > 0)) return false
      const channels = store.books.value.flatMap(({ channels: all }) => all)
      if (channels.find(({ grp }) => grp === group)?.folded !== server.ids(group).length) {
        return false
      }
    }
  }
  return true
}

/** What every device holds of a channel, as text that is equal where the folds are. */
export async function foldsOf(device: Device, book: string, grp: string, tab = 0): Promise<string> {
  const { store } = device.tab(tab)
  const ents = store
    .entries(book)
    .value.filter(({ grps }) => grps.includes(grp))
    .map(({ ent }) => ent)
    .toSorted(compareText)
  const opened = await store.openIn(grp, ents)
  return JSON.stringify(
    opened
      .map(({ ent, folded }) => [ent, folded] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
  )
}
