import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import {
  aDevice,
  aProject,
  bookOf,
  channelOf,
  type Device,
  problemOf,
  pupilLabels,
  value,
  writePupil
} from '#kit/group.ts'
import { kinds } from '#kinds/index.ts'
import { coded, parts } from '#kinds/parts.ts'
import { takeNote } from '#kit/notes.ts'
import { parseLine } from '#api/line.ts'
import { hashText } from '#lib/hash.ts'
import type { Id } from '#lib/id.ts'
import { aServer } from '../../tests/server/kit.ts'
import { openCopy, sealedCopy } from './bundle.ts'
import { carryWelcome } from './carry.ts'
import { handIn } from './hand-in.ts'
import { joinCarried, openCarried } from './join-carried.ts'
import { makeSheet } from './sheet.ts'

/** A server that writes down which lines were pushed to it: by id every text it was sent as, and how often. */
function aRecordingServer() {
  const server = aServer()
  const pushed = new Map<string, string[]>()
  const answer = server.app.request
  server.app.request = (async (url: string, init: RequestInit) => {
    if (init.method === 'POST' && url.endsWith('/lines')) {
      const bytes = new Uint8Array(await new Response(init.body).arrayBuffer())
      const zipped = new Headers(init.headers).get('content-encoding') === 'gzip'
      const body = JSON.parse(String(zipped ? gunzipSync(bytes) : Buffer.from(bytes).toString()))
      for (const line of body.lines as readonly string[]) {
        const parsed = parseLine(line)
        const id = parsed.ok ? parsed.value.head.id : ''
        pushed.set(id, [...(pushed.get(id) ?? []), line])
      }
    }
    return answer(url, init)
  }) as typeof answer
  return { server, pushed }
}

/** Ishbel and Màiri, let in by a code; Màiri has handed in one note and keeps another, and Ishbel has hers by a file. */
async function metByCode() {
  const { server, pushed } = aRecordingServer()
  const { lead, book } = await aProject(server)
  const mairi = await aDevice(server)
  for (const { road } of [lead, mairi]) road.lost = true
  await writePupil(lead, book, 'Heron')
  const { text } = value(await carryWelcome(lead.deps, { book, role: 'member' }))
  value(await joinCarried(mairi.deps, value(openCarried(mairi.deps, text)), { name: 'Màiri' }))
  const { ent } = await takeNote(mairi.store, bookOf(mairi, book), 'counted on her fingers')
  await takeNote(mairi.store, bookOf(mairi, book), 'for me only')
  value(await handIn({ store: mairi.store, kinds, parts, coded }, book, [ent], 'group'))
  await pass(lead, mairi, book)
  await pass(mairi, lead, book)
  for (const { road } of [lead, mairi]) road.lost = false
  return { server, pushed, lead, mairi, book, note: ent }
}

async function pass(from: Device, to: Device, book: Id): Promise<void> {
  const { file, code } = value(await sealedCopy(from.deps, book, 'group'))
  value(await openCopy(to.deps, file, code))
}

async function notes({ store }: Device, book: Id) {
  const found = store.entries(book).value.filter(({ kind }) => kind === 'observation')
  return (await store.open(found.map(({ ent }) => ent)))
    .filter(({ deleted }) => !deleted)
    .map(({ values }) => String(values['text']))
    .toSorted()
}

const people = ({ store }: Device, book: Id) =>
  store
    .entries(book)
    .value.filter(({ kind }) => kind === 'person')
    .map(({ values }) => String(values['name']))
    .toSorted()

