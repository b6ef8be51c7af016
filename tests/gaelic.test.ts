// Every word people read exists in both languages. What compiles may still be English copied over; this looks at the words.
import { describe, expect, it } from 'vitest'
import { filesIn } from './tree.ts'

/** Files of words that need no Gàidhlig beside them, each with its reason. */
const alone: Readonly<Record<string, string>> = {
  'src/ui/preview-words.ts': 'the page of components for developers; no screen uses it'
}

/** Strings that are rightly the same in both languages. */
const same: Readonly<Record<string, string>> = {
  Jotter: 'the name of the app',
  English: 'a language says its own name',
  Gàidhlig: 'a language says its own name',
  Enter: 'what stands on the key',
  Esc: 'what stands on the key'
}

const MOST_ALIKE = 0.03

const modules = import.meta.glob<Readonly<Record<string, unknown>>>([
  '../src/**/words.ts',
  '../src/**/*-words.ts',
  '../src/**/words.gd.ts',
  '../src/**/*-words.gd.ts'
])

type Strings = ReadonlyMap<string, string>

interface Pair {
  readonly file: string
  readonly english: Strings
  readonly gaelic: Strings
}

/** Every string of an object of words by its path; functions are asked with a number, a text, or an object. */
function stringsOf(words: unknown, path = ''): [string, string][] {
  if (typeof words === 'string') return words === '' ? [] : [[path, words]]
  if (typeof words === 'function')
    return stringsOf(said(words as (...given: unknown[]) => unknown), path)
  if (typeof words !== 'object' || words === null) return []
  return Object.entries(words).flatMap(([key, inner]) =>
    stringsOf(inner, path ? `${path}.${key}` : key)
  )
}

function said(words: (...given: unknown[]) => unknown): unknown {
  for (const sample of [3, 'X', {}]) {
    try {
      return words(sample, sample, sample)
    } catch {
      // This one wants another sort of argument.
    }
  }
  throw new Error(`No sample fits ${words.toString()}`)
}

function isWords(exported: unknown): exported is object {
  return typeof exported === 'object' && exported !== null && !Array.isArray(exported)
}

async function wordsIn(file: string): Promise<readonly Strings[]> {
  const exported = await modules[`../${file}`]?.()
  return Object.values(exported ?? {})
    .filter(isWords)
    .map((words) => new Map(stringsOf(words)))
}

function shared(english: Strings, gaelic: Strings): number {
  return [...english.keys()].filter((path) => gaelic.has(path)).length
}

const wordFile = /(^|\/|-)words\.ts$/
const files = filesIn('src').filter((file) => wordFile.test(file))
const partnerOf = (file: string) => file.replace(/\.ts$/, '.gd.ts')

/** Each English object with the Gàidhlig one that shares most of its paths. */
async function pairs(): Promise<readonly Pair[]> {
  const all: Pair[] = []
  for (const file of files) {
    const partner = partnerOf(file)
    if (filesIn('src').includes(partner)) {
      const gaelic = await wordsIn(partner)
      for (const english of await wordsIn(file)) {
        const [best] = gaelic.toSorted(
          (one, other) => shared(english, other) - shared(english, one)
        )
        all.push({ file, english, gaelic: best ?? new Map() })
      }
    }
  }
  return all
}

describe('the words of Jotter', () => {
  it('lie in files that have a Gàidhlig one beside them', async () => {
    const without: string[] = []
    for (const file of files) {
      const partnered = filesIn('src').includes(partnerOf(file))
      if (!partnered && (await wordsIn(file)).length > 0) without.push(file)
    }
    expect(without).toEqual(Object.keys(alone))
  })

  it('are all there in Gàidhlig', async () => {
    const found = await pairs()
    const missing = found.flatMap(({ file, english, gaelic }) =>
      [...english.keys()].filter((path) => !gaelic.has(path)).map((path) => `${file}: ${path}`)
    )
    expect(found.length, 'nothing to check').toBeGreaterThan(20)
    expect(missing).toEqual([])
  })

  it('are not English left standing', async () => {
    const both = (await pairs()).flatMap(({ file, english, gaelic }) =>
      [...english].map(([path, text]) => ({
        at: `${file}: ${path}`,
        text,
        gaelic: gaelic.get(path)
      }))
    )
    const translatable = both.filter(({ text }) => /\p{L}{2}/u.test(text) && !(text in same))
    const alike = translatable.filter(({ text, gaelic }) => text === gaelic)
    expect(translatable.length, 'nothing to check').toBeGreaterThan(500)
    expect(
      alike.length / translatable.length,
      alike.map(({ at, text }) => `${at}: ${text}`).join('\n')
    ).toBeLessThanOrEqual(MOST_ALIKE)
  })
})
