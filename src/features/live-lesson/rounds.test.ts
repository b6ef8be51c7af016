import { signal } from '@preact/signals'
import { beforeEach, describe, expect, test } from 'vitest'
import { enterRoom, kept, MINUTE, pass, room, settle, sit } from '#kit/classroom.ts'
import { planVisit } from '../lessons/model.ts'
import { chipsIn, chipsOf } from '../shared/lesson-plan.ts'
import { noteWords, whatWords } from '../shared/note-words.ts'
import { touchChip, touchTag } from './capture.ts'
import { touchCount } from './count.ts'
import { leaveNote } from './drafting.ts'
import type { Panel } from './live-context.ts'
import { setCounted } from './note-marks.ts'
import { nextStage, stageNow } from './sitting.ts'
import { tagSlots } from './tag-slots.ts'
import { type } from './typing.ts'
import { undo } from './undo.ts'

/** A rounds day with three rooms of twenty minutes. */
async function visit() {
  const planned = await planVisit(room.store, room.book, {
    title: 'Rounds at Skerrybank',
    day: '2025-11-26',
    starts: '10:05',
    method: 'rounds',
    places: ['Room 1', 'Room 2', 'Room 3'],
    minutes: 20
  })
  if (!planned.ok) throw new Error(planned.problem.code)
  return sit(planned.value.lesson)
}

beforeEach(enterRoom)

describe('a room visit', () => {
  test('has rooms on the strip, lenses for chips and tags of its own', async () => {
    const live = await visit()
    expect(live.plan.value.stages.map(({ name }) => name)).toEqual(['Room 1', 'Room 2', 'Room 3'])
    expect(chipsIn(live.plan.value)).toEqual(['pupils', 'task', 'teaching', 'asked'])
    const slots = tagSlots(stageNow(live), live.plan.value.method).map((slot) =>
      slot.slot === 'tag' ? slot.tag : slot.slot
    )
    expect(slots).toEqual(['says', 'does', 'count', 'quote', 'board', 'jotter'])
  })

  test('a lesson keeps its own chips beside it, and takes no seats over from a rounds day', async () => {
    await visit()
    const live = sit(room.lesson)
    expect(chipsIn(live.plan.value)).toContain('A')
    expect(chipsIn(live.plan.value)).not.toContain('task')
  })

  test('a note is about one lens of the room that is open, and Next is one touch', async () => {
    const live = await visit()
    touchChip(live, 'pupils')
    touchTag(live, 'does')
    type(live, 'draws a bar first')
    pass(20 * MINUTE)
    nextStage(live)
    touchChip(live, 'task')
    touchChip(live, 'teaching')
    touchTag(live, 'board')
    leaveNote(live)
    await settle()
    const notes = kept(live).map(({ values }) => [values['lens'], values['stage'], values['tags']])
    const [first, second] = live.plan.value.stages
    expect(notes).toEqual([
      ['pupils', first?.id, ['does']],
      ['teaching', second?.id, ['board']]
    ])
    expect(kept(live).every(({ values }) => values['pupils'] === undefined)).toBe(true)
  })

  test('says how many of how many, and one Undo takes all of it back', async () => {
    const live = await visit()
    const panel = signal<Panel>('none')
    touchChip(live, 'pupils')
    touchCount(live, panel)
    expect(panel.value).toBe('count')
    const cell = live.open.value
    if (!cell) throw new Error('no note')
    for (let count = 1; count <= 11; count++) setCounted(live, cell, Math.min(count, 7), count)
    expect(whatWords(noteWords, cell.values.value)).toEqual(['7 of 11'])
    await settle()
    expect(kept(live)[0]?.values).toMatchObject({ counted: 7, outOf: 11, tags: ['count'] })
    undo(live)
    await settle()
    expect(whatWords(noteWords, cell.values.value)).toEqual(['count'])
    expect(kept(live)[0]?.values['counted']).toBeUndefined()
    touchCount(live, panel)
    expect(panel.value).toBe('none')
    expect(cell.values.value.tags).toEqual([])
  })

  test('a lens is taken out and brought back like everybody else', async () => {
    const live = await visit()
    touchChip(live, 'asked')
    touchTag(live, 'says')
    undo(live)
    touchChip(live, 'task')
    const cell = live.open.value
    if (!cell) throw new Error('no note')
    expect(chipsOf(live.plan.value, cell.values.value)).toEqual(['task'])
    undo(live)
    expect(chipsOf(live.plan.value, cell.values.value)).toEqual(['asked'])
  })
})
