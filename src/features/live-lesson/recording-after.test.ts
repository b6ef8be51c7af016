import { beforeEach, expect, test } from 'vitest'
import { ring } from '#kit/bell.ts'
import { enterRoom, MINUTE, pass, reopenStore, room, settle, sit } from '#kit/classroom.ts'
import { handInAll } from '../after-the-bell/handing-in.ts'
import { writeDownHere } from '../after-the-bell/writing-down.ts'
import { acknowledgeBinned, binned, binOverdue } from '../shared/media-bin.ts'
import { keepTranscript, writeDown } from '../shared/recordings.ts'
import { UNWRITTEN } from '../shared/recordings-in.ts'
import { touchChip } from './capture.ts'
import { type } from './typing.ts'
import { blobs, record, recordings } from '#kit/microphone.ts'

beforeEach(enterRoom)

test('what is written down becomes words of the note, and the sound goes', async () => {
  const live = sit(room.lesson)
  touchChip(live, 'A')
  type(live, 'Talked about her bar')
  await record(live, 1)
  await live.recorder.value?.stop()
  pass(MINUTE)
  touchChip(live, 'B')
  await record(live, 1)
  live.dispose()
  await settle()
  const bell = ring()
  await settle()
  const [first, second] = bell.recordings.value
  if (!first || !second) throw new Error('two recordings')
  keepTranscript(room.store, first, 'It is the long one because')
  keepTranscript(room.store, second, 'I draw it before I count')
  for (const recording of bell.recordings.value) {
    expect(await writeDownHere(bell, recording, 'Written down')).toEqual({
      ok: true,
      value: undefined
    })
  }
  await settle()
  const shown = await room.store.open([first.note, second.note])
  expect(shown.map(({ values }) => [values['text'], values['quote']])).toEqual([
    ['Talked about her bar\n\nIt is the long one because', undefined],
    ['I draw it before I count', undefined]
  ])
  expect(shown.every(({ folded }) => folded.forks.length === 0)).toBe(true)
  expect(bell.recordings.value).toEqual([])
  expect(blobs()).toBe(0)
  expect(room.store.standing(room.book.book).value.drafts).toBe(0)
  bell.dispose()
})

test('written down after hand-in it is a correction; with too many words nothing changes', async () => {
  const live = sit(room.lesson)
  touchChip(live, 'A')
  await record(live, 1)
  live.dispose()
  await settle()
  const bell = ring()
  const [recording] = bell.recordings.value
  if (!recording) throw new Error('a recording')
  const long = await writeDown(room.store, recording, 'x'.repeat(33_000), 'Written down')
  expect(long).toMatchObject({ problem: { code: 'text-too-long' } })
  expect(blobs()).toBe(1)
  await handInAll(bell)
  await settle()
  expect(bell.handedIn.value).toHaveLength(1)
  expect(bell.recordings.value).toHaveLength(1)
  const late = await writeDown(
    room.store,
    recording,
    'Because it is longer',
    'Written down from 0:10'
  )
  expect(late.ok).toBe(true)
  const corrections = room.store
    .entries(room.book.book)
    .value.filter(({ kind }) => kind === 'amendment')
  expect(corrections).toMatchObject([
    { audience: 'group', values: { observation: recording.note, reason: 'Written down from 0:10' } }
  ])
  expect(blobs()).toBe(0)
  bell.dispose()
})

test('[B12] after fourteen days the sound goes with notice, and what was begun to be written down stays', async () => {
  const live = sit(room.lesson)
  await record(live, 1)
  await live.recorder.value?.stop()
  pass(MINUTE)
  touchChip(live, 'B')
  await record(live, 2)
  await live.recorder.value?.stop()
  const [first, second] = recordings()
  if (!first || !second) throw new Error('two recordings')
  keepTranscript(room.store, second, 'Because')
  const { store, book } = room
  const due = first.at + UNWRITTEN
  await binOverdue(store, book.book, due - 1)
  expect(blobs()).toBe(3)
  await binOverdue(store, book.book, due)
  expect(recordings().map(({ ent }) => ent)).toEqual([second.ent])
  await binOverdue(store, book.book, due + MINUTE)
  await binOverdue(store, book.book, due + 2 * MINUTE)
  expect(recordings()).toMatchObject([{ transcript: 'Because', pieces: [], length: 20_000 }])
  expect(blobs()).toBe(0)
  expect(await binned(store, 'sounds', book.book)).toEqual({ count: 2, at: due + MINUTE })
  expect(await binned(store, 'photos', book.book)).toBeUndefined()
  await acknowledgeBinned(store, 'sounds', book.book)
  expect(await binned(store, 'sounds', book.book)).toBeUndefined()
  live.dispose()
  await reopenStore()
  expect(recordings()).toMatchObject([{ transcript: 'Because' }])
})
