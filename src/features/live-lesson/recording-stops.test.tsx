// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/preact'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { enterRoom, kept, pass, room, settle, write } from '#kit/classroom.ts'
import { comes, drawn, leaveScreen, openScreen, touch } from '#kit/live-screen.tsx'
import { recordings } from '#kit/microphone.ts'
import { msToClock } from '#lib/time.ts'
import type { Live } from './live.ts'
import { recordingWords } from './recording-words.ts'
import { words } from './words.ts'

/** The track of a made-up microphone; the browser calls what the page has put there. */
const track = {
  readyState: 'live',
  onended: undefined as (() => void) | undefined,
  onmute: undefined as (() => void) | undefined,
  stop() {
    track.readyState = 'ended'
  }
}
const stream = { getTracks: () => [track], getAudioTracks: () => [track] }

/** A browser's own recorder: what it heard comes with its end. */
class MadeUpRecorder {
  state = 'inactive'
  mimeType = 'audio/webm'
  ondataavailable: ((event: { data: Blob }) => void) | undefined
  onstop: (() => void) | undefined
  start() {
    this.state = 'recording'
  }
  stop() {
    this.state = 'inactive'
    queueMicrotask(() => {
      this.ondataavailable?.({ data: new Blob(['heard'], { type: this.mimeType }) })
      this.onstop?.()
    })
  }
}

/** Opens whatever was heard as two seconds of silence. */
class MadeUpOpener {
  decodeAudioData = () => Promise.resolve({ getChannelData: () => new Float32Array(32_001) })
}

const button = (name: string) => screen.getByRole('button', { name })
const isHidden = (hidden: boolean) => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden)
  document.dispatchEvent(new Event('visibilitychange'))
}

/** A recording that goes on, for the note about A. */
async function begin(): Promise<Live> {
  const live = openScreen()
  touch('Who', 'A, Heron')
  await drawn()
  fireEvent.click(button(words.recording.tool))
  fireEvent.click(await comes(() => button(recordingWords.start)))
  await comes(() => expect(document.querySelector('[data-recording=on]')).toBeTruthy())
  return live
}

/** It is over, what there was is kept, the microphone is let go, and the screen says when it stopped. */
async function expectStopped(at: number): Promise<void> {
  await comes(() => expect(screen.getByText(words.recording.stopped(msToClock(at)))).toBeTruthy())
  await comes(() => expect(recordings()).toMatchObject([{ ended: true, pieces: { length: 1 } }]))
  expect(track.readyState).toBe('ended')
}

beforeEach(async () => {
  await enterRoom()
  await write([{ ent: room.book.book, kind: 'project', patch: { recording: true } }])
  track.readyState = 'live'
  const devices = { getUserMedia: () => Promise.resolve(stream) }
  vi.stubGlobal('navigator', Object.create(navigator, { mediaDevices: { value: devices } }))
  vi.stubGlobal('MediaRecorder', MadeUpRecorder)
  vi.stubGlobal('OfflineAudioContext', MadeUpOpener)
})
afterEach(() => {
  leaveScreen()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

test('a recording stops when the page is hidden, for nobody sees then that it listens, and says so when it is shown again', async () => {
  const live = await begin()
  pass(5000)
  const at = room.time
  isHidden(true)
  await settle()
  pass(60_000)
  isHidden(false)
  await expectStopped(at)
  // R8: what touches the glass as it wakes is an arm.
  pass(1000)
  touch('Who', 'B, Lapwing')
  touch('What happened', 'stuck')
  await settle()
  expect(kept(live).at(-1)?.values['tags']).toEqual(['stuck'])
})

test('it stops when the page is left for another', async () => {
  await begin()
  pass(5000)
  dispatchEvent(new Event('pagehide'))
  await expectStopped(room.time)
})

test.each(['onended', 'onmute'] as const)(
  'it stops when the tablet takes the microphone away (%s)',
  async (how) => {
    await begin()
    pass(5000)
    track[how]?.()
    await expectStopped(room.time)
  }
)

test('stopped by a person it says nothing', async () => {
  await begin()
  fireEvent.click(button(recordingWords.stop))
  await settle()
  await drawn()
  expect(recordings()).toMatchObject([{ ended: true, pieces: { length: 1 } }])
  expect(document.body.textContent).not.toContain('Recording stopped')
})
