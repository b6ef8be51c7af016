import { bytesToBase64 } from './bytes.ts'

/** The randomness seam: fills and returns `size` fresh bytes. Production passes `systemRandom`. */
export type Random = (size: number) => Uint8Array

export const systemRandom: Random = (size) => crypto.getRandomValues(new Uint8Array(size))

/** 128 random bits as 22 characters of base64url: channels, devices. */
export function newToken(random: Random, bytes = 16): string {
  return bytesToBase64(random(bytes))
}

/**
 * Deterministic bytes for tests, the sample project and the seed (mulberry32); never for keys of real data.
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return (size) => {
    const bytes = new Uint8Array(size)
    for (let index = 0; index < size; index++) {
      state = (state + 0x6d2b79f5) >>> 0
      let mixed = Math.imul(state ^ (state >>> 15), state | 1)
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
      bytes[index] = ((mixed ^ (mixed >>> 14)) >>> 0) & 255
    }
    return bytes
  }
}
