// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ring } from '#kit/bell.ts'
import { enterRoom, room, settle, sit } from '#kit/classroom.ts'
import { drawn, show } from '#kit/live-screen.tsx'
import { record, recordings } from '#kit/microphone.ts'
import { WAV_HEAD } from '#lib/wav.ts'
import { touchChip } from '../live-lesson/capture.ts'
import { RATE } from '../shared/microphone/hearing.ts'
import { noteWords } from '../shared/note-words.ts'
import { lengthWords } from '../shared/recordings-in.ts'
import { BellContext } from './bell-context.ts'
import { SoundPlayer } from './sound-player.tsx'
import { words } from './words.ts'

const player = () => {
  const found = document.querySelector('audio')
  if (!found) throw new Error('a player')
  return found
}
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name })
const line = () => screen.getByRole<HTMLInputElement>('slider')
const made: Blob[] = []

/** Half a minute of sound after the bell, in the player. */
beforeEach(async () => {
  await enterRoom()
  made.length = 0
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    if (blob instanceof Blob) made.push(blob)
    return `blob:sound-${made.length}`
  })
  const live = sit(room.lesson)
  touchChip(live, 'A')
  await record(live, 3)
  await live.recorder.value?.stop()
  live.dispose()
  await settle()
  const [recording] = recordings()
  if (!recording) throw new Error('a recording')
  show(
    <BellContext.Provider value={{ bell: ring(), words, note: noteWords }}>
      <SoundPlayer recording={recording} />
    </BellContext.Provider>
  )
  await vi.waitUntil(() => player().getAttribute('src') === 'blob:sound-1', { timeout: 10_000 })
  await drawn()
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

test('Play plays the whole of the sound, Pause holds it, and at its end it can be played again', async () => {
  const bytes = new Uint8Array((await made[0]?.arrayBuffer()) ?? new ArrayBuffer(0))
  expect(new TextDecoder().decode(bytes.subarray(0, 4))).toBe('RIFF')
  // Three pieces of ten seconds, each with a sample more.
  expect(bytes.length - WAV_HEAD).toBe(3 * (10 * RATE + 1) * 2)
  expect(player().paused).toBe(true)
  fireEvent.click(button(words.recording.play))
  await drawn()
  expect(player().paused).toBe(false)
  player().currentTime = 12
  fireEvent(player(), new Event('timeupdate'))
  await drawn()
  expect(line().value).toBe('12')
  expect(screen.getByText(`${lengthWords(12_000)} / ${lengthWords(30_000)}`)).toBeTruthy()
  fireEvent.click(button(words.recording.pause))
  await drawn()
  expect(player().paused).toBe(true)
  fireEvent.click(button(words.recording.play))
  await drawn()
  fireEvent(player(), new Event('ended'))
  await drawn()
  expect(button(words.recording.play)).toBeTruthy()
})

test('a touch on the line goes there, five seconds back are one touch, and neither leaves the sound', async () => {
  fireEvent.input(line(), { target: { value: '21' } })
  await drawn()
  expect(player().currentTime).toBe(21)
  expect(line().getAttribute('aria-valuetext')).toBe(lengthWords(21_000))
  fireEvent.click(button(words.recording.back(5)))
  await drawn()
  expect(player().currentTime).toBe(16)
  expect(line().value).toBe('16')
  fireEvent.input(line(), { target: { value: '3' } })
  await drawn()
  fireEvent.click(button(words.recording.back(5)))
  await drawn()
  expect(player().currentTime).toBe(0)
  fireEvent.input(line(), { target: { value: '30' } })
  await drawn()
  expect(player().currentTime).toBe(30)
})
