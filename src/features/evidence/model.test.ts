import { expect, it } from 'vitest'
import type { Entry } from '#store/types.ts'
import { matches, toRows } from './model.ts'
import { noteTime } from './note-time.ts'

const note = (ent: string, at: string, values: Entry['values'] = {}, author = 'me'): Entry => ({
  ent,
  book: 'book',
  kind: 'observation',
  author,
  born: Date.parse(at),
  changed: 0,
  audience: 'group',
  grp: 'g',
  grps: ['g'],
  deleted: false,
  forked: false,
  values: { at, ...values }
})

it('shows the newest day first and counts its notes', () => {
  const rows = toRows([
    note('a', '2025-11-25T10:00:00.000Z'),
    note('b', '2025-11-26T10:00:00.000Z'),
    note('c', '2025-11-26T12:00:00.000Z')
  ])
  expect(rows.map((row) => (row.row === 'day' ? `${row.day}:${row.notes}` : row.key))).toEqual([
    '2025-11-26:2',
    'c',
    'b',
    '2025-11-25:1',
    'a'
  ])
})

it('takes the mended time where there is one', () => {
  const entry = note('a', '2025-11-26T10:05:00.000Z', { mended: '2025-11-26T10:03:00.000Z' })
  expect(noteTime(entry)).toBe(Date.parse('2025-11-26T10:03:00.000Z'))
})

it('puts no note later than it was received, however wrong the clock was that it was taken by', () => {
  const received = Date.parse('2026-11-23T09:00:00.000Z')
  const ahead = { ...note('a', '2040-05-14T09:00:00.000Z'), born: received }
  const later = note('b', '2026-11-24T09:00:00.000Z')
  expect(noteTime(ahead) - received).toBe(5 * 60_000)
  expect(toRows([ahead, later]).flatMap((row) => (row.row === 'note' ? [row.key] : []))).toEqual([
    'b',
    'a'
  ])
})

it('filters by pupil, stage, tag, mine or others’ and day together', () => {
  const stages = new Map([['s1', 'Hook']])
  const entry = note('a', '2025-11-26T12:00:00.000Z', {
    pupils: ['heron'],
    stage: 's1',
    tags: ['says']
  })
  const fits = (filters: Parameters<typeof matches>[1]) => matches(entry, filters, 'me', stages)
  expect(fits({})).toBe(true)
  expect(fits({ pupil: 'heron', stage: 'Hook', tag: 'says', whose: 'mine' })).toBe(true)
  expect(fits({ pupil: 'otter' })).toBe(false)
  expect(fits({ stage: 'Pair' })).toBe(false)
  expect(fits({ tag: 'stuck' })).toBe(false)
  expect(fits({ whose: 'others' })).toBe(false)
  expect(fits({ day: '2025-11-27' })).toBe(false)
  expect(fits({ pupil: 'class' })).toBe(false)
})
