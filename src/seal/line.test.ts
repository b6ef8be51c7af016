import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ControlLine, parseLine, type SealedLine } from '#api/line.ts'
import { base64ToBytes } from '#lib/bytes.ts'
import { hashText } from '#lib/hash.ts'
import { seededRandom } from '#lib/random.ts'
import frozen from '../../tests/fixtures/wire/line-v1.json' with { type: 'json' }
import { mintControl, mintLine, openLine, verifyControl } from './line.ts'
import { keyId, newKey } from './primitives.ts'

const random = seededRandom(2)
const key = newKey(random)
const head = frozen.head

const sealed = (line: string) => {
  const parsed = parseLine(line)
  return (parsed.ok && parsed.value.form === 'sealed' ? parsed.value : undefined) as SealedLine
}
const control = (line: string) => {
  const parsed = parseLine(line)
  return (parsed.ok && parsed.value.form === 'control' ? parsed.value : undefined) as ControlLine
}

describe('a sealed line', () => {
  it('opens to the body it was minted with, whatever that holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const body = JSON.stringify({ s: 1, kind: 'observation', by: head, p: { text } })
        const line = mintLine({ head, body, key, random })
        expect(openLine(sealed(line), key)).toEqual({ ok: true, value: body })
      })
    )
  })

  it('does not open with another key', () => {
    const line = mintLine({ head, body: '{}', key, random })
    expect(openLine(sealed(line), newKey(random))).toMatchObject({
      problem: { code: 'line-does-not-open' }
    })
  })

  it('does not open when one character of head, nonce or ciphertext was changed', () => {
    const line = sealed(mintLine({ head, body: '{"s":1}', key, random }))
    const changed = (text: string, at: number) =>
      text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)
    for (const part of ['headText', 'nonce', 'ct'] as const) {
      for (let at = 0; at < line[part].length; at++) {
        const opened = openLine({ ...line, [part]: changed(line[part], at) }, key)
        expect(opened.ok, `${part} at ${at}`).toBe(false)
      }
    }
  })

  it('does not open under the head of another line', () => {
    const line = sealed(mintLine({ head, body: '{}', key, random }))
    const other = head.replace('"n":7', '"n":8')
    expect(other).not.toBe(head)
    expect(openLine({ ...line, headText: other }, key).ok).toBe(false)
  })

  it('is line-malformed where the nonce or the ciphertext is not base64url', () => {
    const line = sealed(mintLine({ head, body: '{}', key, random }))
    expect(openLine({ ...line, nonce: '*' }, key)).toMatchObject({
      problem: { code: 'line-malformed' }
    })
    expect(openLine({ ...line, ct: '💥' }, key)).toMatchObject({
      problem: { code: 'line-malformed' }
    })
  })
})

describe('the wire line of version 1, frozen for ever', () => {
  const frozenKey = base64ToBytes(frozen.key) ?? new Uint8Array()

  it('opens to the body it was minted with', () => {
    const line = sealed(frozen.line)
    expect(line.headText).toBe(frozen.head)
    expect(line.head.kid).toBe(keyId(frozenKey))
    expect(openLine(line, frozenKey)).toEqual({ ok: true, value: frozen.body })
  })

  it('has the hash it was given then', () => {
    expect(hashText(frozen.line)).toBe(frozen.bh)
  })

  it('has a control line that still holds', () => {
    const line = control(frozen.control.line)
    expect(line.headText).toBe(frozen.control.head)
    expect(line.control).toEqual(frozen.control.body)
    expect(verifyControl(line, frozenKey)).toBe(true)
    expect(hashText(frozen.control.line)).toBe(frozen.control.bh)
  })
})

describe('a control line', () => {
  const body = JSON.stringify(frozen.control.body)
  const minted = () => control(mintControl({ head: frozen.control.head, body, key }))

  it('is obeyed under the channel key it was minted with and no other', () => {
    expect(verifyControl(minted(), key)).toBe(true)
    expect(verifyControl(minted(), newKey(random))).toBe(false)
  })

  it('is not obeyed when its head, body or MAC was changed', () => {
    const line = minted()
    const head = line.headText.replace('"n":8', '"n":9')
    expect(head).not.toBe(line.headText)
    expect(verifyControl({ ...line, headText: head }, key)).toBe(false)
    expect(verifyControl({ ...line, body: `${line.body}A` }, key)).toBe(false)
    expect(verifyControl({ ...line, mac: line.mac.replace(/^./, '_') }, key)).toBe(false)
    expect(verifyControl({ ...line, mac: '' }, key)).toBe(false)
  })
})
