import { beforeEach, describe, expect, test } from 'vitest'
import { enterRoom, kept, MINUTE, pass, reopenStore, room, settle, sit } from '#kit/classroom.ts'
import { touchChip } from './capture.ts'
import { isTooLong, leaveNote, LONGEST, mintWords } from './drafting.ts'
import { touchLookedFor } from './note-marks.ts'
import { nextStage, stageNow } from './sitting.ts'
import { tagSlots } from './tag-slots.ts'
import { type } from './typing.ts'

beforeEach(enterRoom)

describe('R9 quiet glass', () => {
  test('R9 words stand open for eight seconds after writing', () => {
    const live = sit(room.lesson)
    touchChip(live, 'A')
    type(live, 'the picture told me')
    mintWords(live)
    const cell = live.notes.value[0]
    expect(cell?.fresh.value).toBe(true)
    expect(cell?.values.value.words).toBe(4)
    pass(8000)
    expect(cell?.fresh.value).toBe(false)
  })
})

describe('R10 tags', () => {
  test('R10 the last two are what this stage looks for, else who helped', () => {
    const live = sit(room.lesson)
    const last = () =>
      tagSlots(stageNow(live))
        .slice(6)
        .map((slot) =>
          slot.slot === 'tag' ? slot.tag : slot.slot === 'looked' ? slot.phrase : slot.slot
        )
    expect(last()).toEqual(['helped-by-peer', 'helped-by-adult'])
    nextStage(live)
    expect(last()).toEqual(['draws a bar first', 'helped'])
    nextStage(live)
    expect(last()).toEqual(['draws a bar first', 'says why'])
  })

  test('R10 looked for and seen is kept in the plan’s words', async () => {
    const live = sit(room.lesson)
    touchChip(live, 'A')
    touchLookedFor(live, 'says why')
    await settle()
    expect(kept(live)[0]?.values['lookedFor']).toBe('says why')
    touchLookedFor(live, 'says why')
    await settle()
    expect(kept(live)[0]?.values['lookedFor']).toBeUndefined()
  })
})

describe('words', () => {
  test('are a draft at every keystroke and a line when the hand rests', async () => {
    const live = sit(room.lesson)
    touchChip(live, 'A')
    type(live, 'More than.')
    const drafts = room.store.drafts(room.book.book)
    expect(drafts.value[0]?.fields).toEqual({ text: 'More than.' })
    pass(15_000)
    await settle()
    expect(kept(live)[0]?.values['words']).toBe(2)
    expect(drafts.value).toEqual([])
  })

  test('mend without forking, and a thought is kept apart', async () => {
    const live = sit(room.lesson)
    touchChip(live, 'A')
    type(live, 'one')
    mintWords(live)
    type(live, 'one two')
    mintWords(live)
    live.field.value = 'thought'
    type(live, 'needs a second challenge')
    leaveNote(live)
    await settle()
    const shown = (await room.store.open([live.notes.value[0]?.ent ?? '']))[0]
    expect(shown?.forked).toBe(false)
    expect(shown?.values).toMatchObject({ text: 'one two', thought: 'needs a second challenge' })
  })

  test('come back with the cursor’s half sentence after the battery died', async () => {
    const live = sit(room.lesson)
    touchChip(live, 'A')
    await settle()
    type(live, 'she says it is mo')
    await room.store.flushDrafts()
    room.time += 3 * MINUTE
    await reopenStore()
    const again = sit(room.lesson)
    await settle()
    expect(again.typed.value.text).toBe('she says it is mo')
    expect(again.cameBack.value).toBe(3 * MINUTE)
    type(again, 'she says it is more')
    leaveNote(again)
    await settle()
    const shown = (await room.store.open([again.notes.value[0]?.ent ?? '']))[0]
    expect(shown?.values['text']).toBe('she says it is more')
    expect(shown?.forked).toBe(false)
  })

  test('too long for one note stay whole in the draft', async () => {
    const live = sit(room.lesson)
    touchChip(live, 'A')
    const novel = 'à'.repeat(LONGEST / 2 + 1)
    type(live, novel)
    leaveNote(live)
    await settle()
    expect(kept(live)[0]?.values['words'] ?? 0).toBe(0)
    expect(room.store.drafts(room.book.book).value[0]?.fields['text']).toBe(novel)
    expect(isTooLong({ text: novel, thought: '' })).toBe(true)
  })
})
