import { beforeEach, expect, test } from 'vitest'
import { enterRoom, kept, MINUTE, pass, reopenStore, room, settle, sit } from '#kit/classroom.ts'
import { ring } from '#kit/bell.ts'
import { seededRandom } from '#lib/random.ts'
import { acknowledgeBinned, binned, binOverdue } from '../shared/media-bin.ts'
import { checkShot } from '../shared/shots.ts'
import { shotsIn, takenIn, UNCHECKED } from '../shared/shots-in.ts'
import { bin, toList } from '../after-the-bell/going-through.ts'
import { settleBin } from '../after-the-bell/bin.ts'
import { toggleWho, touchChip, touchTag } from './capture.ts'
import { interrupted } from './interrupted.ts'
import { endLesson } from './model.ts'
import { closeCamera, keepPicture, openCamera, picturesOf } from './shooting.ts'
import { streamLines } from './stream.ts'
import { undo } from './undo.ts'

beforeEach(enterRoom)

const random = seededRandom(12)
const developed = () => ({
  bytes: new Uint8Array(random(300)),
  width: 40,
  height: 30,
  thumb: '_9j_4AAQ'
})
const shots = () => takenIn(room.store.drafts(room.book.book).value)
const waiting = () =>
  shotsIn(room.store.drafts(room.book.book).value).filter(({ picture }) => !picture)
const blobs = () => room.store.blobs().map(({ id }) => id)
const photos = () =>
  room.store
    .entries(room.book.book)
    .value.filter(({ kind, deleted }) => kind === 'photo' && !deleted)

test('R1 the camera opens a note, and which one is written down before it opens', async () => {
  const live = sit(room.lesson)
  const shooting = openCamera(live)
  await settle()
  expect(live.notes.value).toEqual([shooting.cell])
  expect(waiting().map(({ note }) => note)).toEqual([shooting.cell.ent])
  expect(room.store.standing(room.book.book).value.drafts).toBe(0)
  live.dispose()
  await reopenStore()
  const again = sit(room.lesson)
  const cell = interrupted(again)
  expect(cell?.ent).toBe(shooting.cell.ent)
  // Taken up again: no second place is kept.
  again.open.value = cell
  openCamera(again)
  await settle()
  expect(waiting()).toHaveLength(1)
})

test('a picture is kept unchecked in the open note, which says that work was shown', async () => {
  const live = sit(room.lesson)
  touchChip(live, 'A')
  const shooting = openCamera(live)
  expect((await keepPicture(live, shooting, developed(), random)).ok).toBe(true)
  expect((await keepPicture(live, shooting, developed(), random)).ok).toBe(true)
  await settle()
  expect(picturesOf(live, shooting.cell)).toHaveLength(2)
  expect(kept(live)[0]?.values['tags']).toEqual(['shows-work'])
  expect(room.store.standing(room.book.book).value.drafts).toBe(2)
  expect(photos()).toEqual([])
  await closeCamera(live, shooting)
  expect(waiting()).toEqual([])
  expect(live.notes.value).toHaveLength(1)
  live.dispose()
  await reopenStore()
  expect(shots()).toHaveLength(2)
  expect(blobs()).toHaveLength(2)
})

test('what the note says already stands, and the next chip begins the next note', async () => {
  const live = sit(room.lesson)
  touchChip(live, 'A')
  touchTag(live, 'stuck')
  const shooting = openCamera(live)
  await keepPicture(live, shooting, developed(), random)
  expect(shooting.cell.values.value.tags).toEqual(['stuck'])
  touchTag(live, 'stuck')
  touchChip(live, 'B')
  expect(live.notes.value).toHaveLength(2)
  // Bare but for its photo: no mark that the next touch takes away, and none that is folded.
  toggleWho(live, shooting.cell, 'A')
  expect(live.notes.value).toHaveLength(2)
  expect(streamLines(live).filter(({ line }) => line === 'marks')).toEqual([])
})

test('Undo takes the last picture and its bytes away; the note goes with all of its own', async () => {
  const live = sit(room.lesson)
  touchChip(live, 'A')
  const shooting = openCamera(live)
  await keepPicture(live, shooting, developed(), random)
  await keepPicture(live, shooting, developed(), random)
  undo(live)
  await settle()
  expect(shots()).toHaveLength(1)
  expect(blobs()).toHaveLength(1)
  undo(live)
  undo(live)
  await settle()
  expect(live.notes.value).toEqual([])
  expect(shots()).toEqual([])
  expect(blobs()).toEqual([])
})

