import { afterEach, expect, test } from 'vitest'
import { kinds } from '#kinds/index.ts'
import { coded } from '#kinds/parts.ts'
import type { Patch } from '#log/types.ts'
import { boardOf, fetchBoard, FRESH } from '#sync/board.ts'
import { keptErasures, sendErasures } from '#sync/erasures.ts'
import { handIn } from '#sync/hand-in.ts'
import { pullAll } from '#sync/pull.ts'
import { finishBell, strike } from '#sync/strike.ts'
import { takeBack } from '#sync/take-back.ts'
import {
  aWorld,
  bookOn,
  calm,
  channelFor,
  type Device,
  syncOnce,
  type World
} from '../kit/world.ts'

const PARTS = { lessonStage: 'lesson', amendment: 'observation', stageChange: 'sitting' }
const NEW = { pos: 0, ids: [] }

let world: World | undefined
afterEach(() => world?.close())

async function two(seed = 61) {
  world = await aWorld({ seed, roles: ['lead', 'member'] })
  const [lead, member] = world.devices
  if (!lead || !member) throw new Error('two devices')
  await calm(world)
  return { at: world, lead, member }
}

const homeOf = (device: Device, at: World) => channelFor(bookOn(device, at.book), 'private').grp
const partsOn = (device: Device) => {
  const { store } = device.tab()
  return { store, kinds, parts: PARTS, coded, random: device.random }
}

async function put(device: Device, at: World, kind: string, patch: Patch, grp?: string) {
  const { store } = device.tab()
  const ent = store.newEntity()
  const saved = await store.change([
    { book: at.book, grp: grp ?? homeOf(device, at), ent, kind, patch, ctx: NEW }
  ])
  if (!saved.ok) throw new Error(JSON.stringify(saved.problem))
  return ent
}

/** A lesson made from a note, with a sitting, a stage, a change of stage, a note and its amendment: all private. */
async function aNote(device: Device, at: World, text = 'drew a bar first') {
  const lesson = await put(device, at, 'lesson', {
    classStage: 'P4',
    subject: 'numeracy',
    day: '2026-11-23'
  })
  const stage = await put(device, at, 'lessonStage', {
    lesson,
    name: 'Pair',
    planned: 1,
    rank: 'i'
  })
  const sitting = await put(device, at, 'sitting', { lesson, starts: '2026-11-23T10:05:00.000Z' })
  const change = await put(device, at, 'stageChange', {
    sitting,
    stage,
    at: '2026-11-23T10:06:00.000Z'
  })
  const note = await put(device, at, 'observation', {
    lesson,
    sitting,
    at: '2026-11-23T10:07:00.000Z',
    text,
    tags: { add: ['says', 'asks'] }
  })
  const amendment = await put(device, at, 'amendment', {
    observation: note,
    reason: 'misheard',
    text: 'drew two bars',
    at: '2026-11-23T15:00:00.000Z'
  })
  return { lesson, stage, sitting, change, note, amendment }
}

async function edit(device: Device, at: World, ent: string, patch: Patch, grp: string) {
  const { store } = device.tab()
  const [shown] = await store.openIn(grp, [ent])
  if (!shown) throw new Error('not here')
  const saved = await store.change([
    { book: at.book, grp, ent, kind: shown.folded.kind, patch, ctx: shown.context }
  ])
  if (!saved.ok) throw new Error(saved.problem.code)
}

async function shownOn(device: Device, ent: string) {
  const [shown] = await device.tab().store.open([ent])
  return shown
}
const ofKind = (device: Device, at: World, kind: string) =>
  device
    .tab()
    .store.entries(at.book)
    .value.filter((entry) => entry.kind === kind && !entry.deleted)

