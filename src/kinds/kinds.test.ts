import fc from 'fast-check'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { arbitraryOf, arbitraryPatchOf } from '#kit/arbitrary.ts'
import { fieldsOf, isSetField } from '#schema/define-kind.ts'
import { parsePatch, parseValues, receivePatch } from '#schema/parse.ts'
import { digestOf, patchOf } from '#schema/values.ts'
import { kinds } from './index.ts'
import { samples } from './samples.ts'
import { englishWords, kindWords } from './words.ts'

const FIXTURES = new URL('../../tests/fixtures/', import.meta.url)
const names = kinds.kinds.map(({ name }) => name)

/** What a fixture holds: the patch that made one record of this kind, as its version minted it. */
interface Golden {
  readonly kind: string
  readonly s: number
  readonly p: Readonly<Record<string, unknown>>
}

function golden(kind: string, version: number): Golden {
  const file = new URL(`${kind}/v${version}.json`, FIXTURES)
  expect(existsSync(file), `tests/fixtures/${kind}/v${version}.json`).toBe(true)
  // as: the test that follows parses it
  return JSON.parse(readFileSync(file, 'utf8')) as Golden
}

describe.each(kinds.kinds.map((kind) => ({ name: kind.name, kind })))('$name', ({ kind }) => {
  test('parses its own sample', () => {
    expect(parseValues(kind, samples[kind.name])).toEqual({ ok: true, value: samples[kind.name] })
  })

  test('opens the golden record of every version it ever had', () => {
    for (let version = 1; version <= kind.version; version++) {
      const record = golden(kind.name, version)
      expect([record.kind, record.s]).toEqual([kind.name, version])
      expect(receivePatch(kinds, record)).toMatchObject({ ok: true })
    }
    expect(receivePatch(kinds, golden(kind.name, kind.version))).toEqual({
      ok: true,
      value: patchOf(kind, samples[kind.name])
    })
  })

  test('names only kinds of the register in its references', () => {
    const to = fieldsOf(kind).flatMap((field) => (field.to === undefined ? [] : [field.to]))
    expect(to.filter((name) => !kinds.byName(name))).toEqual([])
  })

  test('lists only its own fields in the digest', () => {
    expect(kind.digest.filter((field) => !Object.hasOwn(kind.fields, field))).toEqual([])
  })

  test('takes every value that its fields allow, unchanged', () => {
    fc.assert(
      fc.property(arbitraryOf(kind), (values) => {
        expect(parseValues(kind, values)).toEqual({ ok: true, value: values })
      }),
      { numRuns: 50 }
    )
    fc.assert(
      fc.property(arbitraryPatchOf(kind), (patch) => {
        const once = parsePatch(kind, JSON.parse(JSON.stringify(patch)))
        expect(once).toEqual({ ok: true, value: patch })
      }),
      { numRuns: 50 }
    )
  })

  test('answers anything at all with a result', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (thing) => {
        expect(typeof parsePatch(kind, thing).ok).toBe('boolean')
        expect(typeof parseValues(kind, thing).ok).toBe('boolean')
      }),
      { numRuns: 100 }
    )
    const field = fc.constantFrom(...Object.keys(kind.fields))
    fc.assert(
      fc.property(fc.dictionary(field, fc.anything()), (thing) => {
        expect(typeof parsePatch(kind, thing).ok).toBe('boolean')
        expect(digestOf(kind, samples[kind.name])).toBeDefined()
      }),
      { numRuns: 100 }
    )
  })

  test('has all its words in Gàidhlig too', async () => {
    const gaidhlig = (await kindWords('gd'))[kind.name]
    const english = englishWords[kind.name]
    expect(Object.keys(gaidhlig.fields)).toEqual(Object.keys(english.fields))
    expect(await kindWords('en')).toBe(englishWords)
    const words = (from: typeof english) => [
      from.one,
      from.many,
      ...Object.values(from.fields),
      ...Object.values<Readonly<Record<string, string>>>(from.choices).flatMap((labels) =>
        Object.values(labels)
      )
    ]
    const same = words(gaidhlig).filter((word, index) => word === words(english)[index])
    // the language's own name is the one word that is the same in both
    expect(same.filter((word) => word !== 'Gàidhlig')).toEqual([])
    expect(words(gaidhlig).filter((word) => /['´áéíóú]/iu.test(word))).toEqual([])
  })
})

test('every folder of kinds is in the register, and every fixture has its kind', () => {
  const folders = readdirSync(new URL('./', import.meta.url), { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map((each) => each.name)
  expect(folders.length).toBeGreaterThan(0)
  expect(folders.filter((folder) => !kinds.byName(folder))).toEqual([])
  expect(names).toEqual([
    'project',
    'school',
    'person',
    'pupil',
    'lesson',
    'lessonStage',
    'observation',
    'amendment',
    'sitting',
    'stageChange',
    'scheme',
    'schemeCode',
    'sampling',
    'samplingMark',
    'ink',
    'photo'
  ])
})

test('no kind has a field for a teacher, a name of a pupil, or a mark for teaching', () => {
  const fields = kinds.kinds.flatMap((kind) =>
    fieldsOf(kind).map(({ name }) => `${kind.name}.${name}`)
  )
  expect(
    fields.filter((field) => /teacher|taught|rating|grade|birth|postcode|diagnos/iu.test(field))
  ).toEqual([])
  expect(fields.filter((field) => /name$/iu.test(field))).toEqual([
    'school.name',
    'person.name',
    'lessonStage.name',
    'scheme.name',
    'schemeCode.name'
  ])
})

test('pupils and tags of a note merge as sets, all else as registers', () => {
  expect([...kinds.setFields('observation')]).toEqual(['pupils', 'tags'])
  const others = kinds.kinds.filter(({ name }) => name !== 'observation')
  for (const kind of others) {
    expect(Object.keys(kind.fields).filter((field) => isSetField(kind, field))).toEqual([])
  }
})
