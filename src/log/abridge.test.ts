import fc from 'fast-check'
import { expect, test } from 'vitest'
import { abridge } from './abridge.ts'
import { fold } from './fold.ts'
import type { Operation, Patch } from './types.ts'

const AUTHORS = ['ann', 'ben']
const words = fc.constantFrom('one', 'two', 'three')
const patches: fc.Arbitrary<Patch> = fc.record(
  {
    title: words,
    text: fc.option(words, { nil: null }),
    tags: fc.record({ add: fc.array(words), rem: fc.array(words) }, { requiredKeys: [] })
  },
  { requiredKeys: [] }
)
interface Draft {
  readonly by: string
  readonly p: Patch
  readonly del: boolean
  readonly movedTo: boolean
  readonly hasPatch: boolean
  readonly t: number
  readonly seen: number
  readonly ids: readonly number[]
}
const drafts: fc.Arbitrary<readonly Draft[]> = fc.array(
  fc.record({
    by: fc.constantFrom(...AUTHORS),
    p: patches,
    del: fc.boolean(),
    movedTo: fc.boolean(),
    hasPatch: fc.boolean(),
    t: fc.nat(5),
    seen: fc.nat(12),
    ids: fc.array(fc.nat(12), { maxLength: 3 })
  }),
  { minLength: 1, maxLength: 10 }
)

/** Operations with positions 1, 2, 3 …; what each observed lies before it, by position and by id. */
function operationsOf(made: readonly Draft[]): readonly Operation[] {
  return made.map(({ by, p, del, movedTo, hasPatch, t, seen, ids }, index): Operation => ({
    id: `id-${index}`,
    grp: 'group',
    dev: by,
    t: [t, 0],
    ctx: { pos: Math.min(seen, index), ids: ids.map((id) => `id-${id}`) },
    s: 1,
    kind: 'note',
    by,
    ...(hasPatch || (!del && !movedTo) ? { p } : {}),
    ...(del ? { del: true as const } : {}),
    ...(movedTo ? { movedTo: 'wider' } : {}),
    pos: index + 1,
    rts: 10,
    cpos: Math.min(seen, index)
  }))
}

for (const authored of [false, true]) {
  const rules = { setFields: () => new Set(['tags']), authored: () => authored }
  test(`[C1] fewer operations fold to the same${authored ? ', author-owned' : ''}`, () => {
    fc.assert(
      fc.property(drafts, (made) => {
        const operations = operationsOf(made)
        const few = abridge(operations, rules)
        expect(JSON.stringify(fold(few, rules))).toBe(JSON.stringify(fold(operations, rules)))
        expect(operations).toEqual(expect.arrayContaining([...few]))
      }),
      { numRuns: 2000 }
    )
  })
}

test('[C1] what was replaced knowingly is left out', () => {
  const rules = { setFields: () => new Set<string>(), authored: () => false }
  const operations = operationsOf(
    Array.from({ length: 9 }, (_, index) => ({
      by: 'ann',
      p: { title: `title ${index}` },
      del: false,
      movedTo: false,
      hasPatch: true,
      t: index,
      seen: index,
      ids: []
    }))
  )
  expect(abridge(operations, rules).map(({ id }) => id)).toEqual(['id-0', 'id-8'])
})
