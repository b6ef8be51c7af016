import { beforeEach, expect, test } from 'vitest'
import { ring } from '#kit/bell.ts'
import { enterRoom, MINUTE, pass, reopenStore, room, settle, sit } from '#kit/classroom.ts'
import { binOverdue } from '../shared/media-bin.ts'
import type { Microphone } from '../shared/microphone/hearing.ts'
import { MOST_PIECES } from '../shared/recordings.ts'
import { dropRecordings } from '../shared/recordings-in.ts'
import { waitingIn } from '../shared/unchecked.ts'
import { strike, touchChip, touchTag } from './capture.ts'
import { settleCutOff, startRecording } from './recording.ts'
import { streamLines } from './stream.ts'
import { undo } from './undo.ts'
import { blobs, microphone, random, record, recordings } from '#kit/microphone.ts'

beforeEach(enterRoom)

test('[B12] every ten seconds are kept, each by itself, in the open note or in a new one', async () => {
  const live = sit(room.lesson)
  await record(live, 2)
  expect(live.notes.value).toHaveLength(1)
  expect(recordings().map(({ pieces, length }) => [pieces.length, length])).toEqual([[2, 20_000]])
  expect(blobs()).toBe(2)
  // Other notes are taken meanwhile, and the sound stays with its own.
  touchTag(live, 'stuck')
  touchChip(live, 'B')
  const [first] = live.notes.value
  await live.recorder.value?.stop()
  expect(live.recorder.value).toBeUndefined()
  expect(recordings()).toMatchObject([{ note: first?.ent, ended: true }])
  expect(live.recordingEnd.value).toBeUndefined()
  // Only on this tablet: it is counted before somebody leaves, by its name.
  expect(room.store.standing(room.book.book).value.drafts).toBe(1)
  expect(waitingIn(room.store, room.book.book)).toEqual({
    photos: 0,
    sounds: 1,
    lesson: room.lesson
  })
})

test('[B12] a page that dies in the middle of a piece loses that piece, and the next one says when it stopped', async () => {
  const live = sit(room.lesson)
  touchChip(live, 'A')
  await record(live, 3)
  const began = recordings()[0]?.at ?? 0
  // Nothing is told to anybody: the battery is flat.
  room.time += 40_000
  await reopenStore()
  expect(recordings()).toMatchObject([{ ended: false, pieces: { length: 3 } }])
  const again = sit(room.lesson)
  settleCutOff(again)
  await settle()
  expect(again.recordingEnd.value).toEqual({ at: began + 30_000, kept: true })
  expect(recordings()[0]?.ended).toBe(true)
  expect(ring().recordings.value).toHaveLength(1)
})

test('[B12] what was cut off is after the bell without the lesson being opened again', async () => {
  const live = sit(room.lesson)
  touchChip(live, 'A')
  await record(live, 1)
  room.time += 5000
  await reopenStore()
  expect(ring().recordings.value).toEqual([])
  room.time += 20_000
  expect(ring().recordings.value).toHaveLength(1)
})

test('a microphone that opens after the lesson was left, or a second time, is let go; the note is that of the touch', async () => {
  const live = sit(room.lesson)
  touchChip(live, 'A')
  const [first] = live.notes.value
  const by = microphone()
  const [one, two] = [startRecording(live, by.open, random), startRecording(live, by.open, random)]
  pass(MINUTE)
  touchChip(live, 'B')
  await Promise.all([one, two])
  expect(by.opened()).toBe(1)
  expect(live.recorder.value?.cell).toBe(first)
  await live.recorder.value?.stop()
  expect(live.recordingEnd.value).toMatchObject({ kept: false })
  const late = microphone()
  const begun = startRecording(live, late.open, random)
  live.dispose()
  await begun
  expect(live.recorder.value).toBeUndefined()
  expect(late.isOpen()).toBe(false)
  expect(recordings()).toEqual([])
})

test('what was written down or binned in another window is not brought back by the next piece', async () => {
  const live = sit(room.lesson)
  const by = await record(live, 2)
  const [recording] = recordings()
  if (!recording) throw new Error('a recording')
  await dropRecordings(room.store, [recording])
  by.hear()
  await live.recorder.value?.stop()
  await settle()
  expect(recordings()).toEqual([])
  expect(blobs()).toBe(0)
})

