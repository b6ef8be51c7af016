import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldText, markWords, wantedWords } from './fold-text.ts'

describe('folding', () => {
  test('takes accents, capitals and kinds of apostrophes for the same', () => {
    expect(foldText('A’ bhuidheann: Ìre sgoile, È Ò Ù')).toBe("a' bhuidheann: ire sgoile, e o u")
    expect(foldText('À')).toBe(foldText('a\u0300'))
  })

  test('finds nothing to look for in nothing', () => {
    expect(wantedWords('  ')).toEqual([])
    expect(wantedWords('Bar  MODEL bar')).toEqual(['bar', 'model'])
  })
})

describe('marking', () => {
  const marked = (text: string, query: string) =>
    markWords(text, wantedWords(query)).map((part) => (part.found ? `[${part.text}]` : part.text))

  test('marks every place, across accents', () => {
    expect(marked('Tha i ag ràdh: rad, Ràd.', 'rad').join('')).toBe(
      'Tha i ag [ràd]h: [rad], [Ràd].'
    )
  })

  test('marks letters written as two signs whole, and emoji not at all', () => {
    expect(marked('e\u0300 👩‍🏫 bar', 'e bar').join('')).toBe('[e\u0300] 👩‍🏫 [bar]')
  })

  test('joins to the very text again, whatever is looked for', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        (text, query) => {
          const parts = markWords(text, wantedWords(query))
          expect(parts.map((part) => part.text).join('')).toBe(text)
        }
      )
    )
  })
})
