import { afterEach, expect, test } from 'vitest'
import { chainLink } from '#api/chain.ts'
import type { WireServedLine } from '#api/endpoints.ts'
import { kinds } from '#kinds/index.ts'
import { defineKinds } from '#schema/define-kind.ts'
import { newKey, keyId } from '#seal/primitives.ts'
import { foldKept, pullAll, pullOnce } from '#sync/pull.ts'
import { pushAll } from '#sync/push.ts'
import type { Call } from '#sync/request.ts'
import { channelOf, type Session } from '#sync/session.ts'
import {
  aWorld,
  calm,
  type Device,
  foldsOf,
  joinProject,
  syncOnce,
  tokenFor,
  type World
} from '../kit/world.ts'

let world: World | undefined
afterEach(() => world?.close())

async function two(seed = 21) {
  world = await aWorld({ seed, roles: ['lead', 'member'] })
  const [lead, member] = world.devices
  if (!lead || !member) throw new Error('two devices')
  await calm(world)
  return { world, lead, member }
}

async function name(at: World, device: Device, title: string, ent?: string): Promise<string> {
  const { store } = device.tab()
  const to = ent ?? store.newEntity()
  const saved = await store.change([
    {
      book: at.book,
      grp: at.group,
      ent: to,
      kind: 'school',
      patch: { name: title },
      ctx: { pos: 0, ids: [] }
    }
  ])
  if (!saved.ok) throw new Error(saved.problem.code)
  return to
}
const namesOn = (device: Device, book: string) =>
  device
    .tab()
    .store.entries(book)
    .value.filter(({ kind }) => kind === 'school')
    .map(({ values }) => values['name'])
const pulledOn = (device: Device, grp: string) => channelOf(device.tab().store, grp)?.pulled ?? -1

test('[L4] a page with a hole, swapped or cut short keeps nothing, and the same position is asked for again', async () => {
  const { world: at, lead, member } = await two()
  for (const school of ['Inverlair', 'Strathard', 'Port Gorm']) await name(at, lead, school)
  await pushAll(lead.tab().session, lead.tab().register)
  const before = pulledOn(member, at.group)
  for (const fault of ['page-hole', 'page-swapped', 'page-short'] as const) {
    at.setFaults(() => fault)
    const asked: unknown[] = []
    const { session } = member.tab()
    const watching: Session = {
      ...session,
      request: (call: Call) => {
        asked.push(call.body)
        return session.request(call)
      }
    }
    const pulled = await pullOnce(watching, { wait: 0, now: member.now })
    expect(pulled).toMatchObject({
      ok: true,
      value: { kept: 0, problem: { code: 'answer-invalid' } }
    })
    expect(pulledOn(member, at.group)).toBe(before)
    expect(asked).toMatchObject([
      { after: expect.arrayContaining([{ grp: at.group, pos: before }]) }
    ])
  }
  at.setFaults(() => 'none')
  expect(await pullAll(member.tab().session, member.now)).toMatchObject({ ok: true })
  expect(namesOn(member, at.book)).toEqual(['Inverlair', 'Strathard', 'Port Gorm'])
})

test('[L5] a page that was kept before the light went out is shown at the next start', async () => {
  const { world: at, lead, member } = await two()
  await name(at, lead, 'Inverlair')
  await pushAll(lead.tab().session, lead.tab().register)
  const { store, session } = member.tab()
  const dark: Session = {
    ...session,
    store: { ...store, foldPages: async () => ({ ok: false, problem: { code: 'storage-lost' } }) }
  }
  expect(await pullAll(dark, member.now)).toMatchObject({ ok: false })
  expect(channelOf(store, at.group)).toMatchObject({ pulled: at.server.ids(at.group).length })
  expect(namesOn(member, at.book)).toEqual([])
  await member.restart()
  await foldKept(member.tab().session)
  expect(namesOn(member, at.book)).toEqual(['Inverlair'])
  await syncOnce(lead)
  expect(await foldsOf(member, at.book, at.group)).toBe(await foldsOf(lead, at.book, at.group))
})

