import { afterEach, expect, test } from 'vitest'
import { endpoints } from '#api/endpoints.ts'
import { limits } from '#api/limits.ts'
import type { SyncStore } from '#store/sync-types.ts'
import { ask } from '#sync/ask.ts'
import { offerCheckpoint, showCheckpoint } from '#sync/checkpoint.ts'
import { pullAll, pullOnce } from '#sync/pull.ts'
import { pushAll } from '#sync/push.ts'
import { channelOf } from '#sync/session.ts'
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

const at = {
  random: (size: number) => new Uint8Array(size).fill(7),
  pause: async () => {},
  worth: 1
}
/** More than two pages, so that a newcomer is in the middle after the first. */
const MANY = limits.pageLines * 2 + 100

/** A lead whose channel holds many schools, of which some were renamed and one struck out. */
async function aLongChannel(seed: number) {
  const made = await aWorld({ seed, roles: ['lead'] })
  world = made
  const [lead] = made.devices
  if (!lead) throw new Error('a lead')
  const { store } = lead.tab()
  const ents = Array.from({ length: MANY }, () => store.newEntity())
  await write(made, lead, ents, (index) => `School ${index}`)
  await calm(made)
  await write(made, lead, ents.slice(0, 50), (index) => `School ${index}, renamed`)
  const [first] = await store.openIn(made.group, ents.slice(-1))
  if (!first) throw new Error('a school')
  const { ent, context } = first
  const change = { book: made.book, grp: made.group, ent, kind: 'school', ctx: context }
  await store.change([{ ...change, del: true }])
  await calm(made)
  return { made, lead, ents }
}

async function write(
  made: World,
  device: Device,
  ents: readonly string[],
  nameOf: (index: number) => string
) {
  const { store } = device.tab()
  const known = new Map((await store.openIn(made.group, ents)).map((open) => [open.ent, open]))
  const saved = await store.change(
    ents.map((ent, index) => ({
      book: made.book,
      grp: made.group,
      ent,
      kind: 'school',
      patch: { name: nameOf(index) },
      ctx: known.get(ent)?.context ?? { pos: 0, ids: [] }
    }))
  )
  if (!saved.ok) throw new Error(saved.problem.code)
}

async function aNewcomer(made: World, lead: Device, index = 7) {
  const device = await made.newDevice(index)
  const grp = made.group
  await joinProject(lead, device, { grp, book: made.book }, 'member')
  return device
}

const schools = (store: SyncStore, book: string) =>
  store
    .entries(book)
    .value.filter(({ kind, deleted }) => kind === 'school' && !deleted)
    .map(({ ent, values }) => `${ent} ${String(values['name'])}`)
    .toSorted()
const channelAt = (device: Device, grp: string) => {
  const channel = channelOf(device.tab().store, grp)
  if (!channel) throw new Error('the channel')
  return channel
}

test('[C1] [C6] a newcomer sees all of a long channel after a moment, and the lines take its place', async () => {
  const { made, lead } = await aLongChannel(301)
  expect(await offerCheckpoint(lead.tab().session, made.group, at)).toEqual({
    ok: true,
    value: true
  })
  const device = await aNewcomer(made, lead)
  const { store, session } = device.tab()
  await showCheckpoint(session, made.group, 1)
  const wanted = schools(lead.tab().store, made.book)
  expect(wanted).toHaveLength(MANY - 1)
  expect(schools(store, made.book)).toEqual(wanted)
  expect(store.coming(made.book)).toMatchObject({ folded: 0, differing: 0 })
  for (let more = true; more;) {
    const pulled = await pullOnce(session, { wait: 0 })
    if (!pulled.ok) throw new Error(pulled.problem.code)
    more = pulled.value.more
    // Neither twice nor not at all, whatever stands between the two.
    expect(schools(store, made.book)).toEqual(wanted)
  }
  expect(store.coming(made.book)).toBeUndefined()
  expect(await foldsOf(device, made.book, made.group)).toBe(
    await foldsOf(lead, made.book, made.group)
  )
})

test('[C5] what is still coming is opened and not changed, and a form over it claims nothing', async () => {
  const { made, lead, ents } = await aLongChannel(302)
  await offerCheckpoint(lead.tab().session, made.group, at)
  const device = await aNewcomer(made, lead)
  const { store, session } = device.tab()
  await showCheckpoint(session, made.group, 1)
  const last = ents.at(-2) ?? ''
  const [shown] = await store.open([last])
  expect(shown).toMatchObject({ coming: true, values: { name: `School ${MANY - 2}` } })
  expect(shown?.context).toMatchObject({ pos: 0, ids: [] })
  const change = { book: made.book, grp: made.group, ent: last, kind: 'school' }
  const ctx = { pos: 0, ids: [] }
  expect(await store.change([{ ...change, patch: { name: 'Mine' }, ctx }])).toMatchObject({
    ok: false,
    problem: { code: 'still-coming' }
  })
  expect(await store.strike([last])).toMatchObject({ problem: { code: 'still-coming' } })
  // Something new is captured as ever, and what has come by then is changed as ever.
  const saved = await store.change([
    { ...change, ent: store.newEntity(), patch: { name: 'New here' }, ctx }
  ])
  expect(saved).toMatchObject({ ok: true, value: { place: 'stored' } })
  await pullAll(session)
  const [here] = await store.open([last])
  expect(here?.coming).toBeUndefined()
  const mended = await store.change([
    { ...change, patch: { name: 'Mine' }, ctx: here?.context ?? ctx }
  ])
  expect(mended.ok).toBe(true)
})