test('[H1] [H2] a note is handed in offline with all it needs, and a colleague reads the whole of it', async () => {
  const { at, lead, member } = await two()
  const ents = await aNote(member, at)
  const done = await handIn(partsOn(member), at.book, [ents.note], 'group')
  expect(done).toMatchObject({ ok: true, value: { handed: [ents.note], left: [] } })
  const along = done.ok ? done.value.along : []
  const { lesson, stage, sitting, change, amendment } = ents
  expect([...along].toSorted()).toEqual([lesson, stage, sitting, change, amendment].toSorted())
  expect(await shownOn(member, ents.note)).toMatchObject({
    audience: 'group',
    changedBehind: false
  })
  await calm(at)
  for (const ent of Object.values(ents)) {
    const [mine, theirs] = [await shownOn(member, ent), await shownOn(lead, ent)]
    expect(theirs?.folded.values).toEqual(mine?.folded.values)
    expect(mine?.copies.map(({ audience }) => audience)).toEqual(['group', 'private'])
    expect(theirs?.copies.map(({ audience }) => audience)).toEqual(['group'])
  }
  expect((await shownOn(lead, ents.note))?.folded.values).toMatchObject({
    text: 'drew a bar first',
    tags: ['asks', 'says']
  })
  // Handing in again changes nothing.
  const before = at.server.ids(at.group).length
  expect(await handIn(partsOn(member), at.book, [ents.note], 'group')).toMatchObject({ ok: true })
  await calm(at)
  expect(at.server.ids(at.group).length).toBe(before)
})

test('[H2] other notes of the same lesson stay where they are', async () => {
  const { at, member } = await two()
  const { lesson, note } = await aNote(member, at)
  const other = await put(member, at, 'observation', { lesson, at: '2026-11-23T10:09:00.000Z' })
  await handIn(partsOn(member), at.book, [note], 'group')
  expect(await shownOn(member, other)).toMatchObject({ audience: 'private' })
})

test('[H1] where the change is not stored, neither the wider line nor the pointer is', async () => {
  const { at, member } = await two()
  const { note } = await aNote(member, at)
  const { store } = member.tab()
  const failing = {
    ...store,
    change: async () => ({ ok: false, problem: { code: 'storage-failed' } }) as const
  }
  const done = await handIn({ ...partsOn(member), store: failing }, at.book, [note], 'group')
  expect(done).toMatchObject({ ok: false })
  expect((await shownOn(member, note))?.copies).toMatchObject([{ audience: 'private' }])
})

test('[H3] what is still being typed is minted and goes along; a novel stays a draft and keeps its note back', async () => {
  const { at, lead, member } = await two()
  const [first, second] = [await aNote(member, at), await aNote(member, at)]
  const { store } = member.tab()
  const home = homeOf(member, at)
  for (const [ent, text] of [
    [first.note, 'drew a bar first, then'],
    [second.note, 'x'.repeat(40_000)]
  ] as const) {
    const [shown] = await store.openIn(home, [ent])
    store.keepDraft({
      book: at.book,
      grp: home,
      ent,
      kind: 'observation',
      fields: { text },
      ctx: shown?.context ?? NEW,
      revision: 1,
      touched: at.clock.now
    })
  }
  const done = await handIn(partsOn(member), at.book, [first.note, second.note], 'group')
  expect(done).toMatchObject({
    ok: true,
    value: {
      handed: [first.note],
      left: [{ ent: second.note, problem: { code: 'text-too-long' } }]
    }
  })
  expect(store.drafts(at.book).value.map(({ ent }) => ent)).toEqual([second.note])
  expect(await shownOn(member, second.note)).toMatchObject({ audience: 'private' })
  await calm(at)
  expect((await shownOn(lead, first.note))?.folded.values['text']).toBe('drew a bar first, then')
})

test('[H4] a note handed in from two tablets of its author is one note; different words show both', async () => {
  const { at, lead, member } = await two()
  const { note } = await aNote(member, at, 'two bars')
  await handIn(partsOn(member), at.book, [note], 'group')
  // The author's second tablet knows the note from elsewhere and hands it in before it hears of the first.
  const second = lead
  const author = bookOn(member, at.book).author
  await second.tab().store.setMe(at.book, author)
  const { store } = second.tab()
  const same = { lesson: at.book, at: '2026-11-23T10:07:00.000Z', tags: { add: ['says', 'asks'] } }
  await store.change([
    {
      book: at.book,
      grp: homeOf(second, at),
      ent: note,
      kind: 'observation',
      patch: { ...same, text: 'three bars' },
      ctx: NEW
    }
  ])
  expect(await handIn(partsOn(second), at.book, [note], 'group')).toMatchObject({ ok: true })
  await calm(at)
  for (const device of [member, second]) {
    const shown = await shownOn(device, note)
    expect(shown?.folded.forks).toContain('text')
    expect(shown?.folded.heads['text']?.map(({ value }) => value).toSorted()).toEqual([
      'three bars',
      'two bars'
    ])
    expect(shown?.folded.heads['at']).toHaveLength(1)
    expect(shown?.folded.values['tags']).toEqual(['asks', 'says'])
  }
})

