import { encodeSpeech } from '#lib/adpcm.ts'
import { byRecorder } from './by-recorder.ts'
import { byWorklet } from './by-worklet.ts'
import {
  type Ended,
  type Hearing,
  type Listening,
  type Microphone,
  PIECE,
  type Sink
} from './hearing.ts'

/** Sound comes at the latest so long after the piece before it, ms; later it does not come. */
const OVERDUE = PIECE + 5000
/** What was heard last is made into a piece within this, ms, or is given up. */
const MADE_WITHIN = 4000

/** Listens until it is told to stop, the page is hidden, or the microphone is taken away. */
export const listen: Microphone = async (hearing) => {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { channelCount: 1 },
    video: false
  })
  try {
    return await begin(stream, hearing)
  } catch (error) {
    letGo(stream)
    throw error
  }
}

async function begin(
  stream: MediaStream,
  { onPiece, onLevel, onStop, onEnd }: Hearing
): Promise<Listening> {
  // One after the other: pieces come out in the order in which they were heard.
  let making: Promise<unknown> = Promise.resolve()
  let ending: Promise<void> | undefined
  let due: ReturnType<typeof setTimeout> | undefined
  const left = () => void end('interrupted')
  const waitForNext = () => {
    clearTimeout(due)
    if (!ending) due = setTimeout(() => void end('failed'), OVERDUE)
  }
  const sink: Sink = {
    take(samples) {
      waitForNext()
      making = Promise.all([samples, making]).then(
        ([heard]) => onPiece(encodeSpeech(heard)),
        // What comes after a gap would seem to follow what was before it.
        () => void end('failed')
      )
    },
    level: onLevel,
    left
  }
  // Nobody sees that it listens then; and a tablet takes the microphone away when it is locked.
  const hidden = () => document.hidden && left()
  const source = (await byWorklet(stream, sink).catch(() => undefined)) ?? byRecorder(stream, sink)
  const end = (ended: Ended): Promise<void> => {
    ending ??= (async () => {
      clearTimeout(due)
      document.removeEventListener('visibilitychange', hidden)
      removeEventListener('pagehide', left)
      onStop(ended)
      const finished = source.finish().catch(() => undefined)
      // Whatever else happens: the microphone is let go.
      letGo(stream)
      const enough = new Promise((passed) => setTimeout(passed, MADE_WITHIN))
      await Promise.race([finished.then(() => making), enough])
      onEnd(ended)
    })()
    return ending
  }
  document.addEventListener('visibilitychange', hidden)
  addEventListener('pagehide', left)
  for (const track of stream.getAudioTracks()) {
    track.onended = left
    track.onmute = left
  }
  waitForNext()
  // While it was being opened the page may have been hidden, or the microphone taken.
  if (document.hidden || stream.getAudioTracks().some(({ readyState }) => readyState === 'ended')) {
    left()
  }
  return { stop: () => end('stopped') }
}

function letGo(stream: MediaStream): void {
  for (const track of stream.getTracks()) {
    track.onended = null
    track.onmute = null
    track.stop()
  }
}
