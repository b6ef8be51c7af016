import { PIECE, RATE, type Sink, type Source, toSixteenBits } from './hearing.ts'

/** Bits a second of what is thrown away again once it is opened. */
const FINE = 96_000

interface Take {
  readonly recorder: MediaRecorder
  /** the whole file, once its recorder has stopped */
  readonly file: Promise<Blob>
}

/** By the browser's own recorder, a new one for each piece, for only what has ended can be opened; the next begins before the last one ends. */
export function byRecorder(stream: MediaStream, sink: Sink): Source {
  let take = begin(stream, sink)
  const hand = ({ recorder, file }: Take) => {
    if (recorder.state !== 'inactive') recorder.stop()
    const samples = open(file)
    sink.take(samples)
    return samples
  }
  const turn = setInterval(() => {
    const last = take
    take = begin(stream, sink)
    void hand(last)
  }, PIECE)
  return {
    async finish() {
      clearInterval(turn)
      await hand(take).catch(() => undefined)
    }
  }
}

function begin(stream: MediaStream, sink: Sink): Take {
  const recorder = new MediaRecorder(stream, { audioBitsPerSecond: FINE })
  const parts: Blob[] = []
  recorder.ondataavailable = ({ data }) => data.size > 0 && parts.push(data)
  recorder.onerror = sink.left
  const file = new Promise<Blob>((done) => {
    recorder.onstop = () => done(new Blob(parts, { type: parts[0]?.type ?? recorder.mimeType }))
  })
  recorder.start()
  return { recorder, file }
}

/** A context of this rate gives samples of this rate, whatever is in the file. */
async function open(file: Promise<Blob>): Promise<Int16Array> {
  const bytes = await (await file).arrayBuffer()
  const opened = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(bytes)
  return toSixteenBits(opened.getChannelData(0))
}
