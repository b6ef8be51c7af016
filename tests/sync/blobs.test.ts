import { afterEach, describe, expect, it } from 'vitest'
import { kinds } from '#kinds/index.ts'
import { sample } from '#kinds/photo/sample.ts'
import { coded, parts } from '#kinds/parts.ts'
import { manifestsIn, manifestToText } from '#lib/blob-text.ts'
import { bytesToBase64 } from '#lib/bytes.ts'
import { hashBytes } from '#lib/hash.ts'
import { sealBlob } from '#seal/blob.ts'
import { fetchBlob, sendBlobs } from '#sync/blobs.ts'
import { applyPieces, piecesFor } from '#sync/copy-blobs.ts'
import { openCopy, sealedCopy } from '#sync/bundle.ts'
import { sendErasures } from '#sync/erasures.ts'
import { handIn } from '#sync/hand-in.ts'
import { createMedia } from '#sync/media.ts'
import { finishBell, strike } from '#sync/strike.ts'
import { takeBack } from '#sync/take-back.ts'
import { FAULTS } from '../kit/network.ts'
import {
  aWorld,
  bookOn,
  calm,
  channelFor,
  type Device,
  joinProject,
  syncOnce,
  type World
} from '../kit/world.ts'

const NEW = { pos: 0, ids: [] }
const ALWAYS = async () => true
/** Small pieces make many of them. */
const PIECE = 1000

let world: World | undefined
afterEach(() => world?.close())

/** What is on the road for pictures: pieces by their hash, each time one set out and each time one came out whole. */
function watchRoad(at: World) {
  const out: string[] = []
  const served = new Map<string, number>()
  const { serve } = at.server
  at.server.serve = async (url: string, init: RequestInit) => {
    const hash = /\/blobs\/[^/]+\/([^/]+)$/.exec(url)?.[1]
    const response = await serve(url, init)
    if (hash && init.method === 'PUT') {
      out.push(hash)
      if (response.ok) served.set(hash, (served.get(hash) ?? 0) + 1)
    }
    return response
  }
  return { out, served }
}

async function two(seed = 611) {
  const at = await aWorld({ seed, roles: ['lead', 'member'] })
  world = at
  const [lead, member] = at.devices
  if (!lead || !member) throw new Error('two devices')
  await calm(at)
  return { at, lead, member, road: watchRoad(at) }
}

const homeOf = (device: Device, at: World) => channelFor(bookOn(device, at.book), 'private').grp

/** A note with a photo as After the bell makes it: first the bytes, then the line that names them. */
async function aPhoto(device: Device, at: World, grp = homeOf(device, at), size = 2500) {
  const { store } = device.tab()
  const [note, ent] = [store.newEntity(), store.newEntity()]
  const bytes = new Uint8Array(device.random(size))
  const blob = await sealBlob(bytes, 'image/jpeg', device.random, PIECE)
  const kept = await store.keepBlob({ book: at.book, ent }, blob)
  if (!kept.ok) throw new Error(kept.problem.code)
  const picture = manifestToText(blob.manifest)
  const observation = { lesson: store.newEntity(), at: sample.at, text: 'drew a bar' }
  const saved = await store.change([
    { book: at.book, grp, ent: note, kind: 'observation', patch: observation, ctx: NEW },
    {
      book: at.book,
      grp,
      ent,
      kind: 'photo',
      patch: { ...sample, observation: note, picture },
      ctx: NEW
    }
  ])
  if (!saved.ok) throw new Error(saved.problem.code)
  return { note, ent, bytes, seen: printOf(bytes), blob }
}

/** Bytes as a short text to compare. */
const printOf = (bytes: Uint8Array) => bytesToBase64(hashBytes(bytes))

const send = (device: Device) => sendBlobs(device.tab().session, ALWAYS)

/** What a device reads of a photo's picture; fetches it before. */
async function look(device: Device, ent: string) {
  const { store, session } = device.tab()
  const [shown] = await store.open([ent])
  const manifest = manifestsIn(shown?.values ?? {})[0]
  if (!shown || !manifest) return 'no photo'
  const fetched = await fetchBlob(session, shown, manifest)
  if (!fetched.ok) return fetched.problem.code
  if (fetched.value === 'elsewhere') return 'elsewhere'
  const read = await store.readBlob(manifest)
  if (!read.ok) return read.problem.code
  return read.value ? printOf(read.value) : 'not whole'
}