test('[L5] a page that a failing storage kept and did not show is shown with the next pull, though nothing new comes', async () => {
  const { world: at, lead, member } = await two()
  await name(at, lead, 'Inverlair')
  await pushAll(lead.tab().session, lead.tab().register)
  const { store, session } = member.tab()
  const failing: Session = {
    ...session,
    store: { ...store, foldPages: async () => ({ ok: false, problem: { code: 'storage-full' } }) }
  }
  expect(await pullAll(failing, member.now)).toMatchObject({ ok: false })
  expect(namesOn(member, at.book)).toEqual([])
  expect(await pullAll(session, member.now)).toMatchObject({ ok: true, value: 0 })
  expect(namesOn(member, at.book)).toEqual(['Inverlair'])
})

test('[L5] a page is shown while the next is asked for, and everything at the end', async () => {
  const { world: at, lead, member } = await two()
  const { store: writing } = lead.tab()
  const ctx = { pos: 0, ids: [] }
  const count = 1200
  const changes = Array.from({ length: count }, (_, index) => {
    const patch = { name: `School ${index}` }
    return { book: at.book, grp: at.group, ent: writing.newEntity(), kind: 'school', patch, ctx }
  })
  expect(await writing.change(changes)).toMatchObject({ ok: true })
  await pushAll(lead.tab().session, lead.tab().register)
  const { session, store } = member.tab()
  const told: string[] = []
  const watching: Session = {
    ...session,
    store: {
      ...store,
      foldPages: async (grp) => {
        told.push('show')
        return store.foldPages(grp)
      }
    },
    request: async (call: Call) => {
      told.push('ask')
      const answer = await session.request(call)
      told.push('answer')
      return answer
    }
  }
  expect(await pullAll(watching, member.now)).toEqual({ ok: true, value: count })
  expect(told).toEqual(['ask', 'answer', 'show', 'ask', 'answer', 'show', 'ask', 'answer', 'show'])
  expect(namesOn(member, at.book)).toHaveLength(count)
})

test('[L5] a page that cannot be shown ends the pull, whatever the next answer brings', async () => {
  const { world: at, lead, member } = await two()
  for (const school of ['Inverlair', 'Strathard']) await name(at, lead, school)
  await pushAll(lead.tab().session, lead.tab().register)
  const { store, session } = member.tab()
  const before = pulledOn(member, at.group)
  const firstOnly = (page: { grp: string; lines: readonly WireServedLine[] }) => {
    const [line] = page.lines
    const chain = channelOf(store, page.grp)?.chain ?? ''
    return line ? { ...page, lines: [line], h: chainLink(chain, line) } : page
  }
  const halves: Session = {
    ...session,
    store: {
      ...store,
      foldPages: async () => ({ ok: false, problem: { code: 'storage-full' } })
    },
    request: async (call: Call) => {
      const answer = await session.request(call)
      if (!answer.ok) return answer
      // as: the real server's answer to a pull; its second line is left for the next page.
      const value = answer.value as { channels: { grp: string; lines: WireServedLine[] }[] }
      return { ok: true, value: { ...value, channels: value.channels.map(firstOnly) } }
    }
  }
  expect(await pullAll(halves, member.now)).toMatchObject({
    ok: false,
    problem: { code: 'storage-full' }
  })
  expect(pulledOn(member, at.group)).toBe(before + 1)
  expect(await pullAll(session, member.now)).toMatchObject({ ok: true, value: 1 })
  expect(namesOn(member, at.book)).toEqual(['Inverlair', 'Strathard'])
})

test('[L6] a line of a kind this app does not know is kept and listed, and those behind it are shown', async () => {
  const { world: at, lead } = await two()
  const older = defineKinds(kinds.kinds.filter(({ name: kind }) => kind !== 'pupil'))
  const newcomer = await at.newDevice(7, older)
  const group = channelOf(lead.tab().store, at.group)
  if (!group) throw new Error('no group')
  await joinProject(lead, newcomer, group, 'member')
  const { store } = lead.tab()
  const pupil = await store.change([
    {
      book: at.book,
      grp: at.group,
      ent: store.newEntity(),
      kind: 'pupil',
      patch: { code: 'B', label: 'Heron', classStage: 'P4' },
      ctx: { pos: 0, ids: [] }
    }
  ])
  expect(pupil.ok).toBe(true)
  await name(at, lead, 'Inverlair')
  await pushAll(lead.tab().session, lead.tab().register)
  expect(await pullAll(newcomer.tab().session, newcomer.now)).toMatchObject({ ok: true })
  expect(namesOn(newcomer, at.book)).toEqual(['Inverlair'])
  expect(newcomer.tab().store.strays(at.book).value).toMatchObject([{ why: 'kind-unknown' }])
  expect(pulledOn(newcomer, at.group)).toBe(at.server.ids(at.group).length)
})

