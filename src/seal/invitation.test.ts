import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base64ToBytes, bytesToBase64 } from '#lib/bytes.ts'
import { hashBytes } from '#lib/hash.ts'
import { seededRandom } from '#lib/random.ts'
import { acceptHash } from '#server/http/secret-path.ts'
import { secretToCode } from './code.ts'
import {
  deriveInvitation,
  invitationLink,
  newSecret,
  openWelcome,
  parseInvitation,
  sealWelcome,
  secretText
} from './invitation.ts'

const random = seededRandom(6)
const origin = 'https://jotter.example.sch.uk'
const secret = newSecret(random)
const link = invitationLink(origin, secret)
const read = (text: string) => parseInvitation(text, origin)
const says = (text: string) => {
  const parsed = read(text)
  return parsed.ok ? parsed.value.purpose : parsed.problem.code
}

describe('what an invitation’s secret stands for', () => {
  it('gives the server a hash, from which neither accept nor open can be told', () => {
    const { accept, acceptHash, open } = deriveInvitation(secret)
    expect(bytesToBase64(hashBytes(base64ToBytes(accept) ?? new Uint8Array()))).toBe(acceptHash)
    expect(bytesToBase64(open)).not.toBe(accept)
    expect(deriveInvitation(secret)).toEqual({ accept, acceptHash, open })
  })

  it('is what the server derives when it must void a secret it was sent', () => {
    expect(deriveInvitation(secret).acceptHash).toBe(acceptHash(secret))
  })

  it('is another for a sheet', () => {
    const invitation = deriveInvitation(secret)
    const sheet = deriveInvitation(secret, 'sheet')
    expect(sheet.accept).not.toBe(invitation.accept)
    expect(sheet.open).not.toEqual(invitation.open)
  })
})

describe('a welcome', () => {
  const { open } = deriveInvitation(secret)
  const welcome = { title: 'Hook questions', keys: ['a', 'b'] }

  it('opens with its own secret alone', () => {
    const text = sealWelcome(open, welcome, random)
    expect(text).toMatch(/^[A-Za-z0-9_.-]+$/)
    expect(openWelcome(open, text)).toEqual({ ok: true, value: welcome })
    expect(openWelcome(deriveInvitation(newSecret(random)).open, text)).toMatchObject({
      problem: { code: 'line-does-not-open' }
    })
  })

  it('does not open when it was changed, cut or is no welcome', () => {
    const text = sealWelcome(open, welcome, random)
    for (const odd of [
      `A${text.slice(1)}`,
      text.slice(0, -3),
      '',
      '.',
      'a.b.c',
      `${text}.`,
      '*.*'
    ]) {
      expect([odd, openWelcome(open, odd).ok]).toEqual([odd, false])
    }
  })
})

describe('a link to send', () => {
  it('holds the address and the secret behind a #', () => {
    expect(link).toMatch(/^https:\/\/jotter\.example\.sch\.uk\/join#j1\.[\w-]{43}\.[\w-]{4}$/)
    expect(read(link)).toEqual({ ok: true, value: { secret, purpose: 'invitation' } })
  })

  it('is read alone, in a sentence, in brackets, broken over lines, or as its fragment', () => {
    const middle = link.length - 20
    for (const text of [
      ` ${link}\n`,
      `Come and join us: ${link}. Ishbel`,
      `<${link}>`,
      `${link.slice(0, middle)}\n${link.slice(middle)}`,
      link.slice(link.indexOf('#')),
      link.slice(link.indexOf('#') + 1)
    ]) {
      expect(read(text)).toEqual({ ok: true, value: { secret, purpose: 'invitation' } })
    }
  })

  it('says that it was cut short, wherever it was cut', () => {
    for (let end = origin.length; end < link.length; end++) {
      expect(says(link.slice(0, end))).toBe('link-cut-short')
    }
    for (let end = link.indexOf('j1.') + 3; end < link.length; end++) {
      expect(says(link.slice(link.indexOf('j1.'), end))).toBe('link-cut-short')
    }
  })

  it('says when it is for another server, and for which', () => {
    for (const other of [
      'https://jotter.other.uk',
      'http://jotter.example.sch.uk',
      `${origin}:444`
    ]) {
      expect(read(invitationLink(other, secret))).toMatchObject({
        problem: { code: 'link-other-server', details: { server: other } }
      })
    }
  })

  it('is void when a mail filter turned # into %23', () => {
    expect(says(link.replace('#', '%23'))).toBe('link-in-path')
    expect(says(link.slice(link.indexOf('#')).replace('#', '/join%23'))).toBe('link-in-path')
    for (const sign of ['%2523', '/', '?']) {
      expect([sign, says(link.replace('#', sign))]).toEqual([sign, 'link-in-path'])
    }
  })

  it('is mistyped with any one letter of the secret or check another', () => {
    for (let at = link.indexOf('j1.') + 3; at < link.length; at++) {
      if (link[at] === '.') continue
      const changed = link.slice(0, at) + (link[at] === 'x' ? 'y' : 'x') + link.slice(at + 1)
      expect([changed, says(changed)]).toEqual([changed, 'code-mistyped'])
    }
    expect(says(`${link}xx`)).toBe('code-mistyped')
  })

  it('never throws, whatever is pasted', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', '#j1.', `${origin}/join#j1.`, 'https://'),
        (text, before) => {
          expect(read(before + text).ok).toBe(false)
        }
      )
    )
  })
})

describe('a code typed or a sheet scanned', () => {
  it('is read in groups of four', () => {
    expect(read(secretToCode(secret, 'invitation').toLowerCase())).toEqual({
      ok: true,
      value: { secret, purpose: 'invitation' }
    })
    expect(says(secretToCode(secret, 'invitation').slice(5))).toBe('code-mistyped')
    expect(says('')).toBe('code-mistyped')
  })

  it('is told to be a sheet, by letters and by its QR text', () => {
    expect(read(secretToCode(secret, 'sheet'))).toEqual({
      ok: true,
      value: { secret, purpose: 'sheet' }
    })
    expect(says(secretText(secret, 'sheet'))).toBe('sheet')
    expect(says(secretText(secret, 'sheet').replace('s1', 'j1'))).toBe('code-mistyped')
  })
})