describe('pictures between tablets', () => {
  it('[B3] [B7] each piece goes once, and the other tablet sees what was taken', async () => {
    const { at, lead, member, road } = await two()
    const { ent, seen, blob } = await aPhoto(lead, at, at.group)
    expect(await look(member, ent)).toBe('no photo')
    await calm(at)
    expect(await look(member, ent)).toBe('elsewhere')
    expect(lead.tab().store.place(ent)).toBe('waiting')
    expect(await send(lead)).toEqual({ pieces: 3, blobs: 1, yielded: false })
    expect(await send(lead)).toEqual({ pieces: 0, blobs: 0, yielded: false })
    expect(road.out).toEqual(blob.manifest.hashes)
    expect(lead.tab().store.place(ent)).toBe('server')
    expect(await look(member, ent)).toBe(seen)
    await member.restart()
    const { store } = member.tab()
    expect(await store.missingPieces(blob.manifest)).toEqual({ ok: true, value: [] })
  })

  it('[B5] the line goes first, and one that waits goes before the next piece', async () => {
    const { at, lead, road } = await two()
    const { ent, blob } = await aPhoto(lead, at, at.group)
    expect(await send(lead)).toEqual({ pieces: 0, blobs: 0, yielded: false })
    expect(road.out).toEqual([])
    await calm(at)
    let asked = 0
    const sent = await sendBlobs(lead.tab().session, async () => ++asked < 3)
    expect(sent).toMatchObject({ yielded: true })
    expect(road.out).toEqual(blob.manifest.hashes.slice(0, 1))
    expect(lead.tab().store.place(ent)).toBe('waiting')
    expect(await send(lead)).toMatchObject({ pieces: 2, blobs: 1 })
  })

  it('[B5] one that cannot be sent holds up no other, and no line', async () => {
    const { at, lead, road } = await two()
    const broken = await aPhoto(lead, at, at.group)
    const whole = await aPhoto(lead, at, at.group)
    await calm(at)
    at.setFaults(() => 'none')
    const { serve } = at.server
    at.server.serve = (url, init) =>
      url.includes(broken.ent) ? new Response('{}', { status: 500 }) : serve(url, init)
    const sent = await send(lead)
    expect(sent).toMatchObject({ blobs: 1, problem: { code: 'server-broke' } })
    expect(road.out).toEqual(whole.blob.manifest.hashes)
    await aPhoto(lead, at, at.group)
    const { pushed } = await syncOnce(lead)
    expect(pushed).toMatchObject({ receipted: 2, refused: 0 })
  })

  it('[B4] nothing but the word of our server counts as sent', async () => {
    const { at, lead } = await two()
    const { ent } = await aPhoto(lead, at, at.group)
    await calm(at)
    for (const fault of ['portal-page', 'other-json', 'drop-response', 'truncate'] as const) {
      at.setFaults(() => fault)
      expect((await send(lead)).blobs).toBe(0)
      expect(lead.tab().store.place(ent)).toBe('waiting')
    }
    at.setFaults(() => 'none')
    const { serve } = at.server
    at.server.serve = async (url, init) =>
      init.method === 'PUT' ? Response.json({ hash: 'A'.repeat(43) }) : serve(url, init)
    await aPhoto(lead, at, at.group)
    await syncOnce(lead)
    expect((await send(lead)).problem?.code).toBe('answer-invalid')
  })

  it('[B6] hand-in links what is there and sends none of it again; a local or private channel tells nobody', async () => {
    const { at, lead, member, road } = await two()
    const { note, ent, seen } = await aPhoto(member, at)
    await calm(at)
    await send(member)
    expect(road.out).toHaveLength(3)
    expect(await look(lead, ent)).toBe('no photo')
    const { store } = member.tab()
    const handed = await handIn({ store, kinds, parts, coded }, at.book, [note], 'group')
    expect(handed).toMatchObject({ ok: true, value: { handed: [note], along: [ent] } })
    await calm(at)
    expect(store.place(ent)).toBe('waiting')
    expect(await send(member)).toMatchObject({ pieces: 0, blobs: 1 })
    expect(road.out).toHaveLength(3)
    await syncOnce(lead)
    expect(await look(lead, ent)).toBe(seen)
  })

  it('[B8] a photo that is struck out takes its bytes along, here and at the server', async () => {
    const { at, lead } = await two()
    const { note, ent, blob } = await aPhoto(lead, at)
    await calm(at)
    await send(lead)
    const { store, session } = lead.tab()
    await strike(store, parts, at.book, [note])
    expect((await store.readBlob(blob.manifest)).ok).toBe(true)
    await finishBell(store, at.book)
    await syncOnce(lead)
    expect(await sendErasures(session, { random: lead.random })).toEqual({ ok: true, value: 1 })
    await calm(at)
    await new Promise((done) => setTimeout(done, 20))
    expect(store.blobs()).toEqual([])
    expect(await store.readBlob(blob.manifest)).toEqual({ ok: true, value: undefined })
    expect(await store.missingPieces(blob.manifest)).toEqual({ ok: true, value: [0, 1, 2] })
    const reply = await at.server.serve(
      `http://jotter.test/api/v1/channels/${homeOf(lead, at)}/blobs/${ent}/${blob.manifest.hashes[0]}`,
      { headers: { authorization: `Bearer ${await tokenOn(lead)}` } }
    )
    expect(reply.status).toBe(404)
  })

  it('[B8] a note that is taken back keeps its photo, under new names', async () => {
    const { at, lead, member } = await two()
    const { note, ent: old, seen } = await aPhoto(member, at)
    const { store, session } = member.tab()
    await handIn({ store, kinds, parts, coded }, at.book, [note], 'group')
    await syncOnce(member)
    await send(member)
    const back = await takeBack(session, { kinds, parts, random: member.random }, at.book, [note])
    if (!back.ok) throw new Error(back.problem.code)
    await calm(at)
    // A copy files the bytes under the name that lives.
    const copied = await piecesFor(store, at.book, new Set([homeOf(member, at)]))
    expect([...new Set(copied.pieces.map((piece) => piece.ent))]).toEqual([back.value.get(old)])
    // What is left of the old one goes for ever at the end of the next bell.
    await finishBell(store, at.book)
    await syncOnce(member)
    await sendErasures(session, { random: member.random })
    await calm(at)
    await send(member)
    await calm(at)
    await new Promise((done) => setTimeout(done, 20))
    await member.restart()
    const photos = member
      .tab()
      .store.entries(at.book)
      .value.filter(({ kind, deleted }) => kind === 'photo' && !deleted)
    expect(photos).toHaveLength(1)
    const ent = photos[0]?.ent ?? ''
    expect(await look(member, ent)).toBe(seen)
    expect(member.tab().store.place(ent)).toBe('safe')
    expect(await look(lead, ent)).toBe('no photo')
  })

  it('[H8] a photo that stayed behind belongs to its note when that is taken back, and again when a lead was quicker', async () => {
    const { at, lead, member } = await two()
    const { photo: _, ...wordsAlone } = parts
    const { note, ent, seen } = await aPhoto(member, at)
    const { store, session } = member.tab()
    const ofPhoto = () =>
      store.entries(at.book).value.find((entry) => entry.ent === ent)?.values['observation']
    const shot = store.newEntity()
    const fields = { observation: note }
    const draft = {
      book: at.book,
      grp: homeOf(member, at),
      ent: shot,
      kind: 'photo',
      fields,
      ctx: NEW
    }
    store.keepDraft({ ...draft, revision: 1, touched: 0, stays: true })
    await handIn({ store, kinds, parts: wordsAlone, coded }, at.book, [note], 'group')
    await syncOnce(member)
    expect(await look(lead, ent)).toBe('no photo')
    const back = await takeBack(session, { kinds, parts, random: member.random }, at.book, [note])
    if (!back.ok) throw new Error(back.problem.code)
    const anew = back.value.get(note)
    expect(ofPhoto()).toBe(anew)
    expect(store.drafts(at.book).value[0]?.fields['observation']).toBe(anew)
    expect(await look(member, ent)).toBe(seen)
    // Handed in again and taken back while a lead reads it.
    await handIn({ store, kinds, parts: wordsAlone, coded }, at.book, [anew ?? ''], 'group')
    await syncOnce(member)
    const { serve } = at.server
    at.server.serve = async (url, init) => {
      if (url.endsWith('/erase')) {
        at.server.serve = serve
        await syncOnce(lead)
        await syncOnce(lead)
      }
      return serve(url, init)
    }
    const late = await takeBack(session, { kinds, parts, random: member.random }, at.book, [
      anew ?? ''
    ])
    expect(late).toMatchObject({ problem: { code: 'already-collected' } })
    expect(ofPhoto()).toBe(anew)
    expect(store.drafts(at.book).value[0]?.fields['observation']).toBe(anew)
  })

  it('[B9] after a restore every blob that is here is offered again, from whoever has it', async () => {
    const { at, lead, member, road } = await two()
    const early = at.server.backUp()
    const { ent, seen, blob } = await aPhoto(lead, at, at.group)
    await calm(at)
    await send(lead)
    expect(await look(member, ent)).toBe(seen)
    at.server.restore(early, { release: true })
    await calm(at)
    expect(lead.tab().store.place(ent)).toBe('waiting')
    road.out.length = 0
    await send(member)
    expect(road.out.toSorted()).toEqual(blob.manifest.hashes.toSorted())
    expect(await send(lead)).toMatchObject({ pieces: 0, blobs: 1 })
    expect(lead.tab().store.place(ent)).toBe('server')
  })

  it('[B10] a picture that nobody has checked leaves by no way', async () => {
    const { at, lead, road } = await two()
    const { store, session } = lead.tab()
    const ent = store.newEntity()
    const { manifest, pieces } = await sealBlob(
      new Uint8Array(lead.random(500)),
      'image/jpeg',
      lead.random
    )
    await store.keepBlob({ book: at.book, ent }, { manifest, pieces })
    store.keepDraft({
      book: at.book,
      grp: homeOf(lead, at),
      ent,
      kind: 'photo',
      fields: { picture: manifestToText(manifest) },
      ctx: NEW,
      revision: 1,
      touched: lead.now(),
      stays: true
    })
    await store.flushDrafts()
    await handIn({ store, kinds, parts, coded }, at.book, [ent], 'group')
    await syncOnce(lead)
    const media = createMedia({ mediaKinds: new Set(['photo']), now: lead.now, hasRoom: ALWAYS })
    await media.round(session, async () => false)
    expect(road.out).toEqual([])
    const copy = await sealedCopy({ store, random: lead.random }, at.book)
    if (!copy.ok) throw new Error(copy.problem.code)
    const other = await at.newDevice(7, kinds)
    await openCopy({ store: other.tab().store }, copy.value.file, copy.value.code)
    expect(other.tab().store.drafts(at.book).value).toEqual([])
    await lead.restart()
    const here = lead.tab().store
    expect(here.drafts(at.book).value.map((draft) => draft.ent)).toEqual([ent])
    expect((await here.readBlob(manifest)).ok).toBe(true)
  })

  it('[H17] a sealed copy takes pictures along, and a tablet that opens it can send them', async () => {
    const { at, lead, road } = await two()
    const { ent, seen, blob } = await aPhoto(lead, at, at.group)
    const copy = await sealedCopy({ store: lead.tab().store, random: lead.random }, at.book)
    if (!copy.ok) throw new Error(copy.problem.code)
    expect(copy.value.leftOut).toBe(0)
    const other = await at.newDevice(7, kinds)
    const { file, code } = copy.value
    const opened = await openCopy({ store: other.tab().store }, file, code)
    expect(opened).toMatchObject({ ok: true })
    expect(await look(other, ent)).toBe(seen)
    await openCopy({ store: other.tab().store }, file, code)
    expect(other.tab().store.blobs()).toMatchObject([{ id: blob.manifest.id, own: true }])
    expect(road.out).toEqual([])
  })

  it('[B7] a piece of a copy that is not the one a line names is passed over', async () => {
    const { at, lead } = await two()
    const { ent, blob } = await aPhoto(lead, at, at.group)
    const other = await at.newDevice(8, kinds)
    const copy = await sealedCopy({ store: lead.tab().store, random: lead.random }, at.book)
    if (!copy.ok) throw new Error(copy.problem.code)
    await openCopy({ store: other.tab().store }, copy.value.file, copy.value.code)
    const { store } = other.tab()
    await store.dropBlobs([blob.manifest.id])
    const pieces = blob.pieces.map((piece, index) => {
      const sealed = bytesToBase64(index === 1 ? piece.with(5, (piece[5] ?? 0) ^ 1) : piece)
      return { ent, blob: blob.manifest.id, index, sealed }
    })
    await applyPieces(store, at.book, pieces)
    expect(await store.missingPieces(blob.manifest)).toEqual({ ok: true, value: [1] })
    const small = await piecesFor(lead.tab().store, at.book, new Set([at.group]), 2000)
    expect(small).toEqual({ pieces: [], leftOut: 1 })
  })

  it('[B3] five hundred photos over a road that drops, doubles, cuts and lies arrive whole, none sent again in full', async () => {
    const { at, lead, member, road } = await two(500)
    const photos = []
    for (let index = 0; index < 500; index++) photos.push(await aPhoto(lead, at, at.group, 2100))
    await calm(at)
    at.setFaults(() => (at.dice.chance() < 0.3 ? at.dice.pick(FAULTS) : 'none'))
    let rounds = 0
    for (; rounds < 3000; rounds++) {
      const sent = await send(lead)
      if (!sent.problem && sent.blobs === 0) break
    }
    at.setFaults(() => 'none')
    await send(lead)
    expect(lead.tab().store.standing(at.book).value.waiting).toBe(0)
    expect(road.served.size).toBe(1500)
    // Twice only where the road itself doubled it.
    const doubled = [...road.served.values()].filter((times) => times > 1).length
    expect(doubled).toBeLessThan(60)
    expect(Math.max(...road.served.values())).toBe(2)
    expect(rounds).toBeGreaterThan(50)
    await syncOnce(member)
    for (const { ent, seen } of photos) expect(await look(member, ent)).toBe(seen)
  }, 60_000)

  it('[B7] pieces that do not fit, or break off, are asked for again and shown only whole', async () => {
    const { at, lead, member } = await two(77)
    const { ent, seen } = await aPhoto(lead, at, at.group, 9500)
    await calm(at)
    await send(lead)
    await syncOnce(member)
    const { serve } = at.server
    let lies = true
    at.server.serve = async (url, init) => {
      const response = await serve(url, init)
      if (!lies || init.method !== 'GET' || !url.includes('/blobs/')) return response
      const piece = new Uint8Array(await response.arrayBuffer())
      piece[3] = (piece[3] ?? 0) ^ 4
      return new Response(piece, { headers: { 'content-type': 'application/octet-stream' } })
    }
    expect(await look(member, ent)).toBe('elsewhere')
    lies = false
    let dropped = 0
    at.setFaults(() => (at.dice.chance() < 0.6 && ++dropped ? 'drop-response' : 'none'))
    let found = await look(member, ent)
    for (let tries = 0; found === 'offline' && tries < 200; tries++) found = await look(member, ent)
    expect(found).toBe(seen)
    expect(dropped).toBeGreaterThan(0)
  })

  it('a newcomer finds every picture of before, in the quiet behind the lines', async () => {
    const { at, lead } = await two(31)
    const photo = await aPhoto(lead, at, at.group)
    await calm(at)
    await send(lead)
    const late = await at.newDevice(9, kinds)
    await joinProject(lead, late, { grp: at.group, book: at.book }, 'member')
    await syncOnce(late)
    const media = createMedia({ mediaKinds: new Set(['photo']), now: late.now, hasRoom: ALWAYS })
    expect(await media.round(late.tab().session, async () => false)).toBeUndefined()
    const { store } = late.tab()
    expect(await store.readBlob(photo.blob.manifest)).toEqual({ ok: true, value: photo.bytes })
    const full = createMedia({
      mediaKinds: new Set(['photo']),
      now: late.now,
      hasRoom: async () => false
    })
    const other = await aPhoto(lead, at, at.group)
    await calm(at)
    await send(lead)
    await syncOnce(late)
    await full.round(late.tab().session, async () => false)
    expect(await store.readBlob(other.blob.manifest)).toEqual({ ok: true, value: undefined })
  })
})

async function tokenOn(device: Device): Promise<string> {
  const token = await device.tab().session.token()
  return token.ok ? String(token.value) : ''
}