test('[H5] the private copy shows again where the wider one cannot be read', async () => {
  const { at, member } = await two()
  const { note } = await aNote(member, at)
  await handIn(partsOn(member), at.book, [note], 'group')
  const shown = await shownOn(member, note)
  expect(shown?.copies).toHaveLength(2)
  expect(shown?.copies[1]?.folded).toMatchObject({ movedTo: at.group, deleted: false })
  expect(shown?.copies[1]?.folded.values['text']).toBe('drew a bar first')
})

test('[H6] nobody hands in, takes back or strikes out what another wrote', async () => {
  const { at, lead, member } = await two()
  const { note } = await aNote(member, at)
  await handIn(partsOn(member), at.book, [note], 'group')
  await calm(at)
  expect(await handIn(partsOn(lead), at.book, [note], 'group')).toMatchObject({
    ok: true,
    value: { handed: [], left: [{ ent: note, problem: { code: 'not-yours' } }] }
  })
  expect(await takeBack(lead.tab().session, partsOn(lead), at.book, [note])).toMatchObject({
    problem: { code: 'not-yours' }
  })
  expect(await strike(lead.tab().store, PARTS, at.book, [note])).toMatchObject({
    problem: { code: 'not-yours' }
  })
})

test('[H7] nothing of the trial page is handed in', async () => {
  const { member } = await two()
  const { store } = member.tab()
  const trial = await store.addBook({
    kind: 'trial',
    patch: { title: 'Trial' },
    me: { name: 'Me', role: 'member' }
  })
  if (!trial.ok) throw new Error(trial.problem.code)
  expect(await handIn(partsOn(member), trial.value.book, [], 'group')).toMatchObject({
    problem: { code: 'channel-local' }
  })
})

test('[H8] a note taken back is private under a new id before the old one is erased everywhere', async () => {
  const { at, lead, member } = await two()
  const { note, amendment } = await aNote(member, at)
  await handIn(partsOn(member), at.book, [note], 'group')
  const { session, store } = member.tab()
  const back = await takeBack(session, partsOn(member), at.book, [note])
  if (!back.ok) throw new Error(JSON.stringify(back.problem))
  const fresh = back.value.get(note) ?? ''
  expect(await shownOn(member, fresh)).toMatchObject({ audience: 'private' })
  expect((await shownOn(member, fresh))?.folded.values['text']).toBe('drew a bar first')
  const carried = await shownOn(member, back.value.get(amendment) ?? '')
  expect(carried?.folded.values['observation']).toBe(fresh)
  expect(await keptErasures(store)).toEqual({ ok: true, value: [] })
  await calm(at)
  expect(await shownOn(lead, note)).toBeUndefined()
  expect(ofKind(lead, at, 'observation')).toEqual([])
  expect(ofKind(member, at, 'observation').map(({ ent }) => ent)).toEqual([fresh])
  expect(ofKind(member, at, 'amendment')).toHaveLength(1)
})

test('[H8] without the server nothing is taken back and nothing has changed', async () => {
  const { at, member } = await two()
  const { note } = await aNote(member, at)
  await handIn(partsOn(member), at.book, [note], 'group')
  at.setFaults(() => 'drop-request')
  const back = await takeBack(member.tab().session, partsOn(member), at.book, [note])
  expect(back).toMatchObject({ ok: false, problem: { code: 'offline' } })
  expect(ofKind(member, at, 'observation').map(({ ent }) => ent)).toEqual([note])
})

test('[H9] once a lead has it, a note cannot be taken back and stays as it is', async () => {
  const { at, lead, member } = await two()
  const { note } = await aNote(member, at)
  await handIn(partsOn(member), at.book, [note], 'group')
  await syncOnce(member)
  await pullAll(lead.tab().session, lead.now)
  const back = await takeBack(member.tab().session, partsOn(member), at.book, [note])
  expect(back).toMatchObject({ ok: false, problem: { code: 'already-collected' } })
  await calm(at)
  expect(ofKind(member, at, 'observation').map(({ ent }) => ent)).toEqual([note])
  expect((await shownOn(lead, note))?.folded.values['text']).toBe('drew a bar first')
})

