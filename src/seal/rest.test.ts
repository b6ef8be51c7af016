import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '#lib/random.ts'
import { newKey } from './primitives.ts'
import { openRest, openRestBytes, sealRest, sealRestBytes } from './rest.ts'

const random = seededRandom(3)
const key = newKey(random)

describe('sealed at rest', () => {
  it('opens to the value that was sealed for the place', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, id) => {
        const plain = JSON.parse(JSON.stringify(value)) as unknown
        expect(openRest(key, 'rows', id, sealRest(key, 'rows', id, plain, random))).toEqual(plain)
      })
    )
  })

  it('keeps bytes as they are', () => {
    const bytes = random(1000)
    const sealed = sealRestBytes(key, 'keys', 'one', bytes, random)
    expect(sealed).toHaveLength(1 + 24 + 1000 + 16)
    expect(openRestBytes(key, 'keys', 'one', sealed)).toEqual(bytes)
  })

  it('does not open in another table, under another id or key', () => {
    const sealed = sealRest(key, 'rows', 'one', { text: 'stuck' }, random)
    expect(openRest(key, 'drafts', 'one', sealed)).toBeUndefined()
    expect(openRest(key, 'rows', 'two', sealed)).toBeUndefined()
    expect(openRest(newKey(random), 'rows', 'one', sealed)).toBeUndefined()
  })

  it('does not open when one byte was changed or the end is missing', () => {
    const sealed = sealRest(key, 'rows', 'one', { text: 'stuck' }, random)
    for (let at = 0; at < sealed.length; at++) {
      const changed = sealed.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(openRest(key, 'rows', 'one', changed)).toBeUndefined()
      expect(openRest(key, 'rows', 'one', sealed.slice(0, at))).toBeUndefined()
    }
  })
})
