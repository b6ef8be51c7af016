import fc from 'fast-check'
import { contextOf } from '#log/context.ts'
import { type FoldRules } from '#log/fold.ts'
import type { Folded, Operation, Patch } from '#log/types.ts'

export const MINUTE = 60_000
export const rules: FoldRules = {
  setFields: () => new Set(['tags']),
  authored: (kind) => kind === 'observation'
}

let counter = 0
export function operation(patch: Patch | undefined, rest: Partial<Operation> = {}): Operation {
  counter += 1
  return {
    id: `op-${String(counter).padStart(6, '0')}`,
    grp: 'group',
    dev: 'tablet-1',
    t: [counter * 1000, 0],
    ctx: { pos: 0, ids: [] },
    s: 1,
    kind: 'lesson',
    by: 'adair',
    ...(patch ? { p: patch } : {}),
    ...rest
  }
}

export function after(folded: Folded, patch: Patch, rest: Partial<Operation> = {}): Operation {
  return operation(patch, { ctx: contextOf(folded, 0), ...rest })
}

const values = fc.oneof(fc.constantFrom('a', 'b', 'c'), fc.constant(null), fc.integer())
const members = fc.uniqueArray(fc.constantFrom('says', 'does', 'asks'), { maxLength: 3 })
const patches = fc.record(
  { title: values, text: values, tags: fc.record({ add: members, rem: members }) },
  { requiredKeys: [] }
)

/** Any operations at all, honest or not: contexts and positions as they come. */
export const histories = fc
  .array(
    fc.record({
      patch: fc.option(patches, { nil: undefined }),
      dev: fc.constantFrom('tablet-1', 'tablet-2', 'tablet-3'),
      by: fc.constantFrom('adair', 'osei'),
      kind: fc.constant('lesson'),
      t: fc.tuple(fc.integer({ min: 0, max: 4e12 }), fc.nat(3)),
      seen: fc.nat(12),
      ids: fc.uniqueArray(fc.nat(11), { maxLength: 4 }),
      sequenced: fc.boolean(),
      rts: fc.integer({ min: 0, max: 2e12 }),
      capped: fc.option(fc.nat(12), { nil: undefined }),
      fate: fc.constantFrom('del', 'move', 'none', 'none', 'none', 'none')
    }),
    { minLength: 1, maxLength: 12 }
  )
  .map((steps) =>
    steps.map((step, index): Operation => ({
      id: `id-${String(index).padStart(2, '0')}`,
      grp: 'group',
      dev: step.dev,
      by: step.by,
      kind: step.kind,
      s: 1,
      t: step.t,
      ctx: { pos: step.seen, ids: step.ids.map((id) => `id-${String(id).padStart(2, '0')}`) },
      ...(step.patch ? { p: step.patch } : {}),
      ...(step.sequenced ? { pos: index + 1, rts: step.rts } : {}),
      ...(step.sequenced && step.capped !== undefined ? { cpos: step.capped } : {}),
      ...(step.fate === 'del' ? { del: true as const } : {}),
      ...(step.fate === 'move' ? { movedTo: 'wider' } : {})
    }))
  )

export const shuffled = histories.chain((operations) =>
  fc.tuple(
    fc.constant(operations),
    fc.shuffledSubarray(operations, { minLength: operations.length })
  )
)

/** The operation as its tablet has it before the server has said anything of it. */
export function unnumbered({ pos: _, rts: __, cpos: ___, ...own }: Operation): Operation {
  return own
}

export const text = (folded: Folded) => JSON.stringify(folded)
export const headIds = ({ live, deleted, revived, author, refused }: Folded) => ({
  live,
  deleted,
  revived,
  author,
  refused
})