test('[L9] lines that came before their key are shown as ever once it arrives', async () => {
  const { world: at, lead, member } = await two()
  const key = newKey(lead.random)
  const kid = keyId(key)
  await lead.tab().store.addKey(at.group, kid, key)
  await name(at, lead, 'Inverlair')
  await name(at, lead, 'Strathard')
  await pushAll(lead.tab().session, lead.tab().register)
  await syncOnce(member)
  await syncOnce(lead)
  const { store } = member.tab()
  expect(store.strays(at.book).value.map(({ why }) => why)).toEqual(['key-missing', 'key-missing'])
  expect(pulledOn(member, at.group)).toBe(at.server.ids(at.group).length)
  await store.addKey(at.group, kid, key)
  await store.foldPages(at.group)
  expect(store.strays(at.book).value).toEqual([])
  expect(namesOn(member, at.book)).toEqual(['Inverlair', 'Strathard'])
  expect(await foldsOf(member, at.book, at.group)).toBe(await foldsOf(lead, at.book, at.group))
})

test('[L7] one request asks for all channels, and pages follow until nothing is left', async () => {
  const { world: at, lead, member } = await two()
  for (let school = 0; school < 40; school++) {
    const { store } = lead.tab()
    await store.change([
      {
        book: at.book,
        grp: at.group,
        ent: store.newEntity(),
        kind: 'project',
        patch: { title: 'Long', question: 'x'.repeat(32_000) },
        ctx: { pos: 0, ids: [] }
      }
    ])
  }
  await pushAll(lead.tab().session, lead.tab().register)
  const asked: Call[] = []
  const { session } = member.tab()
  const pulled = await pullAll(
    { ...session, request: (call) => (asked.push(call), session.request(call)) },
    member.now
  )
  expect(pulled).toEqual({ ok: true, value: 40 })
  expect(asked.length).toBeGreaterThan(1)
  expect(asked[0]?.body).toMatchObject({ after: [{}, {}] })
})

test('[L8] whoever was removed keeps reading what is here, and asks for that channel no more', async () => {
  const { world: at, lead, member } = await two()
  await name(at, lead, 'Inverlair')
  await calm(at)
  const removed = await lead.request({
    method: 'DELETE',
    path: `/api/v1/channels/${at.group}/members/${member.tab().store.device}`,
    body: {},
    ...(await tokenFor(lead.tab().session))
  })
  expect(removed.ok).toBe(true)
  await syncOnce(member)
  expect(channelOf(member.tab().store, at.group)?.gone).toBe(true)
  expect(namesOn(member, at.book)).toEqual(['Inverlair'])
  const asked: Call[] = []
  const { session } = member.tab()
  await pullAll(
    { ...session, request: (call) => (asked.push(call), session.request(call)) },
    member.now
  )
  expect(JSON.stringify(asked)).not.toContain(at.group)
})

test('[L10] a server whose data went back in secret is not believed, and nothing here is rolled back', async () => {
  const { world: at, lead, member } = await two()
  await name(at, lead, 'Inverlair')
  await calm(at)
  const { session, store } = member.tab()
  const before = channelOf(store, at.group)
  const page = { grp: at.group, lines: [], head: 1, h: '' }
  const lying: Session = {
    ...session,
    request: async () => ({
      ok: true,
      value: {
        restore: before?.restore,
        now: at.clock.now,
        channels: [page],
        gone: [],
        keys: [],
        awaiting: [],
        restored: []
      }
    })
  }
  const pulled = await pullAll(lying, member.now)
  expect(pulled).toMatchObject({
    ok: false,
    problem: { code: 'answer-invalid', details: { field: 'head' } }
  })
  expect(channelOf(store, at.group)).toEqual(before)
  expect(namesOn(member, at.book)).toEqual(['Inverlair'])
})

test('[R12] the clock follows what the server says of its own, half-way between asking and hearing', async () => {
  world = await aWorld({ seed: 31, roles: ['lead'], skews: [-10 * 365 * 86_400_000] })
  const [device] = world.devices
  if (!device) throw new Error('no device')
  const { store, session } = device.tab()
  expect(Math.abs(store.now() - world.clock.now)).toBeGreaterThan(1e9)
  await pullAll(session, device.now)
  expect(Math.abs(store.now() - world.clock.now)).toBeLessThan(1000)
})
