import { afterEach, expect, test } from 'vitest'
import { pullOnce } from '#sync/pull.ts'
import { pushAll, pushChannel } from '#sync/push.ts'
import { channelOf } from '#sync/session.ts'
import { startSharing } from '#sync/share.ts'
import {
  aWorld,
  bookOn,
  calm,
  channelFor,
  type Device,
  foldsOf,
  leadBack,
  syncOnce,
  type World
} from '../kit/world.ts'

let world: World | undefined
afterEach(() => world?.close())

async function two(seed = 41) {
  world = await aWorld({ seed, roles: ['lead', 'member'] })
  const [lead, member] = world.devices
  if (!lead || !member) throw new Error('two devices')
  await calm(world)
  return { world, lead, member }
}

async function title(at: World, device: Device, text: string): Promise<string> {
  const { store } = device.tab()
  const [shown] = await store.openIn(at.group, [at.book])
  if (!shown) throw new Error('no project')
  const saved = await store.change([
    {
      book: at.book,
      grp: at.group,
      ent: at.book,
      kind: 'project',
      patch: { title: text },
      ctx: shown.context
    }
  ])
  if (!saved.ok) throw new Error(saved.problem.code)
  return saved.value.ids[0] ?? ''
}
const titlesOn = async (device: Device, at: World) => {
  const [shown] = await device.tab().store.openIn(at.group, [at.book])
  return (shown?.folded.heads['title'] ?? []).map(({ value }) => value)
}

test('[E1] [E2] an older server is given back what it lost, byte for byte, by whoever holds it', async () => {
  const { world: at, lead, member } = await two()
  await title(at, lead, 'before the backup')
  await calm(at)
  const backup = at.server.backUp()
  const lost = await title(at, member, 'after the backup')
  await calm(at)
  const ids = at.server.ids(at.group)
  at.server.restore(backup, { release: false })
  expect(at.server.ids(at.group).length).toBe(ids.length - 1)
  const { session, store } = lead.tab()
  // The first answer under the new number keeps nothing but the way back.
  const first = await pullOnce(session, { wait: 0, now: lead.now })
  expect(first).toMatchObject({ ok: true, value: { kept: 0, more: true } })
  expect(channelOf(store, at.group)).toMatchObject({
    pulled: ids.length - 1,
    restore: at.server.restoreNumber()
  })
  expect((await store.outbox(at.group, { lines: 9, bytes: 1e6 })).map(({ id }) => id)).toEqual([
    lost
  ])
  // The lead held the member's line: the server has it again though the member is away.
  await pushAll(session, lead.tab().register)
  await leadBack(lead)
  expect(at.server.ids(at.group)).toEqual(ids)
  expect(at.network.sent.get(lost)?.size).toBe(1)
  await calm(at)
  expect(await foldsOf(member, at.book, at.group)).toBe(await foldsOf(lead, at.book, at.group))
})

test('[E3] what two people wrote on both sides of a restore stays as two versions', async () => {
  const { world: at, lead, member } = await two()
  const backup = at.server.backUp()
  await title(at, lead, 'old world')
  await calm(at)
  // The member read the old world and writes over it, offline; the server forgets it meanwhile and gives its position to another.
  const [shown] = await member.tab().store.openIn(at.group, [at.book])
  at.server.restore(backup, { release: true })
  await lead.restart()
  const other = await at.newDevice(9)
  expect(other.tabs.length).toBe(1)
  const saved = await member.tab().store.change([
    {
      book: at.book,
      grp: at.group,
      ent: at.book,
      kind: 'project',
      patch: { title: 'from the member' },
      ctx: shown?.context ?? { pos: 0, ids: [] }
    }
  ])
  expect(saved.ok).toBe(true)
  await syncOnce(member)
  await calm(at)
  const titles = await titlesOn(lead, at)
  expect(titles).toContain('from the member')
  expect(await titlesOn(member, at)).toEqual(titles)
})

