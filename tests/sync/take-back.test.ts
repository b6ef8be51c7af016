import { afterEach, expect, test } from 'vitest'
import { kinds } from '#kinds/index.ts'
import { coded, parts as kindParts } from '#kinds/parts.ts'
import { fail } from '#lib/result.ts'
import { keptErasures, sendErasures } from '#sync/erasures.ts'
import { handIn } from '#sync/hand-in.ts'
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

let world: World | undefined
afterEach(() => world?.close())

const parts = { amendment: 'observation' }

async function aNoteHandedIn() {
  world = await aWorld({ seed: 71, roles: ['lead', 'member'] })
  const [lead, member] = world.devices
  if (!lead || !member) throw new Error('two devices')
  await calm(world)
  const { store } = member.tab()
  const note = store.newEntity()
  const grp = channelFor(bookOn(member, world.book), 'private').grp
  const patch = { lesson: world.book, at: '2026-11-23T10:05:00.000Z', text: 'drew a bar first' }
  const ctx = { pos: 0, ids: [] }
  await store.change([{ book: world.book, grp, ent: note, kind: 'observation', patch, ctx }])
  await handIn({ store, kinds, parts, coded }, world.book, [note], 'group')
  // At the server, and nobody has read it there.
  await syncOnce(member)
  return { at: world, lead, member, note }
}

const notesOn = (device: Device, book: string) =>
  device
    .tab()
    .store.entries(book)
    .value.filter(({ kind, deleted }) => kind === 'observation' && !deleted)
    .map(({ ent }) => ent)

test('[H8] a note whose copy was never stored is not erased, although its erasure was noted', async () => {
  const { at, lead, member, note } = await aNoteHandedIn()
  const { session } = member.tab()
  const store = { ...session.store, change: async () => fail('storage-full') }
  const { random } = member
  const how = { kinds, parts, random }
  const back = await takeBack({ ...session, store }, how, at.book, [note])
  expect(back).toMatchObject({ ok: false, problem: { code: 'storage-full' } })
  const noted = await keptErasures(session.store)
  expect(noted).toMatchObject({ ok: true, value: [{ ents: [note], why: 'taken-back' }] })
  // The next quiet moment, or the next day.
  expect(await sendErasures(session, { random })).toMatchObject({ ok: true })
  expect(await keptErasures(session.store)).toEqual({ ok: true, value: [] })
  await calm(at)
  expect(notesOn(lead, at.book)).toEqual([note])
  expect(notesOn(member, at.book)).toEqual([note])
})

test('[H8] a sampling goes home with its marks: nothing of it stays with the group', async () => {
  const { at, lead, member } = await aNoteHandedIn()
  await calm(at)
  const { store, session } = member.tab()
  const [sampling, mark, code] = [store.newEntity(), store.newEntity(), store.newEntity()]
  const grp = channelFor(bookOn(member, at.book), 'private').grp
  const line = { book: at.book, grp, ctx: { pos: 0, ids: [] } }
  const starts = '2026-11-23T10:05:00.000Z'
  await store.change([
    {
      ...line,
      ent: sampling,
      kind: 'sampling',
      patch: { lesson: at.book, scheme: code, seatA: code, starts, every: 30_000 }
    },
    {
      ...line,
      ent: mark,
      kind: 'samplingMark',
      patch: { sampling, moment: 0, pupil: code, code, at: starts, late: 0 }
    }
  ])
  await handIn({ store, kinds, parts: kindParts, coded }, at.book, [sampling], 'group')
  await syncOnce(member)
  const how = { kinds, parts: kindParts, random: member.random }
  const back = await takeBack(session, how, at.book, [sampling])
  expect(back).toMatchObject({ ok: true })
  await calm(at)
  const living = (device: Device) =>
    device
      .tab()
      .store.entries(at.book)
      .value.filter(({ kind, deleted }) => kind.startsWith('sampling') && !deleted)
  expect(living(lead)).toEqual([])
  const [home, itsMark] = living(member).toSorted(
    (one, other) => one.kind.length - other.kind.length
  )
  expect([home?.audience, itsMark?.audience]).toEqual(['private', 'private'])
  expect(itsMark?.values['sampling']).toBe(home?.ent)
})
