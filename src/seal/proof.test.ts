import { describe, expect, it } from 'vitest'
import { seededRandom } from '#lib/random.ts'
import { newKey } from './primitives.ts'
import { checkProof, checkVouch, proofOf, vouchFor } from './proof.ts'

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

describe('a vouch for a wrapped key', () => {
  const key = newKey(random)
  const place = { grp: 'channel', kid: 'kid' }
  const vouch = vouchFor(key, 'wrap', place)

  it('holds under the channel key it was made with, for that wrap and place', () => {
    expect(checkVouch(key, 'wrap', place, vouch)).toBe(true)
  })

  it('holds for no other key, wrap, channel or key id', () => {
    expect(checkVouch(newKey(random), 'wrap', place, vouch)).toBe(false)
    expect(checkVouch(key, 'wrap2', place, vouch)).toBe(false)
    expect(checkVouch(key, 'wrap', { ...place, grp: 'other' }, vouch)).toBe(false)
    expect(checkVouch(key, 'wrap', { ...place, kid: 'other' }, vouch)).toBe(false)
    expect(checkVouch(key, 'wrap', place, '')).toBe(false)
  })
})
