import { expect, test } from 'vitest'
import { sample } from '#kinds/photo/sample.ts'
import { mortal } from '#kit/mortal.ts'
import { channelOf, makeProject, NEW } from '#kit/notes.ts'
import { makeStore, MONDAY, newTablet, openTestStore, settled } from '#kit/store.ts'
import { manifestToText } from '#lib/blob-text.ts'
import { seededRandom } from '#lib/random.ts'
import { sealBlob } from '#seal/blob.ts'
import { createMemoryPort } from './memory-port.ts'
import { hasRoomForMedia, mediaKindsOf } from './media-room.ts'
import { kinds } from '#kinds/index.ts'
import type { SyncStore } from './sync-types.ts'
import type { Book } from './types.ts'

const random = seededRandom(8)
const aBlob = () => sealBlob(new Uint8Array(random(350)), 'image/jpeg', random, 100)

/** First the bytes, then the draft that names them: what the camera does. Answers the draft's entity. */
async function shoot(store: SyncStore, book: Book, blob: Awaited<ReturnType<typeof aBlob>>) {
  const ent = store.newEntity()
  const kept = await store.keepBlob({ book: book.book, ent }, blob)
  if (!kept.ok) return kept
  store.keepDraft({
    book: book.book,
    grp: channelOf(book, 'private'),
    ent,
    kind: 'photo',
    fields: { picture: manifestToText(blob.manifest) },
    ctx: NEW,
    revision: 1,
    touched: store.now(),
    stays: true
  })
  return store.flushDrafts()
}

test('[B2] killed at any step of taking a picture, what was called kept is there, and nothing else is shown', async () => {
  let kept = 0
  let lost = 0
  for (let killAt = 1; killAt < 60; killAt++) {
    const tablet = newTablet()
    const first = await makeStore({ tablet })
    const book = await makeProject(first)
    const { port, journal } = mortal(createMemoryPort(tablet.disk), tablet.journal, killAt)
    const opened = await openTestStore({ tablet, port, journal, seed: 2 })
    const blob = await aBlob()
    const shot = opened.ok ? await shoot(opened.value, book, blob) : opened
    const again = await makeStore({ tablet, seed: 3 })
    const drafts = again.drafts(book.book).value
    const read = await again.readBlob(blob.manifest)
    if (shot.ok) {
      kept += 1
      expect(drafts).toHaveLength(1)
    } else lost += 1
    // A draft never names what is not here.
    if (drafts.length > 0) expect(read).toMatchObject({ ok: true, value: { length: 350 } })
    else if (read.ok && read.value) {
      expect(again.standing(book.book).value).toMatchObject({ onlyHere: 2, drafts: 0 })
    }
  }
  expect(kept).toBeGreaterThan(0)
  expect(lost).toBeGreaterThan(0)
})

test('[B2] bytes that nothing names are removed after a day, and no others', async () => {
  const tablet = newTablet()
  const store = await makeStore({ tablet })
  const book = await makeProject(store)
  const [orphan, drafted, named] = [await aBlob(), await aBlob(), await aBlob()]
  await store.keepBlob({ book: book.book, ent: store.newEntity() }, orphan)
  await shoot(store, book, drafted)
  const ent = store.newEntity()
  await store.keepBlob({ book: book.book, ent }, named)
  const patch = { ...sample, picture: manifestToText(named.manifest) }
  const grp = channelOf(book, 'private')
  await store.change([{ book: book.book, grp, ent, kind: 'photo', patch, ctx: NEW }])
  const reopened = async (hours: number) => {
    const now = () => MONDAY + hours * 3_600_000
    const again = await makeStore({ tablet, seed: hours, now })
    await settled()
    await new Promise((done) => setTimeout(done, 20))
    return again.blobs().map(({ id }) => id)
  }
  const ids = (...blobs: (typeof named)[]) => blobs.map(({ manifest }) => manifest.id).toSorted()
  expect((await reopened(23)).toSorted()).toEqual(ids(orphan, drafted, named))
  expect((await reopened(25)).toSorted()).toEqual(ids(drafted, named))
})

test('[B8] a project that is removed takes its pictures along, and is not removed while one is only here', async () => {
  const tablet = newTablet()
  const store = await makeStore({ tablet })
  const [book, other] = [await makeProject(store), await makeProject(store)]
  await shoot(store, book, await aBlob())
  const stays = await aBlob()
  await shoot(store, other, stays)
  expect(await store.removeBook(book.book)).toMatchObject({ problem: { code: 'pending-left' } })
  expect(store.blobs()).toHaveLength(2)
  expect((await store.removeBook(book.book, true)).ok).toBe(true)
  expect(store.blobs().map(({ id }) => id)).toEqual([stays.manifest.id])
  const again = await makeStore({ tablet, seed: 5 })
  expect(again.blobs().map(({ id }) => id)).toEqual([stays.manifest.id])
  expect((await again.readBlob(stays.manifest)).ok).toBe(true)
})

test('[B8] what was dropped is gone; two windows know of the same blobs', async () => {
  const tablet = newTablet()
  const channelName = 'blobs of two windows'
  const one = await makeStore({ tablet, channelName })
  const two = await makeStore({ tablet, channelName, seed: 2 })
  const book = await makeProject(one)
  const blob = await aBlob()
  await shoot(one, book, blob)
  await new Promise((done) => setTimeout(done, 50))
  expect(two.blobs()).toHaveLength(1)
  await two.dropBlobs([blob.manifest.id])
  await new Promise((done) => setTimeout(done, 50))
  expect(one.blobs()).toEqual([])
  expect(await one.readBlob(blob.manifest)).toEqual({ ok: true, value: undefined })
})

test('[B11] media are refused from 85 of 100 on; a browser that does not say is taken at its own word later', async () => {
  const room = (used?: number, quota?: number) =>
    hasRoomForMedia({
      storage: async () => ({
        persisted: true,
        ...(used === undefined ? {} : { used }),
        ...(quota === undefined ? {} : { quota })
      })
    })
  expect([await room(84, 100), await room(85, 100), await room(), await room(5, 0)]).toEqual([
    true,
    false,
    true,
    true
  ])
  expect([...mediaKindsOf(kinds)]).toEqual(['photo'])
})