test('[C4] a tablet that is switched off in the middle holds what its lines say and no more', async () => {
  const { made, lead } = await aLongChannel(303)
  await offerCheckpoint(lead.tab().session, made.group, at)
  const [shown, plain] = [await aNewcomer(made, lead, 7), await aNewcomer(made, lead, 8)]
  for (const device of [shown, plain]) {
    if (device === shown) await showCheckpoint(device.tab().session, made.group, 1)
    await pullOnce(device.tab().session, { wait: 0 })
    await device.restart()
  }
  const { store } = shown.tab()
  expect(channelAt(shown, made.group).folded).toBe(channelAt(plain, made.group).folded)
  expect(store.coming(made.book)).toBeUndefined()
  expect(schools(store, made.book)).toEqual(schools(plain.tab().store, made.book))
  expect(schools(store, made.book).length).toBeLessThan(MANY - 1)
  expect(await foldsOf(shown, made.book, made.group)).toBe(
    await foldsOf(plain, made.book, made.group)
  )
})

/** Passes every part that is asked for through `change`. */
function tampering(device: Device, change: (sealed: string) => string) {
  const { session } = device.tab()
  return {
    ...session,
    request: async (call: Parameters<typeof session.request>[0]) => {
      const answer = await session.request(call)
      if (!answer.ok || !/checkpoint\/\d+\/\d+$/.test(call.path)) return answer
      const { sealed } = answer.value as { sealed: string }
      return { ok: true as const, value: { sealed: change(sealed) } }
    }
  }
}

test('[C3] a part that is broken, of another key or of another place shows nothing and stops nothing', async () => {
  const { made, lead } = await aLongChannel(304)
  await offerCheckpoint(lead.tab().session, made.group, at)
  const broken: readonly ((sealed: string) => string)[] = [
    (sealed) => `${sealed.slice(0, -4)}AAAA`,
    (sealed) => `AAAAAAAAAAA${sealed.slice(sealed.indexOf('.'))}`,
    (sealed) => sealed.slice(0, 20),
    () => 'not a part at all'
  ]
  for (const [index, change] of broken.entries()) {
    const device = await aNewcomer(made, lead, 10 + index)
    await showCheckpoint(tampering(device, change), made.group, 1)
    expect(device.tab().store.coming(made.book)).toBeUndefined()
    expect(schools(device.tab().store, made.book)).toEqual([])
    await pullAll(device.tab().session)
    expect(schools(device.tab().store, made.book)).toHaveLength(MANY - 1)
  }
})

test('[C3] lines that no honest tablet writes are left out', async () => {
  const { made, lead } = await aLongChannel(305)
  const device = await aNewcomer(made, lead)
  const { store } = device.tab()
  const { restore, pulled: pos, chain } = channelAt(lead, made.group)
  const about = { grp: made.group, restore, pos, chain }
  const text = (await (await lead.tab().store.gatherCheckpoint(made.group))?.next()) ?? undefined
  const honest = text?.ok ? (text.value?.split('\n')[0] ?? '') : ''
  const [ent, until, operations] = JSON.parse(honest) as [string, number, object[]]
  const changed = (change: object) =>
    JSON.stringify([ent, until, operations.map((operation) => ({ ...operation, ...change }))])
  const dishonest = [
    '',
    'null',
    '[]',
    JSON.stringify([ent, until, []]),
    JSON.stringify(['x', until, operations]),
    JSON.stringify([ent, pos + 1, operations]),
    changed({ pos: until + 1 }),
    changed({ pos: 0 }),
    changed({ kind: 'horoscope' }),
    changed({ p: { name: 7 } }),
    changed({ t: 'now' }),
    changed({ ctx: { pos: -1, ids: [] } }),
    changed({ ctx: { pos: 0, ids: ['x'] } }),
    changed({ by: 'somebody' }),
    changed({ id: undefined })
  ]
  await store.showCheckpoint(about, dishonest.join('\n'))
  expect(store.coming(made.book)).toBeUndefined()
  expect(store.entries(made.book).value.filter(({ coming }) => coming)).toEqual([])
  await store.showCheckpoint(about, honest)
  expect(store.entries(made.book).value.filter(({ coming }) => coming)).toHaveLength(1)
})

