import { expect, it } from 'vitest'
import type { Entry, Shown } from '#store/types.ts'
import { correctionsOf } from './corrections.ts'
import {
  hasPrivate,
  isPrivateSampling,
  lessonsOf,
  notesOfPupil,
  openAll,
  samplingsOfPupil
} from './pupil-model.ts'

let born = 0
const entry = (ent: string, kind: string, values: Entry['values'], deleted = false): Entry => ({
  ent,
  book: 'book',
  kind,
  author: 'me',
  born: (born += 1) + Date.parse('2026-01-01T00:00:00.000Z'),
  changed: 0,
  audience: 'group',
  grp: 'g',
  grps: ['g'],
  deleted,
  forked: false,
  values
})
const note = (ent: string, at: string, values: Entry['values'] = {}, deleted = false) =>
  entry(ent, 'observation', { at, lesson: 'l1', pupils: ['heron'], words: 3, ...values }, deleted)

it('takes the living notes of one pupil, alone or with others, oldest first', () => {
  const entries = [
    note('later', '2025-11-26T10:20:00.000Z'),
    note('other', '2025-11-26T10:10:00.000Z', { pupils: ['wren'] }),
    note('binned', '2025-11-26T10:11:00.000Z', {}, true),
    note('both', '2025-11-26T10:12:00.000Z', { pupils: ['wren', 'heron'] }),
    note('mended', '2025-11-26T10:30:00.000Z', { mended: '2025-11-26T10:05:00.000Z' })
  ]
  expect(notesOfPupil('heron', entries).map(({ ent }) => ent)).toEqual(['mended', 'both', 'later'])
})

it('puts them by lesson and planned stage, with marks apart, a photo being more than a mark, and what has no stage first', () => {
  const entries = [
    entry('l1', 'lesson', { title: 'Bar models' }),
    entry('pair', 'lessonStage', { lesson: 'l1', name: 'Pair', rank: 'b' }),
    entry('hook', 'lessonStage', { lesson: 'l1', name: 'Hook', rank: 'a' }),
    entry('gone', 'lessonStage', { lesson: 'l1', name: 'Gone', rank: 'c' }, true),
    entry('p1', 'photo', { observation: 'n5' }),
    entry('p2', 'photo', { observation: 'n3' }, true),
    note('n1', '2025-11-26T10:20:00.000Z', { stage: 'pair' }),
    note('n2', '2025-11-26T10:21:00.000Z', { stage: 'hook' }),
    note('n3', '2025-11-26T10:22:00.000Z', { stage: 'hook', words: 0 }),
    note('n4', '2025-11-26T10:23:00.000Z', { stage: 'gone' }),
    note('n5', '2025-11-26T10:24:00.000Z', { stage: 'pair', words: 0 }),
    note('early', '2025-10-01T09:00:00.000Z', { lesson: 'elsewhere' })
  ]
  const lessons = lessonsOf(notesOfPupil('heron', entries), [], entries)
  const seen = lessons.map(({ lesson, entry: found, stages }) => ({
    lesson,
    title: found?.values['title'],
    stages: stages.map(({ name, notes, marks }) => [
      name,
      notes.map(({ ent }) => ent).join(),
      marks.map(({ ent }) => ent).join()
    ])
  }))
  expect(seen).toEqual([
    { lesson: 'elsewhere', title: undefined, stages: [['', 'early', '']] },
    {
      lesson: 'l1',
      title: 'Bar models',
      stages: [
        ['', 'n4', ''],
        ['Hook', 'n2', 'n3'],
        ['Pair', 'n1,n5', '']
      ]
    }
  ])
})