describe('an ordinary link after a code', () => {
  it('[W3] [P2] [P4] [L11] is the same book: no second project or person, each line at the server once', async () => {
    const { pushed, lead, mairi, book } = await metByCode()
    const before = bookOf(mairi, book)
    value(await lead.sharing.startSharing(book))
    const { link } = value(await lead.sharing.invite({ book, role: 'member' }))
    const opened = value(await mairi.sharing.openInvitation(link))
    // who sits here is known: nobody is asked again
    value(await mairi.sharing.join(opened))
    for (const device of [lead, mairi, lead, mairi]) await device.meet()
    expect(mairi.store.books.value).toHaveLength(1)
    const after = bookOf(mairi, book)
    expect([after.me, after.author]).toEqual([before.me, before.author])
    expect(after.channels.map(({ grp }) => grp)).toEqual(before.channels.map(({ grp }) => grp))
    expect(after.channels.every(({ registered, restore }) => registered && restore > 0)).toBe(true)
    for (const device of [lead, mairi]) {
      expect(people(device, book)).toEqual(['Ishbel', 'Màiri'])
      expect(pupilLabels(device, book)).toEqual(['Heron'])
    }
    expect(await notes(lead, book)).toEqual(['counted on her fingers'])
    expect(await notes(mairi, book)).toEqual(['counted on her fingers', 'for me only'])
    for (const { store } of [lead, mairi]) {
      for (const { grp, pulled } of store.books.value.flatMap(({ channels }) => channels)) {
        const { served, unsequenced } = await store.heldLines(grp)
        expect(unsequenced).toEqual([])
        expect(served.map(({ pos }) => pos)).toEqual(served.map((_, index) => index + 1))
        expect(served).toHaveLength(pulled)
        expect(new Set(served.map(({ id }) => id)).size).toBe(served.length)
        for (const { id, bh } of served) {
          for (const text of pushed.get(id) ?? []) expect(hashText(text)).toBe(bh)
        }
      }
    }
    // each tablet offers what it holds once; never other bytes under one id
    for (const texts of pushed.values()) {
      expect(new Set(texts).size).toBe(1)
      expect(texts.length).toBeLessThanOrEqual(2)
    }
    const sent = [...pushed.values()].flat().length
    for (const device of [lead, mairi]) await device.meet()
    expect([...pushed.values()].flat()).toHaveLength(sent)
  })

  it('[W3] [P2] keeps what was not receipted when answers are lost on the way', async () => {
    const { pushed, lead, mairi, book } = await metByCode()
    value(await lead.sharing.startSharing(book))
    const { link } = value(await lead.sharing.invite({ book, role: 'member' }))
    const opened = value(await mairi.sharing.openInvitation(link))
    mairi.road.lost = 'answers'
    expect(problemOf(await mairi.sharing.join(opened))).toBe('offline')
    mairi.road.lost = false
    value(await mairi.sharing.join(opened))
    mairi.road.lost = 'answers'
    const waiting = (await mairi.store.pending()).get(channelOf(mairi, book, 'group').grp) ?? 0
    expect(waiting).toBeGreaterThan(0)
    await expect(mairi.meet()).rejects.toThrow('offline')
    expect((await mairi.store.pending()).get(channelOf(mairi, book, 'group').grp)).toBe(waiting)
    mairi.road.lost = false
    for (const device of [mairi, lead, mairi]) await device.meet()
    for (const texts of pushed.values()) expect(new Set(texts).size).toBe(1)
    for (const { store } of [lead, mairi]) {
      expect([...(await store.pending()).values()].every((left) => left === 0)).toBe(true)
    }
    expect(await notes(lead, book)).toEqual(['counted on her fingers'])
  })

  it('[W3] until then a server within reach is sent nothing, and nothing is called safe', async () => {
    const { pushed, mairi, book } = await metByCode()
    await mairi.meet()
    expect(problemOf(await mairi.sharing.startSharing(book))).toBe('not-allowed')
    expect(problemOf(await makeSheet(mairi.deps, book))).toBe('not-allowed')
    expect(bookOf(mairi, book).channels.some(({ registered }) => registered)).toBe(false)
    expect(pushed.size).toBe(0)
    const { safe, keyOnlyHere, waiting, onlyHere } = mairi.store.standing(book).value
    expect([safe, keyOnlyHere, waiting]).toEqual([0, 0, 0])
    expect(onlyHere).toBeGreaterThan(0)
  })

  it('[W3] a lead who is out of reach of her shared project hands a code all the same', async () => {
    const { server } = aRecordingServer()
    const { lead, book } = await aProject(server)
    value(await lead.sharing.startSharing(book))
    await lead.meet()
    lead.road.lost = true
    const calum = await aDevice(server)
    calum.road.lost = true
    const asked = { book, role: 'adviser' } as const
    const { text } = value(await carryWelcome(lead.deps, asked))
    value(await joinCarried(calum.deps, value(openCarried(calum.deps, text)), { name: 'Dr Rae' }))
    lead.road.lost = false
    calum.road.lost = false
    // the adviser's channel was made offline: the next push registers it, and the link lets her in
    await lead.meet()
    expect(channelOf(lead, book, 'adviser').registered).toBe(true)
    await calum.meet()
    expect(channelOf(calum, book, 'adviser').registered).toBe(false)
    const { link } = value(await lead.sharing.invite(asked))
    const opened = value(await calum.sharing.openInvitation(link))
    value(await calum.sharing.join(opened))
    for (const device of [calum, lead, calum]) await device.meet()
    expect(people(lead, book)).toEqual(['Dr Rae', 'Ishbel'])
    const [project] = await calum.store.open([book])
    expect(project?.values).toMatchObject({ question: 'Do bar models help?' })
  })
})
