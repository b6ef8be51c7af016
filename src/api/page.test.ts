import { describe, expect, it } from 'vitest'
import { hashText } from '#lib/hash.ts'
import frozen from '../../tests/fixtures/wire/page-v1.json' with { type: 'json' }
import { chainLink } from './chain.ts'
import { endpoints } from './endpoints.ts'
import { parseLine, printLine } from './line.ts'

describe('the frozen page of the wire, version 1', () => {
  it('is read as it was, for ever', () => {
    const answer = {
      restore: 1_795_432_800,
      now: 1_795_432_900_000,
      channels: [frozen.page],
      gone: [],
      keys: [],
      awaiting: [],
      restored: []
    }
    expect(endpoints.postPull.answer.parse(answer)).toEqual(answer)
  })

  it('holds lines whose hashes and heads are what it says, and one that was erased', () => {
    for (const { id, ent, k, bh, line } of frozen.page.lines) {
      if (line === null) continue
      expect(hashText(line)).toBe(bh)
      const parsed = parseLine(line)
      if (!parsed.ok) throw new Error(parsed.problem.code)
      expect(parsed.value.head).toMatchObject({ id, ent, k, grp: frozen.page.grp })
      expect(printLine(parsed.value)).toBe(line)
    }
    expect(frozen.page.lines.at(-1)?.line).toBeNull()
  })

  it('links from the hash before it to its own, over the erased line too', () => {
    let chain = frozen.before.h
    const links = frozen.page.lines.map((line) => (chain = chainLink(chain, line)))
    expect(links).toEqual(frozen.links)
    expect(chain).toBe(frozen.page.h)
    expect(frozen.page.lines.map(({ pos }) => pos)).toEqual([42, 43, 44])
  })
})
