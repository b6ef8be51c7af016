import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesToBase64, textToBytes } from '#lib/bytes.ts'
import { newId } from '#lib/id.ts'
import { newToken, seededRandom } from '#lib/random.ts'
import {
  type ControlHead,
  isPrintedSealedHead,
  sealedHead as sealedShape,
  type SealedHead
} from './head.ts'
import { limits } from './limits.ts'
import { parseLine, printLine } from './line.ts'
import { printHead } from './print-head.ts'

const random = seededRandom(7)
const sealedHead: SealedHead = {
  v: 1,
  alg: 'XC20P',
  id: newId(1_795_000_000_000, random),
  grp: newToken(random),
  dev: newToken(random),
  n: 1,
  t: [1_795_000_000_000, 0],
  ctx: { pos: 3, ids: [newId(1_795_000_000_000, random)] },
  r: 1,
  ent: newId(1_795_000_000_000, random),
  k: 'op',
  kid: newToken(random, 8)
}
const sealed = (head: SealedHead, size = 300) =>
  `${printHead(head)}.${bytesToBase64(random(24))}.${bytesToBase64(random(size))}`
const control = (k: ControlHead['k'], body: unknown) => {
  const head: ControlHead = { ...sealedHead, alg: 'HS256', k }
  return `${printHead(head)}.${bytesToBase64(textToBytes(JSON.stringify(body)))}.${bytesToBase64(random(32))}`
}
const partOf = (text: string) => {
  const line = parseLine(text)
  return line.ok ? 'accepted' : (line.problem.details?.part ?? line.problem.code)
}

describe('a wire line', () => {
  it('comes back from parsing as it was printed, whatever its numbers and sizes', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(),
        fc.nat({ max: 5 }),
        fc.integer({ min: 16, max: 500 }),
        (n, ms, ids, size) => {
          const head: SealedHead = {
            ...sealedHead,
            n,
            t: [ms, n],
            ctx: { pos: ms, ids: Array.from({ length: ids }, () => newId(ms, random)) }
          }
          const text = sealed(head, size)
          const line = parseLine(text)
          expect(line.ok && printLine(line.value)).toBe(text)
          expect(line.ok && line.value.head).toEqual(head)
        }
      )
    )
  })

  it('known by its spelling is one that its shape takes too, and prints the same', () => {
    const number = fc.oneof(
      { weight: 9, arbitrary: fc.nat() },
      { weight: 1, arbitrary: fc.maxSafeNat() }
    )
    const spelling = fc.tuple(number, number, number, fc.nat({ max: 3 })).map(([n, ms, r, ids]) => {
      const uuids = Array.from({ length: ids }, () => newId(Math.min(ms, 2 ** 47), random))
      return printHead({ ...sealedHead, n, r, t: [ms, n], ctx: { pos: r, ids: uuids } })
    })
    const change = fc.tuple(fc.nat(), fc.nat({ max: 2 }), fc.string({ maxLength: 2 }))
    let known = 0
    fc.assert(
      fc.property(spelling, fc.option(change, { freq: 2 }), (text, changed) => {
        const [at, gone, put] = changed ?? [0, 0, '']
        const from = at % text.length
        const other = text.slice(0, from) + put + text.slice(from + gone)
        if (!isPrintedSealedHead(other)) return
        known++
        const head = sealedShape.parse(JSON.parse(other))
        expect(printHead(head)).toBe(other)
      }),
      { numRuns: 2000 }
    )
    expect(known).toBeGreaterThan(500)
  })

  it('is refused with any character but a digit dropped from its head or nonce', () => {
    const text = sealed(sealedHead, 32)
    for (let at = 0; at < text.length - 43; at++) {
      if (/\d/.test(text.charAt(at))) continue
      expect(partOf(text.slice(0, at) + text.slice(at + 1))).not.toBe('accepted')
    }
  })

  it('never throws, whatever arrives', () => {
    const isJudged = (text: string) => typeof parseLine(text).ok === 'boolean'
    const pieces = fc.tuple(fc.json(), fc.base64String())
    expect(() => {
      fc.assert(fc.property(fc.string(), isJudged))
      fc.assert(fc.property(pieces, ([head, rest]) => isJudged(`${head}.${rest}.${rest}`)))
    }).not.toThrow()
  })

  it('names the part that is wrong', () => {
    const [head, nonce, ct] = [
      printHead(sealedHead),
      bytesToBase64(random(24)),
      bytesToBase64(random(64))
    ]
    expect(partOf('')).toBe('line')
    expect(partOf(`${head}.${nonce}`)).toBe('line')
    expect(partOf(`${head.replace('{', '{ ')}.${nonce}.${ct}`)).toBe('head')
    expect(partOf(`${head.replace('"n":1', '"n":1.5')}.${nonce}.${ct}`)).toBe('head')
    expect(partOf(`${head.replace('"r":1', '"r":1,"x":1')}.${nonce}.${ct}`)).toBe('head')
    expect(partOf(`${head}.${nonce}A.${ct}`)).toBe('nonce')
    expect(partOf(`${head}.${nonce}.${bytesToBase64(random(15))}`)).toBe('ct')
    expect(partOf(`${head}.${nonce}.${'A'.repeat(29)}`)).toBe('ct')
    expect(partOf(`${head}.${nonce}.${'A'.repeat(29)}B`)).toBe('ct')
  })

  it('of more than 256 KB is too large', () => {
    expect(partOf(sealed(sealedHead, limits.lineBytes))).toBe('line-too-large')
  })
})

describe('a control line', () => {
  const member = {
    dev: sealedHead.dev,
    role: 'lead',
    pub: bytesToBase64(random(65)),
    mac: bytesToBase64(random(32)),
    person: sealedHead.ent,
    status: 'joined'
  }

  it('opens to its body', () => {
    const line = parseLine(control('member', member))
    expect(line.ok && line.value.form === 'control' && line.value.control).toEqual(member)
    expect(
      partOf(control('key', { kid: sealedHead.kid, after: sealedHead.kid, by: sealedHead.dev }))
    ).toBe('accepted')
    expect(partOf(control('erase', { ents: [sealedHead.ent], why: 'undo' }))).toBe('accepted')
  })

  it('is refused with a body of another kind, a name in clear, or a short MAC', () => {
    expect(partOf(control('erase', member))).toBe('body')
    expect(partOf(control('member', { ...member, name: 'Ana' }))).toBe('body')
    expect(partOf(control('member', member).slice(0, -1))).toBe('mac')
  })
})
