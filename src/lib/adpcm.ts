/**
 * Speech at half a byte a sample: IMA ADPCM, as the Interactive Multimedia Association's Digital Audio Focus and Technical Working Groups
 * describe it ("Recommended Practices for Enhancing Digital Audio Compatibility in Multimedia Systems", revision 3.00, 1992). No engine
 * that records plays what every other engine records; this is the same everywhere, and each piece opens without the ones before it.
 */

/** Bytes before the samples: the first sample (two, little-endian), the index of its step, nothing. */
const HEAD = 4
const LARGEST = 32_767
const SMALLEST = -32_768

const STEPS = [
  7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60, 66, 73,
  80, 88, 97, 107, 118, 130, 143, 157, 173, 190, 209, 230, 253, 279, 307, 337, 371, 408, 449, 494,
  544, 598, 658, 724, 796, 876, 963, 1060, 1166, 1282, 1411, 1552, 1707, 1878, 2066, 2272, 2499,
  2749, 3024, 3327, 3660, 4026, 4428, 4871, 5358, 5894, 6484, 7132, 7845, 8630, 9493, 10_442,
  11_487, 12_635, 13_899, 15_289, 16_818, 18_500, 20_350, 22_385, 24_623, 27_086, 29_794, 32_767
] as const
const TURNS = [-1, -1, -1, -1, 2, 4, 6, 8] as const

/** What both sides know after each sample. */
interface State {
  sample: number
  index: number
}

/** Samples of 16 bits to a piece that opens by itself. */
export function encodeSpeech(samples: Int16Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEAD + Math.ceil(Math.max(0, samples.length - 1) / 2))
  const state: State = { sample: samples[0] ?? 0, index: firstIndex(samples) }
  new DataView(bytes.buffer).setInt16(0, state.sample, true)
  bytes[2] = state.index
  for (let at = 1; at < samples.length; at++) {
    const code = nearest(state, samples[at] ?? 0)
    follow(state, code)
    const byte = HEAD + ((at - 1) >> 1)
    bytes[byte] = (bytes[byte] ?? 0) | (at % 2 === 1 ? code : code << 4)
  }
  return bytes
}

/** The samples of a piece, 16 bits each; a piece that was cut short gives what is there. One sample more than there were where their number was even. */
export function decodeSpeech(bytes: Uint8Array): Int16Array<ArrayBuffer> {
  const samples = new Int16Array(samplesIn(bytes.length))
  if (samples.length === 0) return samples
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const state: State = {
    sample: view.getInt16(0, true),
    index: Math.min(bytes[2] ?? 0, STEPS.length - 1)
  }
  samples[0] = state.sample
  for (let at = 1; at < samples.length; at++) {
    const byte = bytes[HEAD + ((at - 1) >> 1)] ?? 0
    follow(state, at % 2 === 1 ? byte & 15 : byte >> 4)
    samples[at] = state.sample
  }
  return samples
}

/** How many samples a piece of so many bytes has. */
export function samplesIn(bytes: number): number {
  return bytes < HEAD ? 0 : 1 + (bytes - HEAD) * 2
}

/** The code of four bits whose sample comes nearest, by successive halves of the step. */
function nearest({ sample, index }: State, wanted: number): number {
  let step = STEPS[index] ?? 7
  let left = Math.abs(wanted - sample)
  let code = wanted < sample ? 8 : 0
  for (const bit of [4, 2, 1]) {
    if (left >= step) {
      code |= bit
      left -= step
    }
    step >>= 1
  }
  return code
}

function follow(state: State, code: number): void {
  const step = STEPS[state.index] ?? 7
  let change = step >> 3
  if (code & 4) change += step
  if (code & 2) change += step >> 1
  if (code & 1) change += step >> 2
  const sample = state.sample + (code & 8 ? -change : change)
  state.sample = Math.max(SMALLEST, Math.min(LARGEST, sample))
  const index = state.index + (TURNS[code & 7] ?? 0)
  state.index = Math.max(0, Math.min(STEPS.length - 1, index))
}

/** A piece that begins in the middle of a word begins with steps of its size. */
function firstIndex(samples: Int16Array): number {
  let largest = 0
  for (let at = 1; at < Math.min(samples.length, 32); at++) {
    largest = Math.max(largest, Math.abs((samples[at] ?? 0) - (samples[at - 1] ?? 0)))
  }
  const index = STEPS.findIndex((step) => step >= largest / 2)
  return index === -1 ? STEPS.length - 1 : index
}
