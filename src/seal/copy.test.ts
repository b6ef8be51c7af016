import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesToBase64, bytesToText, textToBytes } from '#lib/bytes.ts'
import { seededRandom } from '#lib/random.ts'
import {
  COPY_CODE_SIZE,
  COPY_PLACE,
  copyKeyFromCode,
  openChunks,
  parseCopy,
  sealCopy
} from './copy.ts'
import { keyId, newKey } from './primitives.ts'
import { newPair, openWrap, wrapKey } from './wrap.ts'

const random = seededRandom(8)
const key = newKey(random)
const code = random(COPY_CODE_SIZE)
const sheet = newPair(random)
const place = { grp: COPY_PLACE, kid: keyId(key) }
const sheets = [{ pub: sheet.pub, wrap: wrapKey(sheet.pub, key, place, random) }]
const seal = (lines: readonly string[]) =>
  sealCopy({ lines, key, code, sheets, made: 1_795_000_000_000, random })
const open = (file: Uint8Array) => {
  const parsed = parseCopy(file)
  return parsed.ok ? openChunks(parsed.value, key) : parsed
}
const outcome = (file: Uint8Array) => {
  const opened = open(file)
  return opened.ok ? 'opened' : opened.problem.code
}

describe('a sealed copy', () => {
  it('gives its lines back, however many and long they are', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 })), (texts) => {
        const lines = texts.map((text) => JSON.stringify(text))
        expect(open(seal(lines))).toEqual({ ok: true, value: lines })
      })
    )
    const long = Array.from({ length: 40 }, (_, index) => `${index}${'a'.repeat(60_000)}`)
    expect(open(seal(long))).toEqual({ ok: true, value: long })
    expect(open(seal([]))).toEqual({ ok: true, value: [] })
  })

  it('has its key wrapped to the code and to the sheet, and nowhere in the clear', () => {
    const file = seal(['{"a":1}'])
    const parsed = parseCopy(file)
    const header = parsed.ok ? parsed.value.header : undefined
    expect(header && copyKeyFromCode(header, code)).toEqual({ ok: true, value: key })
    expect(openWrap(sheet.priv, header?.sheets[0]?.wrap ?? '', place)).toEqual(key)
    const clear = Buffer.from(file).toString('latin1')
    expect(clear).not.toContain(bytesToBase64(key))
    expect(clear).not.toContain(Buffer.from(key).toString('latin1'))
    expect(clear).not.toContain('"a":1')
  })

  it('does not open with another code', () => {
    const parsed = parseCopy(seal(['{}']))
    const other = random(COPY_CODE_SIZE)
    expect(parsed.ok && copyKeyFromCode(parsed.value.header, other)).toMatchObject({
      problem: { code: 'file-code-wrong' }
    })
  })

  it('is damaged when it was cut anywhere behind its first line', () => {
    const file = seal(['{"a":1}', '{"b":2}'])
    for (let end = file.indexOf(10) + 1; end < file.length; end++) {
      expect(outcome(file.subarray(0, end))).toBe('file-damaged')
    }
  })

  it('opens nowhere when one byte was changed anywhere', () => {
    const file = seal(['{"a":1}'])
    for (let at = 0; at < file.length; at++) {
      const changed = file.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(['file-damaged', 'file-not-ours'], `byte ${at}`).toContain(outcome(changed))
    }
  })

  it('is damaged when chunks were swapped or came from another copy', () => {
    const one = seal(['a'.repeat(200_000), 'b'.repeat(200_000)])
    const parsed = parseCopy(one)
    const other = parseCopy(seal(['c']))
    if (!parsed.ok || !other.ok) throw new Error('both were just made')
    const swapped = { ...parsed.value, chunks: parsed.value.chunks.toReversed() }
    expect(openChunks(swapped, key).ok).toBe(false)
    expect(openChunks({ ...parsed.value, chunks: other.value.chunks }, key).ok).toBe(false)
  })

  it('is not ours when it is a picture, a web page, empty or of a later form', () => {
    const later = bytesToText(seal([])).replace('"v":1', '"v":2')
    for (const text of [
      '',
      '\n',
      '<!doctype html>\n',
      '{"format":"other"}\n',
      'null\n',
      '[]\n',
      later
    ]) {
      expect([text, outcome(textToBytes(text))]).toEqual([text, 'file-not-ours'])
    }
    expect(outcome(random(100_000))).toBe('file-not-ours')
  })
})
