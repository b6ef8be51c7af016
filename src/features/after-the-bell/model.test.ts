import { beforeEach, describe, expect, test } from 'vitest'
import { msToInstant } from '#lib/time.ts'
import { ring, teach } from '#kit/bell.ts'
import { enterRoom, MINUTE, room, settle, START } from '#kit/classroom.ts'
import { noteValues } from '../shared/note-values.ts'
import { bin, fine, goTo, toList, unbin } from './going-through.ts'
import { counts, handInAll, setKept } from './handing-in.ts'
import { mendBy, mintTyped, toggleTag, toggleWho, type, valuesNow } from './mending.ts'
import type { Bell } from './model.ts'

const said = (bell: Bell) => bell.shown.value?.values['text']
const entry = (ent: string) =>
  room.store
    .entries(room.book.book)
    .peek()
    .find((each) => each.ent === ent)

beforeEach(async () => {
  await enterRoom()
  await teach()
})

describe('After the bell', () => {
  test('goes through notes in order, with bare marks folded apart (R3)', async () => {
    const bell = ring()
    await settle()
    expect(bell.notes.value).toHaveLength(3)
    expect(bell.marks.value).toHaveLength(2)
    expect(said(bell)).toBe('More than')
    fine(bell)
    await settle()
    expect(valuesNow(bell)?.tags).toEqual(['stuck'])
    fine(bell)
    fine(bell)
    await settle()
    expect(bell.step.value).toEqual({ step: 'list' })
    expect(bell.notes.value.every((each) => noteValues(each).looked)).toBe(true)
    bell.dispose()
    expect(ring().step.value).toEqual({ step: 'list' })
  })

  test('words, pupils, tags and time are put right in place', async () => {
    const bell = ring()
    await settle()
    type(bell, 'More than. So it’s a take away.')
    expect(room.store.drafts(room.book.book).value).toHaveLength(1)
    void mintTyped(bell)
    toggleWho(bell, 'B')
    toggleTag(bell, 'asks')
    mendBy(bell, -2)
    await settle()
    expect(room.store.drafts(room.book.book).value).toEqual([])
    const ent = bell.notes.value[0]?.ent ?? ''
    const shown = (await room.store.open([ent]))[0]
    expect(shown?.forked).toBe(false)
    expect(shown?.values).toMatchObject({
      text: 'More than. So it’s a take away.',
      tags: ['asks', 'says'],
      at: msToInstant(START),
      mended: msToInstant(START - 2 * MINUTE)
    })
    expect(shown?.values['pupils']).toHaveLength(2)
  })

  test('a binned note comes back until the next decision, then it is gone for good', async () => {
    const bell = ring()
    await settle()
    const first = bell.notes.value[0]?.ent ?? ''
    bin(bell, [first])
    expect(bell.notes.value).toHaveLength(2)
    unbin(bell)
    expect(bell.step.value).toEqual({ step: 'note', ent: first })
    bin(bell, [first])
    fine(bell)
    await settle()
    expect(entry(first)).toBeUndefined()
  })

  test('one tap bins all bare marks, and leaving empties the bin', async () => {
    const bell = ring()
    const marks = bell.marks.value.map(({ ent }) => ent)
    bin(bell, marks)
    expect(bell.marks.value).toEqual([])
    bell.dispose()
    await settle()
    expect(marks.map((ent) => entry(ent))).toEqual([undefined, undefined])
  })

  test('a bare mark with words becomes a note', async () => {
    const bell = ring()
    const mark = bell.marks.value[0]?.ent ?? ''
    goTo(bell, mark)
    await settle()
    type(bell, 'looked up at the board')
    toList(bell)
    await settle()
    expect(bell.marks.value).toHaveLength(1)
    expect(bell.notes.value.map(({ ent }) => ent)).toContain(mark)
  })

  test('hands in what is switched on, keeps the rest private, and never a bare mark', async () => {
    const bell = ring()
    toList(bell)
    const [first, second] = bell.notes.value
    setKept(bell, second?.ent ?? '', true)
    expect(counts(bell)).toEqual({
      sent: { group: 2, adviser: 0, school: 0, samplings: 0 },
      keep: 1
    })
    await handInAll(bell)
    await settle()
    expect(bell.problem.value).toBeUndefined()
    const sent = { group: 2, adviser: 0, school: 0, samplings: 0 }
    expect(bell.step.value).toEqual({ step: 'done', sent, kept: 1 })
    expect(entry(first?.ent ?? '')).toMatchObject({ audience: 'group' })
    expect(entry(second?.ent ?? '')).toMatchObject({
      audience: 'private',
      values: { visibility: 'private' }
    })
    expect(bell.handedIn.value).toHaveLength(2)
    expect(bell.marks.value.every(({ audience }) => audience === 'private')).toBe(true)
  })
})
