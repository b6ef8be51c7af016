import { describe, expect, it } from 'vitest'
import { seededRandom } from '#lib/random.ts'
import { newKey } from './primitives.ts'
import { checkProof, proofOf } from './proof.ts'

const random = seededRandom(4)

describe('a proof of a device', () => {
  const key = newKey(random)
  const proof = proofOf(key, 'device', 'public')

  it('holds for the channel key, device and public key it was made with', () => {
    expect(checkProof(key, 'device', 'public', proof)).toBe(true)
  })

  it('holds for no other channel key, device or public key', () => {
    expect(checkProof(newKey(random), 'device', 'public', proof)).toBe(false)
    expect(checkProof(key, 'devicf', 'public', proof)).toBe(false)
    expect(checkProof(key, 'device', 'publid', proof)).toBe(false)
  })

  it('does not hold when it is not a proof at all', () => {
    for (const text of ['', '*', 'AAAA', proof.slice(0, -4)]) {
      expect(checkProof(key, 'device', 'public', text)).toBe(false)
    }
  })
})
