// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/preact'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { enterRoom, kept, pass, room, settle } from '#kit/classroom.ts'
import { comes, drawn, leaveScreen, openScreen, touch } from '#kit/live-screen.tsx'
import { fail, type Result } from '#lib/result.ts'
import { seededRandom } from '#lib/random.ts'
import { problemWords } from '../shared/problem-words.ts'
import { shotsIn } from '../shared/shots-in.ts'
import { cameraWords } from './camera-words.ts'
import { tick } from './ending.ts'
import type { Live } from './live.ts'
import { keepPicture, openCamera } from './shooting.ts'
import { words } from './words.ts'

const asked = vi.fn<() => Promise<MediaStream>>()
const random = seededRandom(3)
const places = () =>
  shotsIn(room.store.drafts(room.book.book).value).filter(({ picture }) => !picture)
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name })
const pictures = () =>
  [...document.querySelectorAll<HTMLElement>('[data-shot]')].map(({ dataset }) => dataset['shot'])

/** One more touch: the camera in place of the stream. */
async function reach(): Promise<void> {
  fireEvent.click(button(words.camera.tool))
  await comes(() => expect(document.querySelector('[data-looking]')).toBeTruthy())
  await settle()
  await drawn()
}

async function shoot(live: Live): Promise<void> {
  const developed = { bytes: new Uint8Array(random(300)), width: 40, height: 30, thumb: '_9j_4AAQ' }
  const shooting = openCamera(live)
  expect((await keepPicture(live, shooting, developed, random)).ok).toBe(true)
  await settle()
  await drawn()
}

beforeEach(async () => {
  await enterRoom()
  asked.mockReset()
  asked.mockRejectedValue(new DOMException('no', 'NotAllowedError'))
  vi.stubGlobal(
    'navigator',
    Object.create(navigator, { mediaDevices: { value: { getUserMedia: asked } } })
  )
})

afterEach(() => {
  leaveScreen()
  vi.unstubAllGlobals()
})

test('neither camera opens before it is on the disk for which note the photo is', async () => {
  const { flushDrafts } = room.store
  let write = () => {}
  const turn = new Promise<void>((done) => (write = done))
  Object.assign(room.store, { flushDrafts: () => turn.then(() => flushDrafts()) })
  openScreen()
  touch('Who', 'A, Heron')
  await reach()
  expect(asked).not.toHaveBeenCalled()
  expect(button(cameraWords.other).disabled).toBe(true)
  expect(button(cameraWords.shoot).disabled).toBe(true)
  write()
  await comes(() => expect(asked).toHaveBeenCalledTimes(1))
  await drawn()
  expect(button(cameraWords.other).disabled).toBe(false)
})

test('nor before the note itself is', async () => {
  const { change } = room.store
  let write = () => {}
  const turn = new Promise<void>((done) => (write = done))
  const slow: typeof change = (...all) => turn.then(() => change(...all))
  Object.assign(room.store, { change: slow })
  openScreen()
  await reach()
  expect(places()).toHaveLength(1)
  expect(asked).not.toHaveBeenCalled()
  write()
  await comes(() => expect(asked).toHaveBeenCalledTimes(1))
  await drawn()
})

test('where that cannot be written down the camera stays closed and says why, and words are taken all the same', async () => {
  Object.assign(room.store, {
    flushDrafts: (): Promise<Result<number>> => Promise.resolve(fail('storage-full'))
  })
  const live = openScreen()
  await reach()
  expect(asked).not.toHaveBeenCalled()
  expect((await comes(() => screen.getByRole('alert'))).textContent).toContain(
    problemWords['storage-full'].happened
  )
  expect(screen.getByText(cameraWords.shut)).toBeTruthy()
  expect(button(cameraWords.other).disabled).toBe(true)
  fireEvent(document, new Event('visibilitychange'))
  await drawn()
  expect(asked).not.toHaveBeenCalled()
  // R8: what touches the glass as it wakes is an arm.
  pass(1000)
  touch('Who', 'A, Heron')
  touch('What happened', 'stuck')
  await settle()
  expect(kept(live).at(-1)?.values['tags']).toEqual(['stuck'])
})

test('[B11] a tablet that is full to 85 % says so when a photo is wanted, and takes a note in words', async () => {
  const { storage } = room.store
  Object.assign(room.store, {
    storage: async () => ({ ...(await storage()), used: 85, quota: 100 })
  })
  const live = openScreen()
  touch('Who', 'A, Heron')
  await reach()
  expect((await comes(() => screen.getByRole('alert'))).textContent).toContain(
    problemWords['media-no-room'].happened
  )
  expect(asked).not.toHaveBeenCalled()
  const field = screen.getByLabelText(words.field)
  fireEvent.input(field, { target: { value: 'drew the bar first' } })
  fireEvent.blur(field)
  await settle()
  expect(kept(live)[0]?.values['words']).toBe(4)
})

test.each([
  ['NotAllowedError', cameraWords.refused, cameraWords.other],
  ['NotFoundError', cameraWords.absent, cameraWords.file],
  ['NotReadableError', cameraWords.absent, cameraWords.file]
])('a camera that answers %s is told of in its own words', async (name, sentence, offered) => {
  asked.mockRejectedValue(new DOMException('no', name))
  openScreen()
  await reach()
  expect(await comes(() => screen.getByText(sentence))).toBeTruthy()
  expect(button(offered).disabled).toBe(false)
  // Without a camera there is no camera app either: the tablet is asked for a file.
  const input = document.querySelector('[data-camera-file]')
  expect(input?.getAttribute('capture')).toBe(name === 'NotAllowedError' ? 'environment' : null)
})

test('R9 pictures of before are covered when the camera is opened again, and stand open while held or when sitting apart', async () => {
  const live = openScreen()
  touch('Who', 'A, Heron')
  await reach()
  await shoot(live)
  expect(pictures()).toEqual(['open'])
  fireEvent.click(button(words.close))
  await drawn()
  room.time += 8000
  tick(live)
  await reach()
  expect(pictures()).toEqual(['covered'])
  expect(document.querySelector('[data-looking] img')).toBeNull()
  await shoot(live)
  expect(pictures()).toEqual(['covered', 'open'])
  const strip = button(cameraWords.taken(2))
  fireEvent.pointerDown(strip)
  await new Promise((passed) => setTimeout(passed, 600))
  expect(pictures()).toEqual(['open', 'open'])
  fireEvent.pointerUp(strip)
  await drawn()
  expect(pictures()).toEqual(['covered', 'open'])
  live.apart.value = true
  await drawn()
  expect(pictures()).toEqual(['open', 'open'])
})
