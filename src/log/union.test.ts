import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contextOf } from './context.ts'
import { fold, foldChannels } from './fold.ts'
import type { Context, Operation, Patch } from './types.ts'
import { type Copy, union } from './union.ts'

const rules = { setFields: () => new Set<string>(), authored: () => true }
let counter = 0

function operation(
  grp: string,
  patch: Patch | undefined,
  ctx: Context = { pos: 0, ids: [] },
  rest: Partial<Operation> = {}
): Operation {
  counter += 1
  return {
    id: `op-${String(counter).padStart(4, '0')}`,
    grp,
    dev: 'tablet',
    t: [counter, 0],
    ctx,
    s: 1,
    kind: 'observation',
    by: 'osei',
    ...(patch ? { p: patch } : {}),
    ...rest
  }
}

function copy(audience: Copy['audience'], operations: readonly Operation[]): Copy {
  return { grp: audience, audience, folded: fold(operations, rules) }
}

function handIn(operations: readonly Operation[]): { wide: Operation; pointer: Operation } {
  const seen = fold(operations, rules)
  return {
    wide: operation('group', { text: seen.values['text'] as string }),
    pointer: operation('private', undefined, contextOf(seen, 0), { movedTo: 'group' })
  }
}

describe('one note in several channels', () => {
  test('[M12] the widest readable copy is shown, and the others are named', () => {
    const order = ['private', 'adviser', 'school', 'group'] as const
    const copies = order.map((audience) =>
      copy(audience, [operation(audience, { text: audience })])
    )
    const united = union(copies)
    expect(united?.copy.audience).toBe('group')
    expect(united?.grps).toEqual(['group', 'school', 'adviser', 'private'])
  })

  test('[M12] movedTo hides nothing while the wider copy is not here', () => {
    const note = operation('private', { text: 'seen' })
    const { pointer } = handIn([note])
    const united = union([copy('private', [note, pointer])])
    expect([united?.deleted, united?.copy.audience]).toEqual([false, 'private'])
    expect(united?.copy.folded.values).toEqual({ text: 'seen' })
  })

  test('[M12] a handed-in note that is struck out is gone, private copy and all', () => {
    const note = operation('private', { text: 'seen' })
    const { wide, pointer } = handIn([note])
    const struck = operation('group', undefined, { pos: 0, ids: [wide.id] }, { del: true })
    expect(union([copy('private', [note, pointer]), copy('group', [wide, struck])])?.deleted).toBe(
      true
    )
  })

  test('[M12] a wider copy that was deleted does not take unseen private words with it', () => {
    const note = operation('private', { text: 'seen' })
    const { wide, pointer } = handIn([note])
    const later = operation('private', { text: 'more' }, { pos: 0, ids: [note.id] })
    const struck = operation('group', undefined, { pos: 0, ids: [wide.id] }, { del: true })
    const united = union([copy('private', [note, pointer, later]), copy('group', [wide, struck])])
    expect(united?.copy.folded.values).toEqual({ text: 'more' })
  })

  test('[M13] a private edit after hand-in is a change not handed in, until it is', () => {
    const note = operation('private', { text: 'seen' })
    const { wide, pointer } = handIn([note])
    const before = union([copy('private', [note, pointer]), copy('group', [wide])])
    expect(before?.changedBehind).toBe(false)
    const edited = [
      note,
      pointer,
      operation('private', { text: 'more' }, contextOf(fold([note, pointer], rules), 0))
    ]
    const behind = union([copy('private', edited), copy('group', [wide])])
    expect(behind?.changedBehind).toBe(true)
    expect(behind?.copy.folded.values).toEqual({ text: 'seen' })
    const again = handIn(edited)
    const second = {
      ...again.wide,
      ctx: contextOf(fold([wide], rules), 0)
    }
    const settled = union([
      copy('private', [...edited, again.pointer]),
      copy('group', [wide, second])
    ])
    expect(settled?.changedBehind).toBe(false)
    expect(settled?.copy.folded.values).toEqual({ text: 'more' })
  })

  test('[M13] uniting in any order, and again, gives the same', () => {
    const note = operation('private', { text: 'seen' })
    const { wide, pointer } = handIn([note])
    const all = [note, wide, pointer]
    fc.assert(
      fc.property(
        fc
          .shuffledSubarray([...all, ...all], { minLength: 3 })
          .filter((some) => all.every((each) => some.includes(each))),
        (some) => {
          const copies = [...foldChannels(some, rules)].map(([grp, folded]) => ({
            grp,
            audience: grp as Copy['audience'],
            folded
          }))
          const once = union(copies)
          expect(JSON.stringify(union(copies.toReversed()))).toBe(JSON.stringify(once))
          expect(once?.copy.audience).toBe('group')
        }
      )
    )
  })

  test('no copies are no entity', () => {
    expect(union([])).toBeUndefined()
  })
})
