import { afterEach, expect, test } from 'vitest'
import { signal } from '@preact/signals-core'
import { limits } from '#api/limits.ts'
import { pushAll } from '#sync/push.ts'
import { createSync } from '#sync/engine.ts'
import type { LeaderSeam } from '#sync/leader.ts'
import type { Presence } from '#sync/presence.ts'
import { channelOf } from '#sync/session.ts'
import { factsOf } from '#sync/status.ts'
import { type Call, makeRequest } from '#sync/request.ts'
import { createRegister } from '#sync/share.ts'
import { createHandTimers } from '../kit/timers.ts'
import { aWorld, calm, type Device, START, type World } from '../kit/world.ts'

let world: World | undefined
const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
  world?.close()
})

const ALONE: LeaderSeam = {
  request: (_options, hold) => hold(),
  beat: () => {},
  onBeat: () => () => {}
}

const HELD = 5000

/** A tablet whose conversation runs by itself, on hand-moved time. */
function running(at: World, device: Device) {
  const { store, session, register } = device.tab()
  const hand = createHandTimers(at.clock)
  const visible = signal(true)
  const online = new Set<() => void>()
  const calls: { at: number; call: Call }[] = []
  const presence: Presence = {
    isVisible: () => visible.value,
    onVisible: (listener) => visible.subscribe(listener),
    onOnline: (listener) => {
      online.add(listener)
      return () => void online.delete(listener)
    }
  }
  const sync = createSync({
    store,
    now: device.now,
    random: at.dice.random,
    timers: hand.timers,
    leader: ALONE,
    presence,
    token: session.token,
    register,
    fetchKeys: async () => ({ ok: true, value: undefined }),
    wait: 0,
    request: async (call) => {
      calls.push({ at: at.clock.now, call })
      // The server holds a pull; how long is told by the clock that is moved by hand.
      if (call.path.endsWith('/pull')) await new Promise<void>((go) => hand.timers.after(HELD, go))
      return session.request(call)
    }
  })
  stops.push(() => sync.stop())
  const isPush = ({ call }: { call: Call }) => call.path.endsWith('/lines')
  return {
    sync,
    ...hand,
    visible,
    goOnline: () => {
      for (const tell of online) tell()
    },
    calls,
    pushes: () => calls.filter(isPush)
  }
}

async function two(seed = 81) {
  world = await aWorld({ seed, roles: ['lead', 'member'] })
  const [lead, member] = world.devices
  if (!lead || !member) throw new Error('two devices')
  await calm(world)
  return { at: world, lead, member }
}

async function note(at: World, device: Device, name = 'Inverlair') {
  const { store } = device.tab()
  const saved = await store.change([
    {
      book: at.book,
      grp: at.group,
      ent: store.newEntity(),
      kind: 'school',
      patch: { name },
      ctx: { pos: 0, ids: [] }
    }
  ])
  if (!saved.ok) throw new Error(saved.problem.code)
  return saved.value.ids[0] ?? ''
}
const pending = async (device: Device, at: World) =>
  (await device.tab().store.pending()).get(at.group) ?? 0

test('[R2] [R5] a note is at the server at once, and on the colleague’s tablet without anybody asking', async () => {
  const { at, lead, member } = await two()
  const [mine, theirs] = [running(at, lead), running(at, member)]
  mine.sync.start()
  theirs.sync.start()
  await mine.pass(1000)
  const id = await note(at, lead)
  await mine.pass(0)
  expect(at.server.ids(at.group)).toContain(id)
  await mine.pass(2 * HELD)
  await theirs.pass(2 * HELD)
  expect(
    member
      .tab()
      .store.entries(at.book)
      .value.map(({ values }) => values['name'])
  ).toContain('Inverlair')
  expect(mine.sync.state.value).toMatchObject({ server: 'reached', busy: false })
})