test('a camera that was opened for nothing leaves nothing; one that was opened for a note leaves the note', async () => {
  const live = sit(room.lesson)
  await closeCamera(live, openCamera(live))
  await settle()
  expect(live.notes.value).toEqual([])
  expect(waiting()).toEqual([])
  touchChip(live, 'A')
  await closeCamera(live, openCamera(live))
  expect(live.notes.value).toHaveLength(1)
})

test('a camera that is put away while a picture is being kept keeps the picture and its note', async () => {
  const live = sit(room.lesson)
  const shooting = openCamera(live)
  shooting.keeping = keepPicture(live, shooting, developed(), random)
  await closeCamera(live, shooting)
  await settle()
  expect(live.notes.value).toEqual([shooting.cell])
  expect(shots().map(({ note }) => note)).toEqual([shooting.cell.ent])
  expect(waiting()).toEqual([])
  live.dispose()
  await reopenStore()
  // Nobody comes back to a camera that was put away.
  expect(interrupted(sit(room.lesson))).toBeUndefined()
  expect(shots()).toHaveLength(1)
})

test('a picture that is undone takes back what it said, and a note that was opened for it goes', async () => {
  const live = sit(room.lesson)
  touchChip(live, 'A')
  const shooting = openCamera(live)
  await keepPicture(live, shooting, developed(), random)
  expect(shooting.cell.values.value.tags).toEqual(['shows-work'])
  undo(live)
  expect(shooting.cell.values.value.tags).toEqual([])
  await closeCamera(live, shooting)
  expect(live.notes.value).toEqual([shooting.cell])
})

test('a full tablet refuses the picture with the reason, and takes words', async () => {
  const live = sit(room.lesson)
  touchChip(live, 'A')
  const shooting = openCamera(live)
  const { storage } = room.store
  const full = {
    ...room.store,
    storage: async () => ({ ...(await storage()), used: 90, quota: 100 })
  }
  const refused = await keepPicture({ ...live, store: full }, shooting, developed(), random)
  expect(refused).toMatchObject({ problem: { code: 'media-no-room' } })
  expect(blobs()).toEqual([])
  touchTag(live, 'says')
  await settle()
  expect(kept(live)[0]?.values['tags']).toEqual(['says'])
})

test('checked it becomes a record with the cleaned picture alone; binned with its note nothing is left', async () => {
  const live = sit(room.lesson)
  touchChip(live, 'A')
  const shooting = openCamera(live)
  await keepPicture(live, shooting, developed(), random)
  await keepPicture(live, shooting, developed(), random)
  await closeCamera(live, shooting)
  endLesson(live)
  await settle()
  live.dispose()
  const [first, second] = shots()
  if (!first || !second) throw new Error('two pictures')
  expect((await checkShot(room.store, first, developed(), random)).ok).toBe(true)
  expect(shots()).toEqual([second])
  expect(photos().map(({ ent }) => ent)).toEqual([first.ent])
  expect(blobs()).not.toContain(first.picture?.id)
  expect(blobs()).toHaveLength(2)
  const bell = ring()
  expect(bell.unchecked.value.map(({ ent }) => ent)).toEqual([second.ent])
  bin(bell, [shooting.cell.ent])
  toList(bell)
  settleBin(bell)
  await settle()
  expect(shots()).toEqual([])
  expect(photos()).toEqual([])
  expect(blobs()).toEqual([])
  bell.dispose()
})

test('a picture that nobody checks is binned after seven days, and that is told until somebody has read it', async () => {
  const live = sit(room.lesson)
  touchChip(live, 'A')
  const shooting = openCamera(live)
  await keepPicture(live, shooting, developed(), random)
  pass(MINUTE)
  await keepPicture(live, shooting, developed(), random)
  await settle()
  const { store, book } = room
  const [first] = shots()
  const due = (first?.at ?? 0) + UNCHECKED
  await binOverdue(store, book.book, due - 1)
  expect(shots()).toHaveLength(2)
  // A day later nobody comes back to an open camera.
  expect(waiting()).toEqual([])
  expect(await binned(store, 'photos', book.book)).toBeUndefined()
  await binOverdue(store, book.book, due)
  expect(shots()).toHaveLength(1)
  expect(blobs()).toHaveLength(1)
  expect(await binned(store, 'photos', book.book)).toEqual({ count: 1, at: due })
  await binOverdue(store, book.book, due + 2 * MINUTE)
  expect(await binned(store, 'photos', book.book)).toEqual({ count: 2, at: due + 2 * MINUTE })
  await acknowledgeBinned(store, 'photos', book.book)
  expect(await binned(store, 'photos', book.book)).toBeUndefined()
  expect(blobs()).toEqual([])
})
