import { beforeEach, describe, expect, test } from 'vitest'
import { kinds } from '#kinds/index.ts'
import { coded, parts } from '#kinds/parts.ts'
import { msToInstant } from '#lib/time.ts'
import { handIn } from '#sync/hand-in.ts'
import { finishBell, strike } from '#sync/strike.ts'
import { after, enterRoom, MINUTE, pass, room, settle, sit, START } from '#kit/classroom.ts'
import { touchChip, touchTag } from '#features/live-lesson/capture.ts'
import { endLesson } from '#features/live-lesson/model.ts'
import { type as typeLive } from '#features/live-lesson/typing.ts'
import { noteValues } from '../shared/note-values.ts'
import { bin, fine, goTo, toList, unbin } from './going-through.ts'
import { counts, handInAll, setKept } from './handing-in.ts'
import { mendBy, mintTyped, toggleTag, toggleWho, type, valuesNow } from './mending.ts'
import { type Bell, createBell } from './model.ts'

function ring(): Bell {
  const { store, book, lesson } = room
  return createBell({
    store,
    now: () => room.time,
    after,
    book,
    lesson,
    sync: {
      handIn: (id, ents) => handIn({ store, kinds, parts, coded }, id, ents, 'group'),
      takeBack: () => Promise.resolve({ ok: true, value: undefined }),
      strike: (id, ents) => strike(store, parts, id, ents),
      finish: (id) => finishBell(store, id)
    }
  })
}

/** Three notes and two bare marks of a lesson that is over. */
async function teach(): Promise<void> {
  const live = sit(room.lesson)
  touchChip(live, 'A')
  touchTag(live, 'says')
  typeLive(live, 'More than')
  pass(MINUTE)
  touchChip(live, 'B')
  pass(MINUTE)
  touchChip(live, 'A')
  pass(MINUTE)
  touchChip(live, 'C')
  touchTag(live, 'stuck')
  pass(MINUTE)
  touchChip(live, 'class')
  typeLive(live, '19 of 24 have a bar')
  endLesson(live)
  await settle()
  live.dispose()
}

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
    mintTyped(bell)
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
    expect(counts(bell)).toEqual({ handIn: 2, keep: 1 })
    await handInAll(bell)
    await settle()
    expect(bell.problem.value).toBeUndefined()
    expect(bell.step.value).toEqual({ step: 'done', handed: 2, kept: 1 })
    expect(entry(first?.ent ?? '')).toMatchObject({ audience: 'group' })
    expect(entry(second?.ent ?? '')).toMatchObject({
      audience: 'private',
      values: { visibility: 'private' }
    })
    expect(bell.handedIn.value).toHaveLength(2)
    expect(bell.marks.value.every(({ audience }) => audience === 'private')).toBe(true)
  })
})