test('[L7] a tablet that is far behind fetches page after page at once, and breathes only when nothing is left', async () => {
  const { at, lead, member } = await two()
  const { store } = lead.tab()
  const notes = Array.from({ length: 2 * limits.pageLines + 10 }, (_, index) => ({
    book: at.book,
    grp: at.group,
    ent: store.newEntity(),
    kind: 'school',
    patch: { name: `School ${index}` },
    ctx: { pos: 0, ids: [] }
  }))
  expect((await store.change(notes)).ok).toBe(true)
  const { session, register } = lead.tab()
  expect((await pushAll(session, register)).problem).toBeUndefined()
  const theirs = running(at, member)
  theirs.sync.start()
  await theirs.pass(5 * HELD)
  const [, second, third, fourth] = theirs.calls
    .filter(({ call }) => call.path.endsWith('/pull'))
    .map((each) => each.at)
  expect((third ?? 0) - (second ?? 0)).toBe(HELD)
  expect((fourth ?? 0) - (third ?? 0)).toBeGreaterThan(HELD)
  expect(member.tab().store.entries(at.book).value.length).toBeGreaterThan(2 * limits.pageLines)
})

test('[R3] [R5] after an outage the outbox empties by the timer alone, and at once by the online event', async () => {
  const { at, lead } = await two()
  const mine = running(at, lead)
  mine.sync.start()
  await mine.pass(HELD + 500)
  at.setFaults(() => 'drop-request')
  await note(at, lead)
  await mine.pass(30 * 60_000)
  expect(await pending(lead, at)).toBe(1)
  expect(mine.sync.state.value).toMatchObject({ server: 'offline', problem: { code: 'offline' } })
  at.setFaults(() => 'none')
  await mine.pass(5 * 60_000)
  expect(await pending(lead, at)).toBe(0)
  expect(mine.sync.state.value.server).toBe('reached')
  at.setFaults(() => 'drop-request')
  await note(at, lead)
  await mine.pass(60 * 60_000)
  at.setFaults(() => 'none')
  mine.goOnline()
  await mine.pass(0)
  expect(await pending(lead, at)).toBe(0)
})

test('[R6] [R8] on a Wi-Fi that wants a sign-in nothing counts as sent, and the state says so', async () => {
  const { at, lead } = await two()
  const mine = running(at, lead)
  mine.sync.start()
  await mine.pass(HELD + 500)
  const last = mine.sync.state.value.lastSuccess
  for (const portal of ['portal-page', 'portal-redirect', { status: 511 }] as const) {
    at.setFaults(() => portal)
    await note(at, lead)
    await mine.pass(60_000)
    expect(mine.sync.state.value).toMatchObject({
      server: 'captive',
      problem: { code: 'captive-portal' }
    })
  }
  expect(await pending(lead, at)).toBe(3)
  expect(mine.sync.state.value.lastSuccess).toBe(last)
  const { store } = lead.tab()
  const facts = factsOf(store.standing(at.book).value, mine.sync.state.value, store.now())
  expect(facts.waiting).toBeGreaterThan(0)
  expect(facts.age).toBeGreaterThanOrEqual(180_000)
})

test('[R7] a server that does not know the token any more stops nothing but the sending; capture goes on', async () => {
  const { at, member } = await two()
  await member.tab().store.keep('token', 'A'.repeat(43))
  // A page reads its token once.
  await member.restart()
  const { store } = member.tab()
  const mine = running(at, member)
  mine.sync.start()
  await note(at, member)
  await mine.pass(1000)
  expect(mine.sync.state.value).toMatchObject({
    server: 'refused',
    problem: { code: 'token-unknown' }
  })
  await note(at, member, 'Strathard')
  expect(await pending(member, at)).toBe(2)
  expect(channelOf(store, at.group)?.gone).toBeUndefined()
  // A dead network does not hide what has to be dealt with.
  at.setFaults(() => 'drop-request')
  await mine.pass(60_000)
  expect(mine.sync.state.value.server).toBe('refused')
})

