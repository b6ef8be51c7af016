import { describe, expect, test } from 'vitest'
import type { Entry } from '#store/types.ts'
import { laterSchemesOf, schemesOf, tellApart } from './samplings.ts'

const entry = (ent: string, kind: string, values: Entry['values'], born = 0): Entry => ({
  ent,
  book: 'book',
  kind,
  author: 'me',
  born,
  changed: born,
  audience: 'group',
  grp: 'g',
  grps: ['g'],
  deleted: false,
  forked: false,
  values
})

const scheme = (ent: string, values: Entry['values'] = {}, born = 0) =>
  entry(
    ent,
    'scheme',
    { name: ent, method: 'momentary', every: 30_000, rotation: 'in-turn', ...values },
    born
  )
const code = (of: string, letter: string, values: Entry['values'] = {}) =>
  entry(`${of}-${letter}`, 'schemeCode', {
    scheme: of,
    letter,
    name: `seen ${letter}`,
    means: 'Seen.',
    rank: letter,
    ...values
  })
const names = (found: readonly { readonly name: string }[]) => found.map(({ name }) => name)

describe('schemes of a project', () => {
  test('are all there that can be run, oldest first, each by its own interval', () => {
    const entries = [
      scheme('newer', { every: 20_000 }, 2),
      scheme('scans', { method: 'scan', rotation: 'class', every: 120_000 }, 3),
      scheme('older', {}, 1),
      scheme('hands', { method: 'count', rotation: 'together', every: 0 }, 4),
      ...['newer', 'scans', 'older', 'hands'].map((of) => code(of, 'A'))
    ]
    expect(schemesOf(entries).map(({ name, method, every }) => [name, method, every])).toEqual([
      ['older', 'momentary', 30_000],
      ['newer', 'momentary', 20_000],
      ['scans', 'scan', 120_000],
      ['hands', 'count', 0]
    ])
    expect(laterSchemesOf(entries)).toEqual([])
  })

  test('have their codes in the order of their ranks, with examples where they have any', () => {
    const [found] = schemesOf([
      scheme('mine'),
      code('mine', 'B'),
      code('mine', 'A', { example: 'Builds.', notThis: 'Watches.', counts: 'on-task' })
    ])
    expect(found?.codes).toEqual([
      {
        ent: 'mine-A',
        letter: 'A',
        name: 'seen A',
        means: 'Seen.',
        example: 'Builds.',
        notThis: 'Watches.',
        counts: 'on-task'
      },
      { ent: 'mine-B', letter: 'B', name: 'seen B', means: 'Seen.' }
    ])
  })

  test('that cannot be run are named apart: intervals as a whole or in part, and all pupils at once', () => {
    const entries = [
      scheme('whole', { method: 'whole' }),
      scheme('partial', { method: 'partial', rotation: 'class' }),
      scheme('at once', { rotation: 'together' }),
      { ...scheme('gone', { method: 'whole' }), deleted: true },
      scheme('in turn'),
      ...['whole', 'partial', 'at once', 'gone', 'in turn'].map((of) => code(of, 'A'))
    ]
    expect(names(schemesOf(entries))).toEqual(['in turn'])
    expect(laterSchemesOf(entries).map((each) => [each.name, each.method, each.rotation])).toEqual([
      ['at once', 'momentary', 'together'],
      ['partial', 'partial', 'class'],
      ['whole', 'whole', 'in-turn']
    ])
  })

  test('whose codes have not come yet are neither: they can be run once they are there', () => {
    const entries = [scheme('coming')]
    expect(schemesOf(entries)).toEqual([])
    expect(laterSchemesOf(entries)).toEqual([])
  })

  test('that say the same are one, the oldest: two tablets stored the usual one before they met', () => {
    const entries = [
      scheme('second', { name: 'usual' }, 2),
      scheme('first', { name: 'usual' }, 1),
      scheme('other letters', { name: 'usual' }, 3),
      scheme('other pace', { name: 'usual', every: 60_000 }, 4),
      ...['first', 'second', 'other pace'].map((of) => code(of, 'A')),
      code('other letters', 'B')
    ]
    expect(tellApart(schemesOf(entries)).map(({ ent }) => ent)).toEqual([
      'first',
      'other letters',
      'other pace'
    ])
  })
})
