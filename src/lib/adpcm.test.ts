import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeSpeech, encodeSpeech, samplesIn } from './adpcm.ts'
import { WAV_HEAD, wavHead } from './wav.ts'

const RATE = 16_000

/** A second of a voice, nearly: a low tone, its overtones, and loudness that comes and goes with syllables. */
function voice(length = RATE): Int16Array {
  return Int16Array.from({ length }, (_, at) => {
    const time = at / RATE
    const tone = (times: number) => Math.sin(2 * Math.PI * 140 * times * time) / times
    const loud = 9000 * (0.55 + 0.45 * Math.sin(2 * Math.PI * 4 * time))
    return Math.round(loud * (tone(1) + tone(2) + tone(5) + tone(9)))
  })
}

/** Signal to noise, dB. */
function clearness(samples: Int16Array, decoded: Int16Array): number {
  let [power, noise] = [0, 0]
  for (const [at, sample] of samples.entries()) {
    power += sample ** 2
    noise += (sample - (decoded[at] ?? 0)) ** 2
  }
  return 10 * Math.log10(power / Math.max(1, noise))
}

describe('speech in half a byte a sample', () => {
  it('is as clear as a telephone, 20 dB over its noise and more, from the first moment on', () => {
    const samples = voice()
    const decoded = decodeSpeech(encodeSpeech(samples))
    expect(clearness(samples, decoded)).toBeGreaterThan(20)
    const start = samples.subarray(4100, 4400)
    expect(clearness(start, decodeSpeech(encodeSpeech(start)))).toBeGreaterThan(15)
  })

  it('takes a quarter of the room of its samples, and says how many there are', () => {
    const samples = voice(160_000)
    const bytes = encodeSpeech(samples)
    expect(bytes.length).toBe(80_004)
    expect(samplesIn(bytes.length) - samples.length).toBe(1)
    expect(decodeSpeech(bytes).length).toBe(samplesIn(bytes.length))
  })

  it('keeps silence silent, and ends nowhere with less or other than it began with', () => {
    expect(
      [...decodeSpeech(encodeSpeech(new Int16Array(9)))].every((each) => Math.abs(each) < 8)
    ).toBe(true)
    expect(decodeSpeech(encodeSpeech(new Int16Array(0)))).toHaveLength(1)
    expect(decodeSpeech(encodeSpeech(Int16Array.of(-1234)))).toEqual(Int16Array.of(-1234))
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -32_768, max: 32_767 }), { minLength: 1, maxLength: 99 }),
        (all) => {
          const samples = Int16Array.from(all)
          const decoded = decodeSpeech(encodeSpeech(samples))
          expect(decoded.length - samples.length).toBe(samples.length % 2 === 0 ? 1 : 0)
          expect(decoded[0]).toBe(samples[0])
        }
      )
    )
  })

  it('opens bytes that were never speech, or were cut, without a word', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 99 }), (bytes) => {
        expect(decodeSpeech(bytes)).toHaveLength(samplesIn(bytes.length))
      })
    )
  })
})

describe('the head of a sound file', () => {
  it('is what readers of WAVE files look for', () => {
    const head = Buffer.from(wavHead(1000, RATE))
    expect(head).toHaveLength(WAV_HEAD)
    expect(head.toString('latin1', 0, 4) + head.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ')
    expect([
      head.readUInt32LE(4),
      head.readUInt32LE(24),
      head.readUInt32LE(28),
      head.readUInt32LE(40)
    ]).toEqual([2036, 16_000, 32_000, 2000])
  })
})
