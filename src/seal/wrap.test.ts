import { describe, expect, it } from 'vitest'
import { seededRandom } from '#lib/random.ts'
import { keyId, newKey } from './primitives.ts'
import { isPublicKey, newPair, openWrap, pairFromSecret, wrapKey } from './wrap.ts'

const random = seededRandom(7)
const pair = newPair(random)
const key = newKey(random)
const place = { grp: 'channel', kid: keyId(key) }

describe('a wrapped key', () => {
  const wrap = wrapKey(pair.pub, key, place, random)

  it('opens for the pair it was wrapped to, and for no other', () => {
    expect(openWrap(pair.priv, wrap, place)).toEqual(key)
    expect(openWrap(newPair(random).priv, wrap, place)).toBeUndefined()
  })

  it('does not open as another channel’s key or under another key id', () => {
    expect(openWrap(pair.priv, wrap, { ...place, grp: 'other' })).toBeUndefined()
    expect(openWrap(pair.priv, wrap, { ...place, kid: keyId(newKey(random)) })).toBeUndefined()
    const claimed = { ...place, kid: keyId(newKey(random)) }
    expect(openWrap(pair.priv, wrapKey(pair.pub, key, claimed, random), claimed)).toBeUndefined()
  })

  it('does not open when any part was changed, cut or is not there', () => {
    for (let at = 0; at < wrap.length; at += 7) {
      const changed = wrap.slice(0, at) + (wrap[at] === 'A' ? 'B' : 'A') + wrap.slice(at + 1)
      expect(openWrap(pair.priv, changed, place)).toBeUndefined()
    }
    for (const odd of [
      '',
      'w1',
      'w1...',
      wrap.slice(0, -1),
      `${wrap}.A`,
      wrap.replace('w1', 'w2')
    ]) {
      expect(openWrap(pair.priv, odd, place)).toBeUndefined()
    }
  })

  it('never reads the same twice', () => {
    expect(wrapKey(pair.pub, key, place, random)).not.toBe(wrap)
  })

  it('fits the wire', () => {
    expect(wrap).toMatch(/^[A-Za-z0-9_.-]{16,4096}$/)
    expect(pair.pub).toMatch(/^[A-Za-z0-9_-]{40,140}$/)
  })
})

describe('a recovery sheet’s pair', () => {
  it('is the same each time the secret is typed, and opens what was wrapped to it', () => {
    const secret = random(32)
    const sheet = pairFromSecret(secret)
    expect(pairFromSecret(secret)).toEqual(sheet)
    expect(openWrap(sheet.priv, wrapKey(sheet.pub, key, place, random), place)).toEqual(key)
    expect(pairFromSecret(random(32)).pub).not.toBe(sheet.pub)
  })
})

describe('a public key from the wire', () => {
  it('is told from what is no point of the curve', () => {
    expect(isPublicKey(pair.pub)).toBe(true)
    for (const odd of ['', '*', 'AAAA', pair.pub.slice(0, -1), `${pair.pub.slice(0, -2)}AA`]) {
      expect([odd, isPublicKey(odd)]).toEqual([odd, false])
    }
  })
})
