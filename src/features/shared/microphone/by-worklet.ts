import { PIECE, RATE, type Sink, type Source, toSixteenBits } from './hearing.ts'
import workletUrl from './worklet.ts?worker&url'

/** A computer without loudspeakers starts no clock for sound in some browsers, and never says so; ms. */
const STARTS_WITHIN = 1500

/** Sample by sample, without a gap between the pieces; undefined where the browser does not start its sound. */
export async function byWorklet(stream: MediaStream, sink: Sink): Promise<Source | undefined> {
  const context = new AudioContext()
  await context.audioWorklet.addModule(workletUrl)
  const waited = new Promise((passed) => setTimeout(passed, STARTS_WITHIN))
  await Promise.race([context.resume(), waited])
  if (context.state !== 'running') {
    await context.close()
    return undefined
  }
  const source = context.createMediaStreamSource(stream)
  const node = new AudioWorkletNode(context, 'jotter-microphone', { channelCount: 1 })
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
  source.connect(node)
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

/** Resampled by the browser itself, whose filter is better than one of ours. */
async function toRate(
  blocks: readonly Float32Array<ArrayBuffer>[],
  count: number,
  sampleRate: number
): Promise<Int16Array> {
  const wanted = Math.max(1, Math.round((count * RATE) / sampleRate))
  const offline = new OfflineAudioContext(1, wanted, RATE)
  const buffer = offline.createBuffer(1, count, sampleRate)
  let at = 0
  for (const block of blocks) {
    buffer.copyToChannel(block, 0, at)
    at += block.length
  }
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
