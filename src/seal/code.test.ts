import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '#lib/random.ts'
import { codeToSecret, lastGroup, plainLetters, secretToCode } from './code.ts'

const random = seededRandom(5)
const secret = random(32)
const code = secretToCode(secret, 'invitation')
/** The problem's code and how many groups were read. */
const outcome = (text: string) => {
  const read = codeToSecret(text, 'invitation')
  return read.ok ? ['read'] : [read.problem.code, read.problem.details?.['groups']]
}
const mistyped = (groups?: number) => ['code-mistyped', groups]

describe('a code in groups of four', () => {
  it('is fourteen groups for a whole secret and seven for a copy’s', () => {
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4} ){13}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(secretToCode(random(15), 'copy')).toMatch(/^([0-9A-HJKMNP-TV-Z]{4} ){6}[0-9A-Z]{4}$/)
  })

  it('gives the secret back, for any secret', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(32, 15)
          .chain((size) => fc.uint8Array({ minLength: size, maxLength: size })),
        (bytes) => {
          const read = codeToSecret(secretToCode(bytes, 'copy'), 'copy', bytes.length)
          expect(read).toEqual({ ok: true, value: bytes })
        }
      )
    )
  })

  it('does not mind case, spaces, dashes and line breaks', () => {
    for (const text of [
      code.toLowerCase(),
      code.replaceAll(' ', ''),
      code.replaceAll(' ', '-'),
      code.replaceAll(' ', ' – '),
      ` ${code.replaceAll(' ', '\n')}\t`,
      code.replaceAll(' ', ' ')
    ]) {
      expect(codeToSecret(text, 'invitation')).toEqual({ ok: true, value: secret })
    }
  })

  it('reads O as 0, I and L as 1', () => {
    const zeros = new Uint8Array(32)
    const ones = new Uint8Array(32).fill(0x08, 0, 1)
    const written = secretToCode(zeros, 'invitation')
    expect(codeToSecret(written.replaceAll('0', 'o'), 'invitation').ok).toBe(true)
    const other = secretToCode(ones, 'invitation')
    expect(other).toContain('1')
    expect(codeToSecret(other.replace('1', 'l'), 'invitation').ok).toBe(true)
    expect(codeToSecret(other.replace('1', 'I'), 'invitation').ok).toBe(true)
  })

  it('is mistyped with a group missing, twice, or out of place', () => {
    const groups = code.split(' ')
    expect(outcome(groups.slice(1).join(' '))).toEqual(mistyped(13))
    expect(outcome(groups.slice(0, -1).join(' '))).toEqual(mistyped(13))
    expect(outcome([...groups, groups[0]].join(' '))).toEqual(mistyped(15))
    expect(outcome([groups[1], groups[0], ...groups.slice(2)].join(' '))).toEqual(mistyped(14))
    expect(outcome('')).toEqual(mistyped(0))
  })

  it('is mistyped with any one letter another', () => {
    const bare = code.replaceAll(' ', '')
    for (let at = 0; at < bare.length; at++) {
      const changed = bare.slice(0, at) + (bare[at] === 'X' ? 'Y' : 'X') + bare.slice(at + 1)
      expect(outcome(changed)).toEqual(mistyped(14))
    }
  })

  it('is mistyped with letters no code has: emoji, right-to-left, look-alikes, U', () => {
    const bare = code.slice(1)
    for (const odd of ['😀', 'א', '‏A', 'А', 'А', 'Ａ', 'U', 'é', '*', '']) {
      expect(outcome(odd + bare)[0]).toBe('code-mistyped')
    }
    expect(codeToSecret(`${code.slice(0, 5)}😀`, 'invitation')).toMatchObject({
      problem: { details: { group: 2, expected: 14 } }
    })
  })

  it('is never taken for a code of another purpose', () => {
    expect(codeToSecret(code, 'sheet')).toMatchObject({ problem: { code: 'sheet-mistyped' } })
    expect(codeToSecret(secretToCode(secret, 'sheet'), 'invitation').ok).toBe(false)
  })

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(codeToSecret(text, 'invitation').ok).toBe(false)
      })
    )
  })

  it('can be typed back by its last group', () => {
    const last = lastGroup(secret, 'sheet')
    expect(secretToCode(secret, 'sheet').endsWith(` ${last}`)).toBe(true)
    expect(plainLetters(` ${last.toLowerCase()} `)).toBe(last)
  })
})
