import { PIECE, RATE, type Sink, type Source, toSixteenBits } from './hearing.ts'
import workletUrl from './worklet.ts?worker&url'

/** A computer without loudspeakers starts no clock for sound in some browsers, and never says so; ms. */
const STARTS_WITHIN = 1500

/** Sample by sample, without a gap between the pieces; undefined where the browser does not start its sound. */
export async function byWorklet(stream: MediaStream, sink: Sink): Promise<Source | undefined> {
  const opened = openContext(stream)
  const { context } = opened
  try {
    const begun = context.audioWorklet.addModule(workletUrl).then(() => context.resume())
    const waited = new Promise((passed) => setTimeout(passed, STARTS_WITHIN))
    await Promise.race([begun, waited])
    if (context.state === 'running') return tap(opened, sink)
  } catch (error) {
    await context.close()
    throw error
  }
  await context.close()
  return undefined
}

interface Opened {
  readonly context: AudioContext
  readonly source: MediaStreamAudioSourceNode
}

/** Of the rate that is kept, so that the browser's own filter brings the sound to it; of the computer's where a browser wants that. */
function openContext(stream: MediaStream): Opened {
  let context: AudioContext | undefined
  try {
    context = new AudioContext({ sampleRate: RATE })
    return { context, source: context.createMediaStreamSource(stream) }
  } catch {
    void context?.close()
    context = new AudioContext()
    return { context, source: context.createMediaStreamSource(stream) }
  }
}

function tap({ context, source }: Opened, sink: Sink): Source {
  const node = new AudioWorkletNode(context, 'jotter-microphone', {
    channelCount: 1,
    channelCountMode: 'explicit'
  })
  const { sampleRate } = context
  let blocks: Float32Array<ArrayBuffer>[] = []
  let length = 0
  const hand = () => {
    const [heard, count] = [blocks, length]
    blocks = []
    length = 0
    if (count > 0) sink.take(toRate(heard, count, sampleRate))
  }
  node.port.onmessage = ({ data }: MessageEvent<Float32Array<ArrayBuffer>>) => {
    blocks.push(data)
    length += data.length
    sink.level(loudness(data))
    if (length >= (sampleRate * PIECE) / 1000) hand()
  }
  context.onstatechange = () => context.state !== 'running' && sink.left()
  lowered(context, source).connect(node)
  // It says nothing; without an end some engines do not run it.
  node.connect(context.destination)
  return {
    async finish() {
      context.onstatechange = null
      node.port.onmessage = null
      hand()
      source.disconnect()
      node.disconnect()
      await context.close()
    }
  }
}

/** What is above half the rate that is kept would come back as tones that nobody made. */
const HIGHEST = 7000

function lowered(context: AudioContext, source: AudioNode): AudioNode {
  if (context.sampleRate === RATE) return source
  const filters = [1, 2].map(
    () => new BiquadFilterNode(context, { type: 'lowpass', frequency: HIGHEST })
  )
  return filters.reduce<AudioNode>((before, filter) => before.connect(filter), source)
}

async function toRate(
  blocks: readonly Float32Array<ArrayBuffer>[],
  count: number,
  sampleRate: number
): Promise<Int16Array> {
  const wanted = Math.max(1, Math.round((count * RATE) / sampleRate))
  const whole = new Float32Array(count)
  let at = 0
  for (const block of blocks) {
    whole.set(block, at)
    at += block.length
  }
  if (sampleRate === RATE) return toSixteenBits(whole)
  const offline = new OfflineAudioContext(1, wanted, RATE)
  const buffer = offline.createBuffer(1, count, sampleRate)
  buffer.copyToChannel(whole, 0)
  const source = offline.createBufferSource()
  source.buffer = buffer
  source.connect(offline.destination)
  source.start()
  return toSixteenBits((await offline.startRendering()).getChannelData(0))
}

/** Root of the mean square, drawn out so that speech fills the bar. */
function loudness(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  return Math.min(1, Math.sqrt(sum / Math.max(1, samples.length)) * 4)
}
