import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chainLink } from '#api/chain.ts'
import { hashText } from '#lib/hash.ts'
import { newId } from '#lib/id.ts'
import { seededRandom } from '#lib/random.ts'
import type { ServedPage } from './page.ts'
import { verifyPage } from './page.ts'

const random = seededRandom(3)

function aPage(from: number, count: number, before = ''): ServedPage & { chain: string } {
  let chain = before
  const lines = Array.from({ length: count }, (_, index) => {
    const line = `line ${from + index}`
    const id = newId(index, random)
    const served = {
      pos: from + index,
      id,
      ent: id,
      k: 'op' as const,
      bh: hashText(line),
      rts: 1000 + index,
      cpos: 0,
      via: 'AAAAAAAAAAAAAAAAAAAAAA',
      line
    }
    chain = chainLink(chain, served)
    return served
  })
  return { lines, head: from + count - 1, h: chain, chain }
}
const start = { pulled: 0, chain: '' }
const fieldOf = (result: ReturnType<typeof verifyPage>) =>
  result.ok ? undefined : result.problem.details?.['field']

test('[L1] [L2] a page that continues what we hold gives the chain after it, and so does the next', () => {
  const first = aPage(1, 3)
  expect(verifyPage(start, first)).toEqual({ ok: true, value: first.h })
  const second = aPage(4, 2, first.h)
  expect(verifyPage({ pulled: 3, chain: first.h }, second)).toEqual({ ok: true, value: second.h })
})

test('[L1] a hole, a doubled and a swapped position are refused', () => {
  const page = aPage(1, 4)
  const [one, two, three, four] = page.lines
  if (!one || !two || !three || !four) throw new Error('four lines')
  for (const lines of [[two], [one, three, four], [one, two, two], [two, one], [one, one]]) {
    expect(fieldOf(verifyPage(start, { ...page, lines }))).toBe('pos')
  }
})

test('[L2] a change in any fact that the chain covers is found', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4 }),
      fc.constantFrom('id', 'rts', 'cpos', 'h'),
      (at, fact) => {
        const page = aPage(1, 5)
        const lines = page.lines.map((line, index) => {
          if (index !== at) return line
          if (fact === 'id') return { ...line, id: newId(9, random) }
          if (fact === 'rts') return { ...line, rts: line.rts + 1 }
          return fact === 'cpos' ? { ...line, cpos: line.cpos + 1 } : line
        })
        const h = fact === 'h' ? `${page.h.slice(1)}A` : page.h
        expect(fieldOf(verifyPage(start, { ...page, lines, h }))).toBe('chain')
      }
    )
  )
})

test('[L3] a line that is not what its hash says is refused; an erased one has no line to check', () => {
  const page = aPage(1, 2)
  const changed = page.lines.map((line) => ({ ...line, line: `${line.line}!` }))
  expect(fieldOf(verifyPage(start, { ...page, lines: changed }))).toBe('bh')
  const erased = page.lines.map((line) => ({ ...line, line: null }))
  expect(verifyPage(start, { ...page, lines: erased })).toEqual({ ok: true, value: page.h })
})

test('[L10] a head behind us, or behind its own page, is not believed', () => {
  expect(fieldOf(verifyPage({ pulled: 5, chain: 'x' }, { lines: [], head: 4, h: 'x' }))).toBe(
    'head'
  )
  expect(fieldOf(verifyPage(start, { ...aPage(1, 3), head: 2 }))).toBe('head')
})

test('[L2] an empty page under another chain than ours is refused', () => {
  expect(fieldOf(verifyPage({ pulled: 5, chain: 'x' }, { lines: [], head: 5, h: 'y' }))).toBe(
    'chain'
  )
})