it('keeps corrections with their note in the order in which they were made', () => {
  const entries = [
    entry('b', 'amendment', { observation: 'n1', at: '2025-11-27T10:00:00.000Z' }),
    entry('a', 'amendment', { observation: 'n1', at: '2025-11-26T10:00:00.000Z' }),
    entry('c', 'amendment', { observation: 'n2', at: '2025-11-26T10:00:00.000Z' }, true)
  ]
  const corrections = correctionsOf(entries)
  expect(corrections.get('n1')?.map(({ ent }) => ent)).toEqual(['a', 'b'])
  expect(corrections.has('n2')).toBe(false)
})

const opens = (upTo: number) => {
  const asked: number[] = []
  const open = async (ents: readonly string[]) => {
    asked.push(ents.length)
    return asked.length > upTo ? [] : ents.map((ent) => ({ ent }) as Shown)
  }
  return { asked, store: { open } }
}
const many = Array.from({ length: 120 }, (_, at) => `n${at}`)

it('opens notes by fifties and tells each time what is open', async () => {
  const { asked, store } = opens(9)
  const told: number[] = []
  await openAll(
    store,
    many,
    (opened) => told.push(opened.size),
    () => true
  )
  expect(asked).toEqual([50, 50, 20])
  expect(told).toEqual([50, 100, 120])
})

it('stops where nobody waits any more, and where the store opens nothing', async () => {
  const left = opens(9)
  const told: number[] = []
  await openAll(
    left.store,
    many,
    (opened) => told.push(opened.size),
    () => told.length === 0
  )
  expect(told).toEqual([50])
  const locked = opens(1)
  await openAll(
    locked.store,
    many,
    () => {},
    () => true
  )
  expect(locked.asked).toEqual([50, 50])
})

it('takes a sampling in which the pupil had a turn, also where no note was taken', () => {
  const sampling = (ent: string, starts: string, ended: string) =>
    entry(ent, 'sampling', {
      lesson: 'l2',
      scheme: 's',
      seatA: 'heron',
      seatB: 'wren',
      starts,
      ended,
      every: 30_000
    })
  const entries = [
    note('n1', '2025-11-26T10:20:00.000Z'),
    sampling('whole', '2025-11-19T10:00:00.000Z', '2025-11-19T10:10:00.000Z'),
    // stopped before the second moment, which would have been wren's
    sampling('short', '2025-11-19T10:20:00.000Z', '2025-11-19T10:20:31.000Z')
  ]
  expect(samplingsOfPupil('heron', entries).map(({ ent }) => ent)).toEqual(['whole', 'short'])
  expect(samplingsOfPupil('wren', entries).map(({ ent }) => ent)).toEqual(['whole'])
  const lessons = lessonsOf(
    notesOfPupil('heron', entries),
    samplingsOfPupil('heron', entries),
    entries
  )
  expect(lessons.map(({ lesson, samplings }) => [lesson, samplings.length])).toEqual([
    ['l2', 2],
    ['l1', 0]
  ])
})

it('takes a sampling for private where it is, or where one mark of it is', () => {
  const entries = (of: Entry['audience'], ofMark: Entry['audience']): readonly Entry[] => [
    {
      ...entry('s', 'sampling', {
        lesson: 'l2',
        seatA: 'heron',
        starts: '2025-11-19T10:00:00.000Z',
        ended: '2025-11-19T10:10:00.000Z',
        every: 30_000
      }),
      audience: of
    },
    {
      ...entry('m', 'samplingMark', { sampling: 's', pupil: 'heron', moment: 0, code: 'A' }),
      audience: ofMark
    }
  ]
  const found = (of: Entry['audience'], ofMark: Entry['audience']) => {
    const all = entries(of, ofMark)
    const byEnt = new Map(all.map((each) => [each.ent, each] as const))
    const samplings = samplingsOfPupil('heron', all)
    const each = samplings.map((sampling) => isPrivateSampling(sampling, byEnt))
    return [...each, hasPrivate([], samplings, all)]
  }
  expect(found('group', 'group')).toEqual([false, false])
  expect(found('group', 'private')).toEqual([true, true])
  expect(found('private', 'private')).toEqual([true, true])
})
