import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packPage, unpackPage } from './packed.ts'
import type { Entry } from './types.ts'

const words = fc.constantFrom('lesson', 'pupil A', 'says', '', '2026-11-23T10:00:00.000Z', 'Z', '0')
const value = fc.oneof(words, fc.integer(), fc.boolean(), fc.array(words, { maxLength: 3 }))
const entry: fc.Arbitrary<Entry> = fc.record({
  ent: fc.uuid(),
  book: fc.constant('book'),
  kind: fc.constantFrom('observation', 'lesson'),
  author: words,
  born: fc.nat(),
  changed: fc.nat(),
  audience: fc.constant('group' as const),
  grp: fc.constantFrom('one', 'other'),
  grps: fc.array(fc.constantFrom('one', 'other'), { maxLength: 2 }),
  deleted: fc.boolean(),
  forked: fc.boolean(),
  changedBehind: fc.boolean(),
  values: fc.dictionary(fc.constantFrom('at', 'lesson', 'tags', 'words'), value)
})

test('a packed page opens to the very entries it was made of, also through JSON', () => {
  const shelf = { channel: () => ({ audience: 'group' }) } as unknown as Parameters<
    typeof unpackPage
  >[2]
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 20 }), (entries) => {
      const packed = JSON.parse(JSON.stringify(packPage(entries))) as ReturnType<typeof packPage>
      expect(unpackPage(packed, 'book', shelf)).toEqual(
        entries.map((each) => ({ ...each, values: { ...each.values } }))
      )
    })
  )
})
