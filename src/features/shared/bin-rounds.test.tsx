// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { enterRoom, MINUTE, reopenStore, room, settle, sit } from '#kit/classroom.ts'
import { comes, drawn, show } from '#kit/live-screen.tsx'
import { blobs, record, recordings } from '#kit/microphone.ts'
import { testTimers, testVisibility } from '#kit/store.ts'
import { dayToWords, msToDay } from '#lib/time.ts'
import { seededRandom } from '#lib/random.ts'
import { touchChip } from '../live-lesson/capture.ts'
import { closeCamera, keepPicture, openCamera } from '../live-lesson/shooting.ts'
import { Unchecked } from '../today/unchecked.tsx'
import { uncheckedWords } from '../today/unchecked-words.ts'
import { goRound } from './bin-rounds.ts'
import { binned } from './media-bin.ts'
import { UNWRITTEN } from './recordings-in.ts'
import { takenIn, UNCHECKED } from './shots-in.ts'

const random = seededRandom(5)
const shots = () => takenIn(room.store.drafts(room.book.book).value)
const visibility = testVisibility()
let timers = testTimers()
let stop = () => {}

/** The app on a tablet that was put away, whatever screen it opens with. */
const go = () => {
  stop = goRound({ store: room.store, visibility, after: timers.after })
}
const day = () => dayToWords(msToDay(room.time), 'en-GB')

/** Photos of one lesson, a minute between them; nobody checks them. */
async function shoot(count: number): Promise<void> {
  const live = sit(room.lesson)
  touchChip(live, 'A')
  const shooting = openCamera(live)
  for (let shot = 0; shot < count; shot++) {
    const bytes = new Uint8Array(random(300))
    await keepPicture(live, shooting, { bytes, width: 4, height: 3, thumb: '' }, random)
    room.time += MINUTE
  }
  await closeCamera(live, shooting)
  live.dispose()
  await settle()
}

beforeEach(async () => {
  await enterRoom()
  visibility.set(false)
  timers = testTimers()
})
afterEach(() => {
  stop()
  cleanup()
})

test('what is overdue is binned when the app starts, with Today closed, and Today tells of it later until somebody has read it', async () => {
  await shoot(1)
  room.time += UNCHECKED
  await reopenStore()
  expect(shots()).toHaveLength(1)
  go()
  await settle()
  expect(shots()).toEqual([])
  expect(blobs()).toBe(0)
  show(<Unchecked book={room.book} now={room.time} />)
  await settle()
  await drawn()
  const told = uncheckedWords.binned.photos(1, day())
  expect((await comes(() => screen.getByRole('status'))).textContent).toContain(told)
  fireEvent.click(screen.getByRole('button', { name: uncheckedWords.read }))
  await settle()
  await drawn()
  expect(screen.queryByText(told)).toBeNull()
  expect(await binned(room.store, 'photos', room.book.book)).toBeUndefined()
})

test('while the app stays open it is binned within a quarter of an hour, so when the day changes', async () => {
  await shoot(1)
  go()
  await settle()
  const due = UNCHECKED - MINUTE
  room.time += due - 1
  timers.pass(due - 1)
  await settle()
  expect(shots()).toHaveLength(1)
  room.time += 15 * MINUTE + 1
  timers.pass(15 * MINUTE + 1)
  await settle()
  expect(shots()).toEqual([])
})

test('it is binned when the app is shown again, not behind the person’s back', async () => {
  await shoot(1)
  go()
  await settle()
  visibility.set(true)
  room.time += UNCHECKED
  timers.pass(60 * MINUTE)
  await settle()
  expect(shots()).toHaveLength(1)
  visibility.set(false)
  await settle()
  expect(shots()).toEqual([])
  expect(await binned(room.store, 'photos', room.book.book)).toMatchObject({ count: 1 })
})

test('Today that is open at the time tells of it at once, also of sound', async () => {
  const live = sit(room.lesson)
  touchChip(live, 'A')
  await record(live, 1)
  await live.recorder.value?.stop()
  live.dispose()
  room.time += UNWRITTEN
  show(<Unchecked book={room.book} now={room.time} />)
  await settle()
  await drawn()
  expect(screen.queryByRole('status')).toBeNull()
  // Today alone bins nothing: that does not depend on where the person is.
  expect(recordings()).toHaveLength(1)
  go()
  await settle()
  await drawn()
  expect(recordings()).toEqual([])
  expect((await comes(() => screen.getByRole('status'))).textContent).toContain(
    uncheckedWords.binned.sounds(1, day())
  )
})

test('what is binned while somebody reads of the first is still told', async () => {
  await shoot(2)
  room.time += UNCHECKED - 2 * MINUTE
  await reopenStore()
  go()
  await settle()
  show(<Unchecked book={room.book} now={room.time} />)
  await settle()
  await drawn()
  const read = screen.getByRole('button', { name: uncheckedWords.read })
  // The second one goes, and the finger comes before Today has heard of it.
  const { recall } = room.store
  Object.assign(room.store, { recall: () => new Promise(() => {}) })
  room.time += MINUTE
  visibility.set(false)
  await settle()
  expect(shots()).toEqual([])
  fireEvent.click(read)
  await settle()
  Object.assign(room.store, { recall })
  expect(await binned(room.store, 'photos', room.book.book)).toMatchObject({ count: 1 })
  cleanup()
  show(<Unchecked book={room.book} now={room.time} />)
  await settle()
  await drawn()
  expect(await comes(() => screen.getByText(uncheckedWords.binned.photos(1, day())))).toBeTruthy()
})
