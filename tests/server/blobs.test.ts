import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { limits } from '#api/limits.ts'
import { blobFiles, BLOB_FOLDER } from '#server/db/files.ts'
import { removeOrphans } from '#server/rules/blob.ts'
import { sweepUnlinked } from '#server/routes/blobs.ts'
import {
  aControl,
  aGroup,
  aLine,
  aMember,
  anEntity,
  anEntityWith,
  aPiece,
  aServer,
  aTablet,
  call,
  push,
  type Send,
  type Tablet
} from './kit.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})
function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jotter-blobs-'))
  folders.push(folder)
  return folder
}

type Piece = ReturnType<typeof aPiece>
interface Where {
  readonly grp: string
  readonly ent: string
}
const put = (send: Send, by: Tablet, { grp, ent }: Where, { hash, bytes }: Piece) =>
  call(send, 'putBlobPiece', { params: { grp, ent, hash }, token: by.token, body: bytes })
const get = (send: Send, by: Tablet, { grp, ent }: Where, { hash }: Piece) =>
  call(send, 'getBlobPiece', { params: { grp, ent, hash }, token: by.token })
const ask = (send: Send, by: Tablet, { grp, ent }: Where, pieces: readonly Piece[]) =>
  call(send, 'postBlob', {
    params: { grp, ent },
    token: by.token,
    body: { hashes: pieces.map(({ hash }) => hash) }
  })
const erase = (send: Send, by: Tablet, { grp, ent }: Where) =>
  call(send, 'postErase', {
    params: { grp },
    token: by.token,
    body: { ents: [ent], line: aControl(by, grp, 'erase', { ents: [ent], why: 'erasure' }) }
  })
const filesIn = (folder: string): readonly string[] =>
  existsSync(join(folder, BLOB_FOLDER))
    ? readdirSync(join(folder, BLOB_FOLDER), { recursive: true, withFileTypes: true })
        .filter((each) => each.isFile())
        .map(({ name }) => name)
    : []

/** A group of a lead and a member with one entity that has no pieces yet. */
async function aGroupWithEntity(server = aServer()) {
  const { send } = server
  const lead = aTablet()
  const grp = await aGroup(send, lead)
  const member = await aMember(send, lead, grp)
  const ent = await anEntityWith(send, lead, grp, [])
  return { ...server, lead, member, where: { grp, ent } }
}

