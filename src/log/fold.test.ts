import { describe, expect, test } from 'vitest'
import { contextOf } from './context.ts'
import { ENTITY, fold, foldChannels } from './fold.ts'
import { rules, operation, after } from '#kit/operations.ts'

describe('fields', () => {
  test('[M4] two people who write at once both stand, newest first', () => {
    const made = operation({ title: 'Bars' })
    const seen = fold([made], rules)
    const one = after(seen, { title: 'Bar models' })
    const other = after(seen, { title: 'Models of bars' }, { by: 'osei', dev: 'tablet-2' })
    const folded = fold([made, one, other], rules)
    expect(folded.forks).toEqual(['title'])
    expect(folded.heads['title']?.map(({ value }) => value)).toEqual([
      'Models of bars',
      'Bar models'
    ])
  })

  test('[M4] the same words written twice are one version', () => {
    const one = operation({ title: 'Bars' })
    const other = operation({ title: 'Bars' }, { dev: 'tablet-2' })
    const folded = fold([one, other], rules)
    expect(folded.forks).toEqual([])
    expect(folded.live['title']).toEqual([{ id: one.id }, { id: other.id }])
  })

  test('[M14] saving over two versions closes exactly those that were shown', () => {
    const one = operation({ title: 'one' })
    const other = operation({ title: 'other' })
    const shown = fold([one, other], rules)
    const unseen = operation({ title: 'unseen' })
    const saved = after(shown, { title: 'third' })
    expect(fold([one, other, saved], rules).forks).toEqual([])
    expect(fold([one, other, saved, unseen], rules).heads['title']).toHaveLength(2)
  })

  test('[M14] a context names what has no position and what lies beyond the folded one', () => {
    const sequenced = operation({ title: 'a' }, { pos: 3 })
    const beyond = operation({ text: 'b' }, { pos: 9 })
    const own = operation({ tags: { add: ['says'] } })
    const folded = fold([sequenced, beyond, own], rules)
    expect(contextOf(folded, 5)).toEqual({ pos: 5, ids: [beyond.id, own.id] })
  })

  test('[M15] two people who write two fields at once lose nothing', () => {
    const made = operation({ title: 'Bars', text: 'x' })
    const seen = fold([made], rules)
    const folded = fold([made, after(seen, { title: 'Models' }), after(seen, { text: 'y' })], rules)
    expect(folded.values).toEqual({ title: 'Models', text: 'y' })
    expect(folded.forks).toEqual([])
  })

  test('[M4] a cleared field is gone from the values and stays among the heads', () => {
    const made = operation({ title: 'Bars', text: 'x' })
    const folded = fold([made, after(fold([made], rules), { text: null })], rules)
    expect(folded.values).toEqual({ title: 'Bars' })
    expect(folded.heads['text']?.[0]?.value).toBeNull()
  })

  test('[M16] operations that observed each other in a circle are both kept', () => {
    const one = operation({ title: 'one' })
    const other = operation({ title: 'other' }, { ctx: { pos: 0, ids: [one.id] } })
    const circle = { ...one, ctx: { pos: 0, ids: [other.id] } }
    expect(fold([circle, other], rules).heads['title']).toHaveLength(2)
    const beside = operation({ title: 'beside' })
    expect(fold([circle, other, beside], rules).heads['title']).toHaveLength(3)
  })

  test('[M8] a position given out again after a restore is not taken for the old one', () => {
    const fresh = operation({ title: 'fresh' }, { pos: 7 })
    const late = operation({ title: 'late' }, { pos: 8, ctx: { pos: 40, ids: [] }, cpos: 6 })
    expect(fold([fresh, late], rules).heads['title']).toHaveLength(2)
    const uncapped = { ...late, cpos: 40 }
    expect(fold([fresh, uncapped], rules).heads['title']).toHaveLength(1)
  })
})