test('[E4] drafts and pending lines outlive a restore', async () => {
  const { world: at, lead, member } = await two()
  const backup = at.server.backUp()
  const pending = await title(at, member, 'not yet sent')
  const { store } = member.tab()
  const ctx = { pos: 1, ids: [], r: at.server.restoreNumber() }
  store.keepDraft({
    book: at.book,
    grp: at.group,
    ent: at.book,
    kind: 'project',
    fields: { question: 'half a sen' },
    ctx,
    revision: 1,
    touched: at.clock.now
  })
  await store.flushDrafts()
  const [before] = await store.outbox(at.group, { lines: 9, bytes: 1e6 })
  at.server.restore(backup, { release: true })
  await pullOnce(member.tab().session, { wait: 0, now: member.now })
  expect((await store.outbox(at.group, { lines: 9, bytes: 1e6 }))[0]).toEqual(before)
  await calm(at)
  expect(at.server.ids(at.group)).toContain(pending)
  expect(store.drafts(at.book).value).toMatchObject([{ fields: { question: 'half a sen' }, ctx }])
  expect(await titlesOn(lead, at)).toEqual(['not yet sent'])
})

test('[E5] the first contact takes the number of the server and changes nothing else', async () => {
  const { world: at, lead } = await two()
  const { store, session } = lead.tab()
  const home = channelFor(bookOn(lead, at.book), 'private').grp
  const before = channelOf(store, home)
  await store.updateChannel(home, { restore: 0 })
  await pullOnce(session, { wait: 0, now: lead.now })
  await pullOnce(session, { wait: 0, now: lead.now })
  expect(channelOf(store, home)).toEqual({ ...before, restore: at.server.restoreNumber() })
})

test('[E6] a break between two channels, and a second restore, are taken up again', async () => {
  const { world: at, lead, member } = await two()
  const backup = at.server.backUp()
  await title(at, lead, 'one')
  await calm(at)
  at.server.restore(backup, { release: true })
  const { store, session } = lead.tab()
  // The light goes out after the first of two channels was brought back.
  let left = 1
  const dark: typeof store = {
    ...store,
    restored: async (grp, restore, head) => {
      if (left-- <= 0) throw new Error('the light went out')
      await store.restored(grp, restore, head)
    }
  }
  await expect(pullOnce({ ...session, store: dark }, { wait: 0, now: lead.now })).rejects.toThrow(
    'light'
  )
  at.clock.now += 5000
  at.server.restore(backup, { release: true })
  await lead.restart()
  await calm(at)
  for (const device of [lead, member]) {
    for (const { restore } of bookOn(device, at.book).channels) {
      expect(restore).toBe(at.server.restoreNumber())
    }
    expect(await titlesOn(device, at)).toEqual(['one'])
  }
})

test('[P1] [E2] a push that meets the new number first goes back and sends the same bytes', async () => {
  const { world: at, lead } = await two()
  const backup = at.server.backUp()
  const one = await title(at, lead, 'one')
  await syncOnce(lead)
  const other = await title(at, lead, 'two')
  at.server.restore(backup, { release: true })
  expect(await pushChannel(lead.tab().session, at.group)).toEqual({ receipted: 2, refused: 0 })
  expect(at.server.ids(at.group).slice(-2).toSorted()).toEqual([one, other].toSorted())
  for (const id of [one, other]) expect(at.network.sent.get(id)?.size).toBe(1)
})

test('[E1] a project that is younger than the backup is registered anew, and nobody is put out', async () => {
  const { world: at, lead } = await two()
  const backup = at.server.backUp()
  const { store, session, register } = lead.tab()
  const made = await store.addBook({
    kind: 'project',
    patch: { title: 'Younger' },
    me: { name: 'Mairi', role: 'lead' }
  })
  if (!made.ok) throw new Error(made.problem.code)
  const { request, random } = lead
  const deps = { store, request, random, origin: 'http://jotter.test' }
  expect(await startSharing(deps, made.value.book)).toMatchObject({ ok: true })
  await syncOnce(lead)
  const grp = channelFor(bookOn(lead, made.value.book), 'group').grp
  const ids = at.server.ids(grp)
  expect(ids.length).toBeGreaterThan(1)
  at.server.restore(backup, { release: true })
  await pullOnce(session, { wait: 0, now: lead.now })
  expect(channelOf(store, grp)).toMatchObject({ registered: false, pulled: 0 })
  expect(channelOf(store, grp)?.gone).toBeUndefined()
  await pushAll(session, register)
  expect(at.server.ids(grp)).toEqual(expect.arrayContaining([...ids]))
})