test('[C7] what a false checkpoint said is told, and the lines count', async () => {
  const { made, lead, ents } = await aLongChannel(306)
  const device = await aNewcomer(made, lead)
  const { store, session } = device.tab()
  const { restore, pulled: pos, chain } = channelAt(lead, made.group)
  const about = { grp: made.group, restore, pos, chain }
  const gathering = await lead.tab().store.gatherCheckpoint(made.group)
  for (;;) {
    const text = await gathering?.next()
    if (!text?.ok || text.value === undefined) break
    await store.showCheckpoint(about, text.value.replaceAll('School 700"', 'Not School 700"'))
  }
  expect(schools(store, made.book)).toContain(`${ents[700]} Not School 700`)
  await pullAll(session)
  expect(store.coming(made.book)).toMatchObject({ folded: pos, lines: pos, differing: 1 })
  expect(schools(store, made.book)).toEqual(schools(lead.tab().store, made.book))
})

test('[C7] an entity that a whole checkpoint leaves out is told, and of one that did not come whole nothing', async () => {
  const { made, lead, ents } = await aLongChannel(310)
  const { restore, pulled: pos, chain } = channelAt(lead, made.group)
  const about = { grp: made.group, restore, pos, chain }
  const gathering = await lead.tab().store.gatherCheckpoint(made.group)
  const lines: string[] = []
  for (;;) {
    const text = await gathering?.next()
    if (!text?.ok || text.value === undefined) break
    lines.push(...text.value.split('\n').filter((line) => !line.includes(ents[700] ?? '')))
  }
  const found: (number | undefined)[] = []
  for (const isLast of [true, false]) {
    const { store, session } = (await aNewcomer(made, lead)).tab()
    await store.showCheckpoint(about, lines.slice(0, 300).join('\n'))
    await store.showCheckpoint(about, lines.slice(300).join('\n'), isLast)
    await pullAll(session)
    found.push(store.coming(made.book)?.differing)
    expect(schools(store, made.book)).toEqual(schools(lead.tab().store, made.book))
  }
  expect(found).toEqual([1, undefined])
})

test('[C7] a checkpoint of another history is told', async () => {
  const { made, lead } = await aLongChannel(307)
  const device = await aNewcomer(made, lead)
  const { store, session } = device.tab()
  const { restore, pulled: pos, chain } = channelAt(lead, made.group)
  const other = `${chain.startsWith('A') ? 'B' : 'A'}${chain.slice(1)}`
  const text = await (await lead.tab().store.gatherCheckpoint(made.group))?.next()
  if (!text?.ok || text.value === undefined) throw new Error('nothing was gathered')
  await store.showCheckpoint({ grp: made.group, restore, pos, chain: other }, text.value)
  await pullAll(session)
  expect(store.coming(made.book)).toMatchObject({ differing: 1 })
})

test('[C1] none is made with a line that cannot be read here, nor again while one is fresh', async () => {
  const { made, lead } = await aLongChannel(308)
  const { session, store } = lead.tab()
  expect(await offerCheckpoint(session, made.group, { ...at, worth: MANY * 2 })).toMatchObject({
    value: false
  })
  expect(await offerCheckpoint(session, made.group, at)).toMatchObject({ value: true })
  const about = await ask(session.request, endpoints.getCheckpoint, {
    ...(await tokenFor(session)),
    params: { grp: made.group }
  })
  expect(about).toMatchObject({ value: { pos: channelAt(lead, made.group).pulled } })
  expect(await offerCheckpoint(session, made.group, at)).toMatchObject({ value: false })
  const device = await aNewcomer(made, lead)
  const second = { kid: 'AAAAAAAAAAA', key: new Uint8Array(32).fill(9) }
  await store.addKey(made.group, second.kid, second.key)
  await write(made, lead, [store.newEntity()], () => 'Sealed with the second key')
  await pushAll(session, lead.tab().register)
  await pullAll(device.tab().session)
  const { store: hers } = device.tab()
  expect(hers.strays(made.book).value).toMatchObject([{ why: 'key-missing' }])
  expect(await hers.gatherCheckpoint(made.group)).toBeUndefined()
  await hers.addKey(made.group, second.kid, second.key)
  expect(await hers.gatherCheckpoint(made.group)).toBeDefined()
})

test('[C8] a restore of the server ends what is shown', async () => {
  const { made, lead } = await aLongChannel(309)
  await offerCheckpoint(lead.tab().session, made.group, at)
  const device = await aNewcomer(made, lead)
  const backup = made.server.backUp()
  await showCheckpoint(device.tab().session, made.group, 1)
  expect(device.tab().store.coming(made.book)).toBeDefined()
  made.server.restore(backup, { release: true })
  await pullOnce(device.tab().session, { wait: 0 })
  expect(device.tab().store.coming(made.book)).toBeUndefined()
  await syncOnce(lead)
  await pullAll(device.tab().session)
  expect(schools(device.tab().store, made.book)).toHaveLength(MANY - 1)
})
