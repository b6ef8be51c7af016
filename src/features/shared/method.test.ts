import { describe, expect, test } from 'vitest'
import { lesson } from '#kinds/lesson/kind.ts'
import { observation } from '#kinds/observation/kind.ts'
import { isSeat, isWhom } from './lesson-plan.ts'
import { METHODS, methodOf, type Method } from './method.ts'
import { noteWords } from './note-words.ts'
import { noteWordsGd } from './note-words.gd.ts'

const methods = [...METHODS]
const tagsOf = ({ tags, otherwise, photo, sound }: Method) => [
  ...[...tags, ...otherwise].flatMap((slot) => (slot.slot === 'tag' ? [slot.tag] : [])),
  ...[photo?.tag, sound?.tag].filter((tag) => tag !== undefined)
]

test('every method that a lesson may name is a record, and every record may be named', () => {
  expect([...METHODS.keys()]).toEqual(lesson.fields.method.options)
})

describe.each(methods)('the method %s', (_, method) => {
  const own = method.chips.map(({ chip }) => chip).filter((chip) => !isSeat(chip) && !isWhom(chip))

  test('has chips and tags that a note can keep', () => {
    expect(
      own.filter((chip) => !observation.fields.lens.options?.some((one) => one === chip))
    ).toEqual([])
    const known = observation.fields.tags.options ?? []
    expect(tagsOf(method).filter((tag) => !known.some((one) => one === tag))).toEqual([])
    expect(method.prompts === undefined || own.includes(method.prompts)).toBe(true)
  })

  test('has words for each of them in both languages', async () => {
    for (const [words, note] of [
      [method.words, noteWords],
      [await method.gaelic(), noteWordsGd]
    ] as const) {
      expect(Object.keys(words.chips)).toEqual(own)
      const tags = { ...note.tags, ...words.tags }
      expect(tagsOf(method).filter((tag) => !tags[tag])).toEqual([])
    }
  })

  test('has a marker for each chip of its own, and keys and columns that are of one chip only', () => {
    const { chips } = method
    expect(chips.filter(({ chip, mark }) => own.includes(chip) && !mark)).toEqual([])
    expect(new Set(chips.map(({ key }) => key)).size).toBe(chips.length)
    expect(chips.filter(({ key }) => /^[NQZ1-8?]$/.test(key))).toEqual([])
    const columns = chips.flatMap((chip) => {
      const [from, span] = chip.columns.split(' / span ').map(Number)
      return Array.from({ length: span ?? 1 }, (_each, index) => (from ?? 0) + index)
    })
    expect(columns.toSorted((one, other) => one - other)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })
})

test('a name that only a newer Jotter knows opens a method that offers nothing', () => {
  const newer = methodOf('playground')
  expect(newer.closed).toBe(true)
  expect([newer.chips, newer.tags, newer.photo, newer.sound]).toEqual([
    [],
    [],
    undefined,
    undefined
  ])
  expect(methods.map(([, method]) => method)).not.toContain(newer)
})