describe('pieces of pictures and recordings', () => {
  it('[B3] says which are missing, keeps each under its hash once, and hands it out as it came', async () => {
    const { send, lead, member, where } = await aGroupWithEntity()
    const [one, two] = [aPiece(), aPiece()]
    expect((await ask(send, lead, where, [one, two])).value).toEqual({
      missing: [one.hash, two.hash]
    })
    expect((await put(send, lead, where, one)).value).toEqual({ hash: one.hash })
    expect((await put(send, lead, where, one)).value).toEqual({ hash: one.hash })
    expect((await ask(send, lead, where, [one, two])).value).toEqual({ missing: [two.hash] })
    const read = await get(send, member, where, one)
    expect(read.value).toEqual(one.bytes)
    expect(read.headers.get('content-disposition')).toBe('attachment')
    expect(read.headers.get('content-security-policy')).toContain('sandbox')
    expect(read.headers.get('x-content-type-options')).toBe('nosniff')
    expect((await get(send, member, where, two)).status).toBe(404)
  })

  it('[B4] takes no bytes under a hash that is not theirs', async () => {
    const { send, lead, where } = await aGroupWithEntity()
    const piece = aPiece()
    const bytes = new Uint8Array(piece.bytes)
    bytes[7] = (bytes[7] ?? 0) ^ 1
    const reply = await put(send, lead, where, { hash: piece.hash, bytes })
    expect(reply.problem).toMatchObject({ status: 422, code: 'body-invalid' })
    const cut = await put(send, lead, where, { ...piece, bytes: piece.bytes.subarray(0, 999) })
    expect(cut.status).toBe(422)
    expect((await ask(send, lead, where, [piece])).value.missing).toEqual([piece.hash])
  })

  it('refuses a piece that is too large, and JSON in its place', async () => {
    const { send, lead, where } = await aGroupWithEntity()
    const large = aPiece(limits.blobPieceBytes + 1)
    expect((await put(send, lead, where, large)).problem.code).toBe('body-too-large')
    const piece = aPiece(limits.blobPieceBytes)
    expect((await put(send, lead, where, piece)).status).toBe(200)
    const params = { ...where, hash: piece.hash }
    const json = await call(send, 'putBlobPiece', { params, token: lead.token, body: { a: 1 } })
    expect(json.problem.code).toBe('body-unreadable')
  })

  it('takes none for an entity that the channel does not have', async () => {
    const { send, lead, where } = await aGroupWithEntity()
    const other = { grp: where.grp, ent: anEntity() }
    expect((await put(send, lead, other, aPiece())).status).toBe(404)
    expect((await ask(send, lead, other, [aPiece()])).status).toBe(404)
  })

  it('[B6] links what the caller may read elsewhere, and gives nothing away to who merely knows a hash', async () => {
    const { send, lead, member, where } = await aGroupWithEntity()
    const piece = aPiece()
    await put(send, lead, where, piece)
    const own = await aGroup(send, member, 'private')
    const mine = { grp: own, ent: await anEntityWith(send, member, own, []) }
    expect((await ask(send, member, mine, [piece])).value).toEqual({ missing: [] })
    expect((await get(send, member, mine, piece)).value).toEqual(piece.bytes)

    const stranger = aTablet()
    const theirs = await aGroup(send, stranger)
    const there = { grp: theirs, ent: await anEntityWith(send, stranger, theirs, []) }
    expect((await ask(send, stranger, there, [piece])).value).toEqual({ missing: [piece.hash] })
    expect((await get(send, stranger, there, piece)).status).toBe(404)
    expect((await get(send, stranger, where, piece)).status).toBe(404)
  })

  it('a member who was taken out links nothing of what she could read', async () => {
    const { send, lead, member, where } = await aGroupWithEntity()
    const piece = aPiece()
    await put(send, lead, where, piece)
    await call(send, 'deleteMember', {
      params: { grp: where.grp, dev: member.dev },
      token: lead.token,
      body: {}
    })
    const own = await aGroup(send, member)
    const mine = { grp: own, ent: await anEntityWith(send, member, own, []) }
    expect((await ask(send, member, mine, [piece])).value).toEqual({ missing: [piece.hash] })
  })

  it('[B8] the bytes go with the last link, and not before', async () => {
    const folder = aFolder()
    const { send, lead, where, store } = await aGroupWithEntity(aServer({}, folder))
    const piece = aPiece()
    await put(send, lead, where, piece)
    const own = await aGroup(send, lead, 'private')
    const mine = { grp: own, ent: where.ent }
    await push(send, lead, own, [aLine(lead, own, { ent: where.ent })])
    await ask(send, lead, mine, [piece])
    expect(filesIn(folder)).toEqual([piece.hash])

    await erase(send, lead, where)
    expect((await get(send, lead, where, piece)).status).toBe(404)
    expect((await get(send, lead, mine, piece)).value).toEqual(piece.bytes)
    await erase(send, lead, mine)
    expect(filesIn(folder)).toEqual([])
    expect((await put(send, lead, mine, piece)).status).toBe(404)
    expect((await ask(send, lead, mine, [piece])).status).toBe(404)
    expect(filesIn(folder)).toEqual([])
    store.close()
  })

  it('[B8] an erasure whose process ended before the bytes were gone is finished at the next start', async () => {
    const folder = aFolder()
    const first = await aGroupWithEntity(aServer({}, folder))
    const piece = aPiece()
    await put(first.send, first.lead, first.where, piece)
    await first.store.write(() =>
      first.store.rows.blobs.unlink(
        first.store.rows.channels.byGrp(first.where.grp)?.no ?? 0,
        first.where.ent
      )
    )
    first.store.close()
    expect(filesIn(folder)).toEqual([piece.hash])
    const second = aServer({}, folder)
    await sweepUnlinked({ store: second.store, log: () => {} })
    expect(filesIn(folder)).toEqual([])
    second.store.close()
  })

  it('a piece that nothing names is kept for thirty days, then goes; half-written ones after one', async () => {
    const folder = aFolder()
    const { store, clock, where, send, lead } = await aGroupWithEntity(aServer({}, folder))
    const [named, orphan] = [aPiece(), aPiece()]
    await put(send, lead, where, named)
    await store.files.keep(orphan.hash, orphan.bytes)
    const half = join(folder, BLOB_FOLDER, orphan.hash.slice(0, 2), `${orphan.hash}.1-1.part`)
    writeFileSync(half, 'half')
    const age = (file: string, days: number) => {
      const at = (clock.now - days * 86_400_000) / 1000
      utimesSync(file, at, at)
    }
    const place = (hash: string) => join(folder, BLOB_FOLDER, hash.slice(0, 2), hash)
    let restore = 1
    const look = () => removeOrphans({ rows: store.rows, now: clock.now, restore }, store.files)
    age(half, 0.5)
    age(place(orphan.hash), 29)
    age(place(named.hash), 400)
    expect(look()).toBe(0)
    // Linked again by whoever holds it: nothing of it was sent.
    expect((await ask(send, lead, where, [orphan])).value).toEqual({ missing: [] })
    age(half, 2)
    expect(look()).toBe(1)
    await erase(send, lead, where)
    await store.files.keep(orphan.hash, orphan.bytes)
    age(place(orphan.hash), 31)
    // A restore leaves pieces without a name that are old already: their tablets get thirty days as well.
    restore = Math.floor(clock.now / 1000) - 29 * 86_400
    expect(look()).toBe(0)
    restore -= 2 * 86_400
    expect(look()).toBe(1)
    expect(filesIn(folder)).toEqual([])
    store.close()
  })

  it('a link that is written while the last other one goes finds its bytes there', async () => {
    const folder = aFolder()
    const { send, lead, where, store } = await aGroupWithEntity(aServer({}, folder))
    const piece = aPiece()
    const other = { ...where, ent: await anEntityWith(send, lead, where.grp, []) }
    for (let round = 0; round < 10; round++) {
      const ent = await anEntityWith(send, lead, where.grp, [piece])
      const [, kept] = await Promise.all([
        erase(send, lead, { ...where, ent }),
        put(send, lead, other, piece)
      ])
      expect(kept.status).toBe(200)
      expect((await get(send, lead, other, piece)).value).toEqual(piece.bytes)
    }
    store.close()
  })

  it('a channel holds no more than it is allowed, and goes on taking lines', async () => {
    const folder = aFolder()
    const { send, lead, where, store } = await aGroupWithEntity(
      aServer({ blobSpace: 1500 }, folder)
    )
    expect((await put(send, lead, where, aPiece(1000))).status).toBe(200)
    const second = aPiece(1000)
    for (let tries = 0; tries < 2; tries++) {
      expect((await put(send, lead, where, second)).problem).toMatchObject({
        status: 507,
        code: 'store-full'
      })
      expect((await ask(send, lead, where, [second])).value).toEqual({ missing: [second.hash] })
    }
    // Nothing of it was written, and what lies there unlinked is no way around.
    expect(filesIn(folder)).toHaveLength(1)
    await store.files.keep(second.hash, second.bytes)
    expect((await ask(send, lead, where, [second])).problem.code).toBe('store-full')
    expect((await push(send, lead, where.grp, [aLine(lead, where.grp)])).status).toBe(200)
    // Several at once, each of which had room when it was asked: what is not linked does not stay either.
    const racing = Array.from({ length: 4 }, () => aPiece(400))
    const answers = await Promise.all(racing.map((piece) => put(send, lead, where, piece)))
    const byNumber = (one: number, other: number) => one - other
    expect(answers.map(({ status }) => status).toSorted(byNumber)).toEqual([200, 507, 507, 507])
    expect(filesIn(folder)).toHaveLength(3)
    store.close()
  })

  it('what is on the disk is the sealed bytes and no more of them than came', async () => {
    const folder = aFolder()
    const files = blobFiles(folder)
    const piece = aPiece(70_000)
    await files.keep(piece.hash, piece.bytes)
    expect(files.size(piece.hash)).toBe(70_000)
    expect(new Uint8Array(readFileSync(join(folder, piece.hash.slice(0, 2), piece.hash)))).toEqual(
      piece.bytes
    )
    expect(await files.read(aPiece().hash)).toBeUndefined()
    expect(blobFiles(join(folder, 'not-there')).list(0)).toEqual([])
  })
})
