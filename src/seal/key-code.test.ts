import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesToBase64 } from '#lib/bytes.ts'
import { seededRandom } from '#lib/random.ts'
import { invitationLink } from './invitation.ts'
import { hasKeyCode, keyCode, parseKeyCode } from './key-code.ts'

const secret = seededRandom(31)(71)
const code = keyCode(secret)
const says = (text: string) => {
  const parsed = parseKeyCode(text)
  return parsed.ok ? bytesToBase64(parsed.value) : parsed.problem.code
}

describe('a code that carries keys', () => {
  it('gives its bytes back, however many', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (bytes) => {
        expect(says(keyCode(bytes))).toBe(bytesToBase64(bytes))
      })
    )
  })

  it('is made of letters that a QR code packs tightest', () => {
    expect(code).toMatch(/^K1\.[0-9A-Z]+$/)
    expect(code).toHaveLength(3 + Math.ceil((71 * 8) / 5) + 4)
  })

  it('is found in a message, in small letters, and broken over lines', () => {
    for (const text of [
      ` ${code}\n`,
      code.toLowerCase(),
      `Here it is: ${code}. See you at four`,
      `“${code}”`,
      `The code:\n${code.slice(0, 40)}\n${code.slice(40, 80)}\n  ${code.slice(80)}`
    ]) {
      expect([hasKeyCode(text), says(text)]).toEqual([true, bytesToBase64(secret)])
    }
  })

  it('is not whole when it was cut anywhere, or one letter is another', () => {
    for (let at = 3; at < code.length; at++) {
      expect(says(code.slice(0, at))).toBe('code-not-whole')
      const other = code[at] === '7' ? '8' : '7'
      expect(says(code.slice(0, at) + other + code.slice(at + 1))).toBe('code-not-whole')
    }
    for (const text of ['K1.', 'K1.0', `K1.${'0'.repeat(40)}é`]) {
      expect(says(text)).toBe('code-not-whole')
    }
  })

  it('is not seen in anything else that is pasted', () => {
    const ends = new Uint8Array(32).fill(7)
    for (const text of [
      invitationLink('https://jotter.test', ends),
      'https://jotter.test/join#j1.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaak1.abcd',
      'ABCD EFGH JKMN',
      's1.abc.def',
      ''
    ]) {
      expect(hasKeyCode(text)).toBe(false)
      expect(says(text)).toBe('code-not-whole')
    }
  })
})