test('[R7] a lead’s tablet fills a server that lost everything, itself included', async () => {
  world = await aWorld({ seed: 83, roles: ['lead'] })
  const [lead] = world.devices
  if (!lead) throw new Error('no device')
  await note(world, lead)
  await calm(world)
  const held = world.server.ids(world.group)
  // The same address, and behind it a server that knows nobody.
  const empty = await aWorld({ seed: 84, roles: ['lead'], start: START + 60_000 })
  stops.push(() => empty.close())
  const { store, session } = lead.tab()
  const { random } = lead
  const origin = 'http://jotter.test'
  const request = makeRequest({
    fetch: empty.network.fetch,
    origin,
    timers: { after: () => () => {} }
  })
  const elsewhere = {
    ...lead,
    tab: () => ({
      store,
      session: { ...session, request },
      register: createRegister({ store, request, random, origin })
    })
  }
  const mine = running(world, elsewhere)
  mine.sync.start()
  const fresh = await note(world, lead, 'Strathard')
  // Keys are made beside this thread: on a busy machine the clock in our hand runs ahead of them.
  for (let tries = 0; tries < 50 && (await pending(lead, world)) > 0; tries++)
    await mine.pass(2 * 60_000)
  expect(mine.sync.state.value.server).toBe('reached')
  expect(empty.server.ids(world.group)).toEqual(expect.arrayContaining([...held, fresh]))
  expect(await pending(lead, world)).toBe(0)
})

test('[R11] a hidden page sends and asks nothing, and begins again when it is shown', async () => {
  const { at, lead } = await two()
  const mine = running(at, lead)
  mine.sync.start()
  await mine.pass(1000)
  mine.visible.value = false
  await mine.pass(0)
  const before = mine.calls.length
  await note(at, lead)
  mine.goOnline()
  await mine.pass(10 * 60_000)
  expect(mine.calls.length).toBe(before)
  mine.visible.value = true
  await mine.pass(0)
  expect(await pending(lead, at)).toBe(0)
})

test('[R13] send now ends with what was sent, or with the reason', async () => {
  const { at, lead } = await two()
  const { sync, pass } = running(at, lead)
  const sendNow = async () => {
    const sending = sync.sendNow()
    await pass(2 * HELD)
    return sending
  }
  await note(at, lead)
  expect(await sendNow()).toMatchObject({
    ok: true,
    value: { receipted: 1, refused: 0, kept: 1 }
  })
  expect(await sendNow()).toMatchObject({ ok: true, value: { receipted: 0, kept: 0 } })
  at.setFaults(() => 'portal-page')
  await note(at, lead)
  expect(await sendNow()).toEqual({
    ok: false,
    problem: { code: 'captive-portal', details: { status: 200 } }
  })
})

test('[L7] asked to send while it listens, a tablet fetches no page twice', async () => {
  const { at, lead, member } = await two()
  for (let wave = 0; wave < 3; wave++) {
    const { store } = lead.tab()
    const notes = Array.from({ length: limits.pageLines }, () => ({
      book: at.book,
      grp: at.group,
      ent: store.newEntity(),
      kind: 'school',
      patch: { name: `School of wave ${wave}` },
      ctx: { pos: 0, ids: [] }
    }))
    await store.change(notes)
  }
  await pushAll(lead.tab().session, lead.tab().register)
  const mine = running(at, member)
  mine.sync.start()
  const sending = mine.sync.sendNow()
  await mine.pass(20 * HELD)
  expect(await sending).toMatchObject({ ok: true })
  const kept = channelOf(member.tab().store, at.group)
  expect(kept?.pulled).toBe(at.server.ids(at.group).length)
  const positions = mine.calls.flatMap(({ call }) =>
    call.path.endsWith('/pull')
      ? [
          (call.body as { after: { grp: string; pos: number }[] }).after.find(
            ({ grp }) => grp === at.group
          )?.pos
        ]
      : []
  )
  const below = positions.filter((pos) => pos !== undefined && pos < (kept?.pulled ?? 0))
  expect(new Set(below).size).toBe(below.length)
})

