import { describe, expect, test } from 'vitest'
import { kinds } from '#kinds/index.ts'
import { newId } from '#lib/id.ts'
import { seededRandom } from '#lib/random.ts'
import { parseValues } from '#schema/parse.ts'
import { defaultScheme, examplesOf, scanScheme, schemeWritings } from './default-scheme.ts'
import { samplingWordsGd } from './sampling-words.gd.ts'
import { samplingWords } from './sampling-words.ts'

const random = seededRandom(7)
const newEntity = () => newId(1_000_000, random)

describe.each([
  ['English', samplingWords],
  ['Gàidhlig', samplingWordsGd]
])('the enquiry’s own codes in %s', (_, words) => {
  const schemes = [defaultScheme(words, newEntity), scanScheme(words, newEntity)]
  const codes = schemes.flatMap((scheme) => scheme.codes)

  test('each say what they mean, an example, and what is no example', () => {
    expect(codes.map(({ letter }) => letter).join('')).toBe('APOWXA')
    const said = codes.flatMap(({ means, example, notThis }) => [means, example, notThis])
    expect(said.every((each) => each !== undefined && each.length > 12)).toBe(true)
    expect(new Set(said).size).toBe(said.length)
  })

  test('are written with their examples, and what is written is whole', () => {
    const kind = kinds.byName('schemeCode')
    if (!kind) throw new Error('no kind')
    const written = schemes
      .flatMap((scheme) => schemeWritings('group', scheme))
      .filter((writing) => writing.kind === 'schemeCode')
      .map(({ patch = {} }) => patch)
    expect(written.map(({ example, notThis }) => [example, notThis])).toEqual(
      codes.map(({ example, notThis }) => [example, notThis])
    )
    for (const patch of written) expect(parseValues(kind, patch)).toMatchObject({ ok: true })
  })
})

describe('examples of a code that is stored', () => {
  const [active] = defaultScheme(samplingWords, newEntity).codes
  if (!active) throw new Error('no code')
  const { example, notThis, ...bare } = active

  test('are its own where it has any', () => {
    expect(examplesOf({ ...bare, example: 'Builds.' }, samplingWords)).toEqual({
      example: 'Builds.'
    })
    expect(examplesOf(active, samplingWords)).toEqual({ example, notThis })
  })

  test('are the default’s where it was stored before there were any, word for word the default', () => {
    expect(examplesOf(bare, samplingWords)).toEqual({ example, notThis })
  })

  test('are none where somebody gave the letter a meaning of their own', () => {
    expect(examplesOf({ ...bare, means: 'Answers.' }, samplingWords)).toEqual({})
    expect(examplesOf({ ...bare, name: 'answers' }, samplingWords)).toEqual({})
    expect(examplesOf(bare, samplingWordsGd)).toEqual({})
  })
})
