import { room, settle } from './classroom.ts'
import { encodeSpeech } from '#lib/adpcm.ts'
import { seededRandom } from '#lib/random.ts'
import type { Ended, Hearing, Microphone } from '#features/shared/microphone/hearing.ts'
import { recordedIn } from '#features/shared/recordings-in.ts'
import type { Live } from '#features/live-lesson/live.ts'
import { startRecording } from '#features/live-lesson/recording.ts'

export const random = seededRandom(21)
/** Ten seconds: what is heard does not matter here. */
export const speech = () => encodeSpeech(new Int16Array(160_001))
/** What the room’s tablet holds: recordings, and pieces of media. */
export const recordings = () => recordedIn(room.store.drafts(room.book.book).value)
export const blobs = () => room.store.blobs().length

/** A microphone in the hand of the test. */
export function microphone() {
  let heard: Hearing | undefined
  let times = 0
  const open: Microphone = async (hearing) => {
    heard = hearing
    times += 1
    return {
      stop: async () => {
        const hearing = heard
        heard = undefined
        hearing?.onStop('stopped')
        hearing?.onEnd('stopped')
      }
    }
  }
  return {
    open,
    opened: () => times,
    isOpen: () => heard !== undefined,
    hear: () => heard?.onPiece(speech()),
    taken: (ended: Ended = 'interrupted') => {
      heard?.onStop(ended)
      heard?.onEnd(ended)
    }
  }
}

/** A recording that goes on, with so many pieces kept. */
export async function record(live: Live, pieces: number) {
  const by = microphone()
  await startRecording(live, by.open, random)
  for (let piece = 0; piece < pieces; piece++) by.hear()
  await settle()
  return by
}