test('[H9] a lead who is served it between the question and the erase wins, and there is one note', async () => {
  const { at, lead, member } = await two()
  const { note } = await aNote(member, at)
  await handIn(partsOn(member), at.book, [note], 'group')
  await syncOnce(member)
  const { session } = member.tab()
  const slow: typeof session = {
    ...session,
    request: async (call) => {
      if (call.path.endsWith('/erase')) await pullAll(lead.tab().session, lead.now)
      return session.request(call)
    }
  }
  const back = await takeBack(slow, partsOn(member), at.book, [note])
  expect(back).toMatchObject({ ok: false, problem: { code: 'already-collected' } })
  await calm(at)
  expect(ofKind(member, at, 'observation').map(({ ent }) => ent)).toEqual([note])
})

test('[H10] a note struck out is gone at once, and from the server when After the bell is finished', async () => {
  const { at, member } = await two()
  const { note, amendment } = await aNote(member, at)
  await syncOnce(member)
  const home = homeOf(member, at)
  const { store, session } = member.tab()
  expect(await strike(store, PARTS, at.book, [note])).toMatchObject({ ok: true })
  expect(ofKind(member, at, 'observation')).toEqual([])
  expect(ofKind(member, at, 'amendment')).toEqual([])
  await syncOnce(member)
  expect(await keptErasures(store)).toEqual({ ok: true, value: [] })
  expect(await finishBell(store, at.book)).toEqual({ ok: true, value: 2 })
  at.setFaults(() => 'drop-request')
  expect(await sendErasures(session, member)).toMatchObject({ ok: false })
  expect(await keptErasures(store)).toMatchObject({ value: [{ grp: home, why: 'undo' }] })
  at.setFaults(() => 'drop-response')
  await sendErasures(session, member)
  at.setFaults(() => 'none')
  expect(await sendErasures(session, member)).toEqual({ ok: true, value: 1 })
  expect(await keptErasures(store)).toEqual({ ok: true, value: [] })
  await calm(at)
  expect(await store.open([note, amendment])).toEqual([])
})

test('[H11] a later private edit is a change not handed in, and can be handed in', async () => {
  const { at, lead, member } = await two()
  const { note } = await aNote(member, at)
  await handIn(partsOn(member), at.book, [note], 'group')
  await calm(at)
  await edit(
    member,
    at,
    note,
    { text: 'drew three bars', tags: { add: ['stuck'] } },
    homeOf(member, at)
  )
  expect(await shownOn(member, note)).toMatchObject({ changedBehind: true })
  expect((await shownOn(member, note))?.folded.values['text']).toBe('drew a bar first')
  expect(await handIn(partsOn(member), at.book, [note], 'group')).toMatchObject({ ok: true })
  expect(await shownOn(member, note)).toMatchObject({ changedBehind: false, forked: false })
  await calm(at)
  expect((await shownOn(lead, note))?.folded.values).toMatchObject({
    text: 'drew three bars',
    tags: ['asks', 'says', 'stuck']
  })
})

test('[H12] the board counts what came, and says of a silent tablet only when it was last heard', async () => {
  const { at, lead, member } = await two()
  const { note } = await aNote(member, at)
  await handIn(partsOn(member), at.book, [note], 'group')
  await calm(at)
  const board = await fetchBoard(lead.tab().session, at.book, at.group, ['observation'])
  if (!board.ok) throw new Error(board.problem.code)
  const author = bookOn(member, at.book).author
  const counted = board.value.rows.map(({ person, handedIn }) => [person, handedIn])
  expect(counted).toContainEqual([author, 1])
  expect(ofKind(lead, at, 'observation').map((entry) => entry.author)).toEqual([author])
  const now = at.clock.now
  const row: Parameters<typeof boardOf>[0][number] = {
    dev: 'd',
    role: 'member',
    person: author,
    pub: '',
    mac: '',
    status: 'joined',
    cursor: 3,
    contact: 0,
    kids: []
  }
  const said = (contact: number) =>
    boardOf(
      [{ ...row, contact, pending: 4, oldest: 7 }],
      lead
        .tab()
        .store.entries(at.book)
        .value.filter(({ kind }) => kind === 'observation'),
      at.group,
      now
    )
  expect(said(now - FRESH)).toMatchObject([
    { handedIn: 1, devices: [{ isFresh: true, pending: 4 }] }
  ])
  expect(said(now - FRESH - 1)).toMatchObject([{ devices: [{ isFresh: false }] }])
  expect(said(0)[0]?.devices[0]).not.toHaveProperty('lastHeard')
  expect(boardOf([{ ...row, status: 'removed', contact: 1 }], [], at.group, now)).toEqual([])
})
