import { encodeSpeech } from '#lib/adpcm.ts'
import { byRecorder } from './by-recorder.ts'
import { byWorklet } from './by-worklet.ts'
import type { Ended, Hearing, Listening, Microphone, Sink } from './hearing.ts'

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
  { onPiece, onLevel, onEnd }: Hearing
): Promise<Listening> {
  // One after the other: pieces come out in the order in which they were heard.
  let making: Promise<unknown> = Promise.resolve()
  let ending: Promise<void> | undefined
  const left = () => void end('interrupted')
  const sink: Sink = {
    take(samples) {
      making = Promise.all([samples, making]).then(
        ([heard]) => onPiece(encodeSpeech(heard)),
        // A piece that cannot be opened takes none of the others along.
        () => undefined
      )
    },
    level: onLevel,
    left
  }
  const source = (await byWorklet(stream, sink).catch(() => undefined)) ?? byRecorder(stream, sink)
  const end = (ended: Ended): Promise<void> => {
    ending ??= (async () => {
      document.removeEventListener('visibilitychange', hidden)
      removeEventListener('pagehide', left)
      await source.finish()
      await making
      letGo(stream)
      onEnd(ended)
    })()
    return ending
  }
  // Nobody sees that it listens then; and a tablet takes the microphone away when it is locked.
  const hidden = () => document.hidden && left()
  document.addEventListener('visibilitychange', hidden)
  addEventListener('pagehide', left)
  for (const track of stream.getAudioTracks()) {
    track.onended = left
    track.onmute = left
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