describe('sets', () => {
  test('[M9] a tag added by one and removed by another at once stays', () => {
    const made = operation({ tags: { add: ['says'] } })
    const seen = fold([made], rules)
    const again = after(seen, { tags: { add: ['says', 'asks'] } })
    const removed = after(seen, { tags: { rem: ['says'] } }, { dev: 'tablet-2' })
    expect(fold([made, removed], rules).values).toEqual({})
    expect(fold([made, again, removed], rules).values['tags']).toEqual(['asks', 'says'])
  })
})

describe('deleting', () => {
  test('[M10] a delete that had seen everything hides the entity', () => {
    const made = operation({ title: 'Bars' })
    const renamed = after(fold([made], rules), { title: 'Models' })
    const deletes = operation(undefined, {
      del: true,
      ctx: contextOf(fold([made, renamed], rules), 0)
    })
    const folded = fold([made, renamed, deletes], rules)
    expect(folded.deleted).toBe(true)
    expect(folded.live[ENTITY]).toEqual([{ id: deletes.id }])
  })

  test('[M10] an edit the delete had not seen brings it back, marked until someone edits knowingly', () => {
    const made = operation({ title: 'Bars' })
    const seen = fold([made], rules)
    const deletes = operation(undefined, { del: true, ctx: contextOf(seen, 0) })
    const edit = after(seen, { text: 'still here' }, { dev: 'tablet-2' })
    const back = fold([made, deletes, edit], rules)
    expect([back.deleted, back.revived]).toEqual([false, true])
    const known = after(back, { text: 'yes, keep it' })
    const settled = fold([made, deletes, edit, known], rules)
    expect([settled.deleted, settled.revived]).toEqual([false, false])
  })

  test('[M10] an entity made with no field yet is there, and can be deleted', () => {
    const made = operation({})
    expect(fold([made], rules).deleted).toBe(false)
    const deletes = operation(undefined, { del: true, ctx: { pos: 0, ids: [made.id] } })
    expect(fold([made, deletes], rules).deleted).toBe(true)
  })
})

describe('authors', () => {
  const own = { kind: 'observation', by: 'osei' } as const

  test("[M11] another person's words on a note are kept, listed and not applied", () => {
    const note = operation({ text: 'seen' }, { ...own, pos: 1 })
    const foreign = operation({ text: 'changed' }, { ...own, by: 'adair', pos: 2 })
    const gone = operation(undefined, { ...own, by: 'adair', del: true, ctx: { pos: 9, ids: [] } })
    const folded = fold([foreign, gone, note], rules)
    expect(folded.values).toEqual({ text: 'seen' })
    expect(folded.author).toBe('osei')
    expect(folded.refused).toEqual([foreign.id, gone.id])
    expect(folded.deleted).toBe(false)
  })

  test('[M11] a clock set back does not make anybody the author', () => {
    const note = operation({ text: 'seen' }, { ...own, pos: 1 })
    const foreign = operation({ text: 'mine' }, { ...own, by: 'adair', pos: 2, t: [0, 0] })
    expect(fold([foreign, note], rules).author).toBe('osei')
  })

  test('[M11] an operation of another kind on the same entity is kept and not applied', () => {
    const note = operation({ text: 'seen' }, { ...own, pos: 1 })
    const odd = operation({ text: 'odd' }, { ...own, kind: 'school', pos: 2 })
    expect(fold([note, odd], rules).refused).toEqual([odd.id])
  })
})

test('[M13] channels are folded apart', () => {
  const one = operation({ title: 'private' }, { grp: 'mine' })
  const two = operation({ title: 'handed in' }, { grp: 'group' })
  const folded = foldChannels([one, two], rules)
  expect([...folded.keys()]).toEqual(['group', 'mine'])
  expect(folded.get('mine')?.values).toEqual({ title: 'private' })
})

test('an empty list of operations is a bug, not an entity', () => {
  expect(() => fold([], rules)).toThrow('at least one operation')
})
