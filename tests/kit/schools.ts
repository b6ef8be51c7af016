import { kinds } from '#kinds/index.ts'
import { coded, parts } from '#kinds/parts.ts'
import type { Id } from '#lib/id.ts'
import type { Patch } from '#log/types.ts'
import { readersOf, type Wider } from '#sync/audiences.ts'
import { handIn } from '#sync/hand-in.ts'
import { tokenOf } from '#sync/identity.ts'
import { channelToHandIn } from '#sync/make-channel.ts'
import { takeBack } from '#sync/take-back.ts'
import { aDevice, aProject, bookOf, bringIn, channelOf, type Device, NEW, value } from './group.ts'

/** Ishbel leads, of Whinmuir like Calum; Màiri is of Larkhaugh; Dr Rae is their adviser. Each has one tablet. */
export async function aProjectOfSchools() {
  const { server, lead, book } = await aProject()
  const [whinmuir, larkhaugh] = [lead.store.newEntity(), lead.store.newEntity()]
  await record(lead, book, 'group', 'school', { name: 'Whinmuir Primary' }, whinmuir)
  await record(lead, book, 'group', 'school', { name: 'Larkhaugh Primary' }, larkhaugh)
  await edit(lead, book, bookOf(lead, book).me ?? '', { school: whinmuir })
  const [calum, mairi, rae] = [await aDevice(server), await aDevice(server), await aDevice(server)]
  await bringIn(lead, calum, book, 'Calum', 'member', whinmuir)
  await bringIn(lead, mairi, book, 'Màiri', 'member', larkhaugh)
  await bringIn(lead, rae, book, 'Dr Rae', 'adviser')
  return { server, lead, calum, mairi, rae, book, whinmuir, larkhaugh }
}

export type Schools = Awaited<ReturnType<typeof aProjectOfSchools>>

/** Everybody meets the server until nothing more is to be said. */
export async function everybodyMeets({ lead, calum, mairi, rae }: Schools): Promise<void> {
  const all = [lead, calum, mairi, rae]
  for (const device of [...all, ...all]) await device.meet()
}

export async function record(
  { store, ...device }: Device,
  book: Id,
  audience: string,
  kind: string,
  patch: Patch,
  ent: Id = store.newEntity()
): Promise<Id> {
  const { grp } = channelOf({ store, ...device }, book, audience)
  value(await store.change([{ book, grp, ent, kind, patch, ctx: NEW }]))
  return ent
}

/** A planned lesson with two seated pupils, of whom one is written about in a sitting of this tablet. */
export async function aLessonWithNote(device: Device, book: Id, text = 'drew the bar first') {
  const pupil = (code: string, label: string) =>
    record(device, book, 'group', 'pupil', {
      code,
      label,
      classStage: 'P4',
      standsFor: `${label} is why we ask`
    })
  const [heron, lapwing] = [await pupil('WM-1', 'Heron'), await pupil('WM-2', 'Lapwing')]
  const lesson = await record(device, book, 'group', 'lesson', {
    classStage: 'P4',
    subject: 'numeracy',
    day: '2026-11-23',
    seatA: heron,
    seatB: lapwing
  })
  const stage = await record(device, book, 'group', 'lessonStage', {
    lesson,
    name: 'Pair',
    planned: 600_000,
    rank: 'i'
  })
  const sitting = await record(device, book, 'private', 'sitting', {
    lesson,
    starts: '2026-11-23T10:05:00.000Z'
  })
  const note = await aNote(device, book, { lesson, stage, sitting, pupils: { add: [heron] }, text })
  return { heron, lapwing, lesson, stage, sitting, note }
}

export function aNote(device: Device, book: Id, patch: Patch): Promise<Id> {
  const at = '2026-11-23T10:07:00.000Z'
  return record(device, book, 'private', 'observation', { lesson: book, at, ...patch })
}

/** As the app hands in: the channel first, if it falls to this tablet to make it. */
export async function handInTo(device: Device, book: Id, ents: readonly Id[], audience: Wider) {
  const { store, deps } = device
  const channel = await channelToHandIn(deps, book, audience)
  return channel.ok ? handIn({ store, kinds, parts, coded }, book, ents, audience) : channel
}

export function takeBackOn({ store, deps }: Device, book: Id, ents: readonly Id[]) {
  const { request, random } = deps
  const session = { store, request, token: () => tokenOf(store) }
  return takeBack(session, { kinds, parts, random }, book, ents)
}

/** Ids of what a tablet can read of a project, of one kind or of all. */
export function readable({ store }: Device, book: Id, kind?: string): readonly Id[] {
  return store
    .entries(book)
    .value.filter((entry) => !entry.deleted && (kind === undefined || entry.kind === kind))
    .map(({ ent }) => ent)
    .toSorted()
}

export async function shownOn({ store }: Device, ent: Id) {
  const [shown] = await store.open([ent])
  return shown
}

/** What the mark of a note says on that tablet. */
export async function readersOn(device: Device, book: Id, ent: Id) {
  const shown = await shownOn(device, ent)
  return shown && readersOf(bookOf(device, book), shown)
}

/** Changes an entity in one channel, as a form does that has just opened it. */
export async function edit(device: Device, book: Id, ent: Id, patch: Patch, audience = 'group') {
  const { grp } = channelOf(device, book, audience)
  const [shown] = await device.store.openIn(grp, [ent])
  if (!shown) throw new Error('not here')
  const { folded, context: ctx } = shown
  value(await device.store.change([{ book, grp, ent, kind: folded.kind, patch, ctx }]))
}
