import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesToBase64, joinBytes, textToBytes } from '#lib/bytes.ts'
import { hashBytes } from '#lib/hash.ts'
import { seededRandom } from '#lib/random.ts'
import { hkdf } from './derive.ts'
import { keyId, newKey, openBytes, sealBytes } from './primitives.ts'

const random = seededRandom(1)
const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'))

describe('sealing bytes', () => {
  it('gives the vector of draft-irtf-cfrg-xchacha A.3.1', () => {
    const key = hex('808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f')
    const nonce = hex('404142434445464748494a4b4c4d4e4f5051525354555657')
    const associated = hex('50515253c0c1c2c3c4c5c6c7')
    const plain =
      "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it."
    const ct = hex(
      'bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb' +
        '731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452' +
        '2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9' +
        '21f9664c97637da9768812f615c68b13b52e' +
        'c0875924c1c7987947deafd8780acf49'
    )
    const sealed = sealBytes(key, textToBytes(plain), associated, () => nonce)
    expect(sealed.ct).toEqual(ct)
    expect(openBytes(key, nonce, ct, associated)).toEqual(textToBytes(plain))
  })

  it('opens whatever was sealed, with the same key and associated data', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (plain, associated) => {
        const key = newKey(random)
        const { nonce, ct } = sealBytes(key, plain, associated, random)
        expect(openBytes(key, nonce, ct, associated)).toEqual(plain)
      })
    )
  })

  it('does not open when any one bit of any part is another', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat(), (plain, where) => {
        const parts = [newKey(random), random(24), new Uint8Array(), random(9)]
        const [key, nonce, , associated] = parts as [Uint8Array, Uint8Array, Uint8Array, Uint8Array]
        const { ct } = sealBytes(key, plain, associated, () => nonce)
        const whole = joinBytes(key, nonce, associated, ct)
        const bit = where % (whole.length * 8)
        whole[bit >> 3] = (whole[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(
          openBytes(whole.slice(0, 32), whole.slice(32, 56), whole.slice(65), whole.slice(56, 65))
        ).toBeUndefined()
      })
    )
  })

  it('does not open keys, nonces and ciphertexts of the wrong size', () => {
    const key = newKey(random)
    const { nonce, ct } = sealBytes(key, textToBytes('stuck'), new Uint8Array(), random)
    const none = new Uint8Array()
    expect(openBytes(key.subarray(1), nonce, ct, none)).toBeUndefined()
    expect(openBytes(key, nonce.subarray(1), ct, none)).toBeUndefined()
    expect(openBytes(key, nonce, none, none)).toBeUndefined()
  })

  it('never seals the same words to the same bytes', () => {
    const key = newKey(random)
    const once = sealBytes(key, textToBytes('stuck'), new Uint8Array(), random)
    const again = sealBytes(key, textToBytes('stuck'), new Uint8Array(), random)
    expect(once.nonce).not.toEqual(again.nonce)
    expect(once.ct).not.toEqual(again.ct)
  })
})

describe('key ids and derived keys', () => {
  it('names a key by the first 8 bytes of its SHA-256', () => {
    const key = newKey(random)
    expect(keyId(key)).toBe(bytesToBase64(hashBytes(key).slice(0, 8)))
    expect(keyId(key)).toHaveLength(11)
  })

  it('gives test case 3 of RFC 5869', () => {
    expect(hkdf(hex('0b'.repeat(22)), '', 42)).toEqual(
      hex('8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8')
    )
  })

  it('derives another key for every purpose', () => {
    const secret = random(32)
    expect(hkdf(secret, 'jotter control', 32)).not.toEqual(hkdf(secret, 'jotter proof', 32))
  })
})