test('sound of which nothing can be made ends it with the reason, and what was kept stays', async () => {
  const live = sit(room.lesson)
  const by = await record(live, 1)
  by.taken('failed')
  await settle()
  expect(live.recordingEnd.value).toMatchObject({
    kept: true,
    problem: { code: 'sound-not-heard' }
  })
  expect(recordings()).toMatchObject([{ ended: true, pieces: { length: 1 } }])
})

test('sound of a note that is deleted elsewhere goes', async () => {
  const live = sit(room.lesson)
  touchChip(live, 'A')
  await record(live, 1)
  await live.recorder.value?.stop()
  live.dispose()
  await settle()
  const { store, book } = room
  const [note] = store.entries(book.book).value.filter(({ kind }) => kind === 'observation')
  const [shown] = note ? await store.open([note.ent]) : []
  if (!note || !shown) throw new Error('a note')
  const { ent, kind } = note
  await store.change([
    { book: book.book, grp: shown.grp, ent, kind, del: true, ctx: shown.context }
  ])
  await binOverdue(store, book.book, room.time)
  expect(recordings()).toEqual([])
  expect(blobs()).toBe(0)
})

test('what another window records at this moment is left to it, and looked at again later', async () => {
  const live = sit(room.lesson)
  await record(live, 1)
  const other = sit(room.lesson)
  settleCutOff(other)
  settleCutOff(other)
  await settle()
  expect(recordings()[0]?.ended).toBe(false)
  expect(ring().recordings.value).toEqual([])
  pass(20_000)
  await settle()
  expect(recordings()[0]?.ended).toBe(true)
})

test('a microphone that is refused changes nothing; one that is taken away says when, and what there was is kept', async () => {
  const live = sit(room.lesson)
  const refused: Microphone = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
  await expect(startRecording(live, refused, random)).rejects.toThrow('no')
  expect(live.notes.value).toEqual([])
  const by = await record(live, 1)
  by.taken()
  await settle()
  expect(live.recorder.value).toBeUndefined()
  expect(live.recordingEnd.value).toEqual({ at: room.time, kept: true })
  expect(recordings()).toMatchObject([{ ended: true, pieces: { length: 1 } }])
})

test('[B11] a tablet without room stops it with the reason, and half an hour is the most', async () => {
  const live = sit(room.lesson)
  const by = await record(live, 1)
  const { storage } = room.store
  Object.assign(room.store, {
    storage: async () => ({ ...(await storage()), used: 90, quota: 100 })
  })
  by.hear()
  await settle()
  expect(live.recordingEnd.value).toMatchObject({ problem: { code: 'media-no-room' } })
  expect(live.recorder.value).toBeUndefined()
  expect(recordings()).toMatchObject([{ ended: true, pieces: { length: 1 } }])
  Object.assign(room.store, { storage })
  pass(MINUTE)
  touchChip(live, 'C')
  const long = await record(live, 0)
  for (let piece = 0; piece < MOST_PIECES; piece++) long.hear()
  for (let turn = 0; turn < 60 && live.recorder.value; turn++) await settle()
  expect(live.recordingEnd.value).toMatchObject({ problem: { code: 'recording-too-long' } })
  expect(recordings()[1]?.pieces).toHaveLength(MOST_PIECES)
})

test('Undo takes the sound and what it said; the note that is struck out takes it along, also while it is recorded', async () => {
  const live = sit(room.lesson)
  touchChip(live, 'A')
  await record(live, 2)
  await live.recorder.value?.stop()
  expect(live.notes.value[0]?.values.value.tags).toEqual(['says'])
  undo(live)
  await settle()
  expect(recordings()).toEqual([])
  expect(blobs()).toBe(0)
  expect(live.notes.value[0]?.values.value.tags).toEqual([])
  await record(live, 1)
  const [cell] = live.notes.value
  expect(streamLines(live).map(({ line }) => line)).toEqual(['note'])
  if (cell) strike(live, cell)
  await settle()
  expect(live.recorder.value).toBeUndefined()
  expect(recordings()).toEqual([])
  expect(blobs()).toBe(0)
})