test('[L7] a tablet that shares nothing asks the server for nothing', async () => {
  const { at } = await two()
  const alone = await at.newDevice(8)
  const mine = running(at, alone)
  const made = await alone.tab().store.addBook({ kind: 'project', patch: { title: 'Mine' } })
  expect(made.ok).toBe(true)
  mine.sync.start()
  await mine.pass(10 * 60_000)
  expect(mine.calls).toEqual([])
  expect(mine.sync.state.value.server).toBe('unknown')
})

test('[L9] a key that waits is fetched, and what was kept for it is shown', async () => {
  const { at, lead } = await two()
  const fetched: string[] = []
  const { store, session, register } = lead.tab()
  const clock = createHandTimers(at.clock)
  let told = false
  const sync = createSync({
    store,
    now: lead.now,
    random: lead.random,
    timers: clock.timers,
    leader: ALONE,
    presence: { isVisible: () => true, onVisible: () => () => {}, onOnline: () => () => {} },
    token: session.token,
    register,
    wait: 0,
    fetchKeys: async (grp) => {
      fetched.push(grp)
      return { ok: true, value: undefined }
    },
    request: async (call) => {
      const answer = await session.request(call)
      if (!answer.ok || told || !call.path.endsWith('/pull')) return answer
      told = true
      // as: the real server's answer to a pull.
      return { ok: true, value: { ...(answer.value as object), keys: [at.group] } }
    }
  })
  stops.push(() => sync.stop())
  sync.start()
  await clock.pass(2000)
  expect(fetched).toEqual([at.group])
})

test('[E2] a restored server that waits for its lead is brought back by the lead’s tablet on its own', async () => {
  const { at, lead, member } = await two()
  const backup = at.server.backUp()
  const id = await note(at, lead)
  await calm(at)
  at.clock.now += 10_000
  at.server.restore(backup, { release: false })
  const [mine, theirs] = [running(at, lead), running(at, member)]
  theirs.sync.start()
  await theirs.pass(60_000)
  expect(at.server.ids(at.group)).toContain(id)
  mine.sync.start()
  await mine.pass(60_000)
  await theirs.pass(5 * 60_000)
  expect(mine.sync.state.value.server).toBe('reached')
  expect(theirs.sync.state.value.server).toBe('reached')
  expect(channelOf(member.tab().store, at.group)?.pulled).toBe(at.server.ids(at.group).length)
})

test('[P3] [R5] [R14] on a server whose disk is full the outbox waits with the reason shown, pages still come, and all ends calm', async () => {
  const { at, lead, member } = await two(87)
  const [mine, theirs] = [running(at, lead), running(at, member)]
  await note(at, member)
  await calm(at)
  at.server.fill()
  mine.sync.start()
  theirs.sync.start()
  const held = at.server.ids(at.group)
  const written: string[] = []
  // What is free in the pages there are is used up first.
  for (let turn = 0; turn < 30; turn++) {
    written.push(await note(at, lead))
    await mine.pass(20_000)
  }
  await theirs.pass(2 * HELD)
  const waits = await pending(lead, at)
  expect(waits).toBeGreaterThan(0)
  expect(mine.sync.state.value).toMatchObject({ server: 'error', problem: { code: 'store-full' } })
  const taken = at.server.ids(at.group).slice(held.length)
  expect(taken).toEqual(written.slice(0, written.length - waits))
  const { store } = member.tab()
  expect(channelOf(store, at.group)?.folded).toBe(at.server.ids(at.group).length)
  expect(store.strays(at.book).value).toEqual([])
  at.server.makeRoom()
  await mine.pass(10 * 60_000)
  expect(await pending(lead, at)).toBe(0)
  expect(at.server.ids(at.group).slice(held.length)).toEqual(written)
  expect(mine.sync.state.value).toMatchObject({ server: 'reached', busy: false })
  expect(mine.sync.state.value.problem).toBeUndefined()
  expect(lead.tab().store.strays(at.book).value).toEqual([])
})
