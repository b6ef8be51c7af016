// The rules of the house that neither compiler nor linter can say. A check that finds nothing to check fails.
import { describe, expect, it } from 'vitest'
import { kinds } from '#kinds/index.ts'
import { samples } from '#kinds/samples.ts'
import { problems } from '#lib/problem.ts'
import { fieldsOf } from '#schema/define-kind.ts'
import { parseValues } from '#schema/parse.ts'
import { problemWordsGd } from '../src/features/shared/problem-words.gd.ts'
import { problemWords } from '../src/features/shared/problem-words.ts'
import { globals, rooms } from '../scripts/rooms.ts'
import { codeLines, filesIn, foldersIn, textOf } from './tree.ts'

const source = /\.(ts|tsx|css)$/
const isTest = /\.(test|e2e|long|contract)\.tsx?$/
const sources = filesIn('src').filter((file) => source.test(file))
const manifest = JSON.parse(textOf('package.json')) as {
  readonly imports: Readonly<Record<string, string>>
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly optionalDependencies: Readonly<Record<string, string>>
}

/** Fails with the offenders by name, and when there was nothing to look at. */
function expectNone(looked: readonly unknown[], offenders: readonly string[]): void {
  expect(looked.length, 'nothing to check').toBeGreaterThan(0)
  expect(offenders).toEqual([])
}

describe('rooms', () => {
  it('are the folders of src, each with its line in the table', () => {
    expect(foldersIn('src')).toEqual(Object.keys(rooms).toSorted())
  })

  it('have each a name to import by', () => {
    const named = Object.keys(rooms).map((room) => [`#${room}/*`, `./src/${room}/*`])
    expect(manifest.imports).toEqual({
      ...Object.fromEntries(named),
      '#kit/*': './tests/kit/*'
    })
  })

  it('allow only rooms that exist', () => {
    const allowed = Object.values(rooms).flatMap((room) => [...room.rooms, ...room.types])
    expectNone(
      allowed,
      allowed.filter((room) => !(room in rooms))
    )
  })

  it('name platform files that exist for each platform global', () => {
    const named = globals.flatMap(({ files }) => files).map((file) => file.replace('/**', ''))
    expectNone(
      named,
      named.filter((file) => !sources.some((each) => each === file || each.startsWith(`${file}/`)))
    )
  })
})

describe('kinds', () => {
  const folders = foldersIn('src/kinds')
  const all = kinds.kinds

  it('are in the register, one folder each at least', () => {
    const register = textOf('src/kinds/index.ts')
    expectNone(
      folders,
      folders.filter((folder) => !register.includes(`'./${folder}/kind.ts'`))
    )
  })

  it('refer only to kinds there are', () => {
    const refs = all.flatMap((kind) =>
      fieldsOf(kind).flatMap(({ name, to }) =>
        to === undefined ? [] : [{ from: kind.name, name, to }]
      )
    )
    expectNone(
      refs,
      refs
        .filter(({ to }) => !kinds.byName(to))
        .map(({ from, name, to }) => `${from}.${name} → ${to}`)
    )
  })

  it.each(all)('$name has a sample that parses', (kind) => {
    expect(parseValues(kind, samples[kind.name])).toMatchObject({ ok: true })
  })

  it.each(all)('$name has a golden record of every version it ever had', (kind) => {
    const versions = Array.from({ length: kind.version }, (_, index) => index + 1)
    const files = new Set(filesIn(`tests/fixtures/${kind.name}`))
    expectNone(
      versions,
      versions
        .map((version) => `tests/fixtures/${kind.name}/v${version}.json`)
        .filter((file) => !files.has(file))
    )
  })

  it('never ask for the name of a pupil', () => {
    const pupil = kinds.byName('pupil')
    const names = pupil ? fieldsOf(pupil).map(({ name }) => name) : []
    expectNone(
      names,
      names.filter((name) => /name/i.test(name))
    )
  })
})

describe('the rules of sync', () => {
  const rules = [...textOf('src/sync/SPEC.md').matchAll(/^- \[([A-Z]\d+)\]/gm)].map(
    ([, id]) => id ?? ''
  )
  const real = /from '(#(sync|log|store|server|seal|api)\/|\.\.?\/)[^']+'/
  const rooms = /^(src\/(sync|log|store|server|seal|api)|tests)\//
  const cited = filesIn('src', 'tests')
    .filter((file) => isTest.test(file) && rooms.test(file) && !file.includes('/architecture.'))
    .map((file) => ({ file, text: textOf(file) }))
    .filter(({ text }) => real.test(text))
    .flatMap(({ file, text }) =>
      [
        ...text.matchAll(/\b(?:it|test|describe|property)\b[^\n]*?\(\s*['"`]((?:\[[A-Z]\d+\] ?)+)/g)
      ].flatMap(([, ids]) => [...(ids ?? '').matchAll(/[A-Z]\d+/g)].map(([id]) => ({ id, file })))
    )

  it('have an id each', () => {
    expect(rules.length).toBeGreaterThan(0)
    expect(new Set(rules).size).toBe(rules.length)
  })

  it('are each cited by the title of a test on the real modules', () => {
    expectNone(
      rules,
      rules.filter((rule) => !cited.some(({ id }) => id === rule))
    )
  })

  it('are the only ones that tests cite', () => {
    expectNone(
      cited,
      cited.filter(({ id }) => !rules.includes(id)).map(({ id, file }) => `${id} in ${file}`)
    )
  })
})

describe('looks and words', () => {
  it('keep raw colours in the tokens', () => {
    const inStyle = /#[0-9a-f]{3,8}\b|\b(?:oklch|oklab|rgba?|hsla?)\(/i
    const inCode = /['"`]#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})['"`]|\b(?:oklch|rgba?|hsla?)\(/i
    const looked = sources.filter((file) => file !== 'src/ui/tokens.css' && !isTest.test(file))
    expectNone(
      looked,
      looked.filter((file) => (file.endsWith('.css') ? inStyle : inCode).test(textOf(file)))
    )
  })

  // A rule that asks any element for its neighbours or its place makes the browser style all rows of a list
  // again whenever one is added (decision 010).
  it('ask for a place or a neighbour only of elements that have a name', () => {
    const nameless = /[+~]\s*\*|(?:^|[\s>+~,])\*?:(?:not\(:)?(?:first|last|only|nth)-/m
    const sheets = sources.filter((file) => file.endsWith('.css'))
    expectNone(
      sheets,
      sheets.filter((file) => nameless.test(textOf(file)))
    )
  })

  it('tell every problem of the catalogue in both languages', () => {
    const codes = Object.keys(problems).toSorted()
    expect(codes.length).toBeGreaterThan(0)
    expect(Object.keys(problemWords).toSorted()).toEqual(codes)
    expect(Object.keys(problemWordsGd).toSorted()).toEqual(codes)
  })

  it('have a Gàidhlig file beside every English one', () => {
    const english = sources.filter(
      (file) =>
        /[/-](?<!preview-)words\.ts$/.test(file) &&
        /^export const \w*[wW]ords\b/m.test(textOf(file))
    )
    expectNone(
      english,
      english.filter((file) => !sources.includes(file.replace(/\.ts$/, '.gd.ts')))
    )
  })
})

describe('files', () => {
  it('are at most 250 lines of code, tables of words 400', () => {
    const looked = sources.filter((file) => !isTest.test(file))
    const most = (file: string) => (/words(\.gd)?\.ts$/.test(file) ? 400 : 250)
    expectNone(
      looked,
      looked.filter((file) => codeLines(textOf(file)) > most(file))
    )
  })

  it('promise nothing for later', () => {
    const later = new RegExp(
      ['TO' + 'DO', 'FIX' + 'ME', 'coming' + ' soon', 'lorem' + ' ipsum'].join('|'),
      'i'
    )
    expectNone(
      sources,
      sources.filter((file) => later.test(textOf(file)))
    )
  })

  it('are named in kebab-case', () => {
    const named = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|contract|gd|module|d))*\.(ts|tsx|css)$/
    expectNone(
      sources,
      sources.filter((file) => !named.test(file.slice(file.lastIndexOf('/') + 1)))
    )
  })
})

describe('packages', () => {
  it('are named by exact versions', () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest
    const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    expectNone(
      all,
      all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version)).map(([name]) => name)
    )
  })

  it('come from whatever registry the machine is told to use', () => {
    const lockfile = textOf('package-lock.json')
    expect(lockfile).toContain('"integrity"')
    expect(lockfile).not.toContain('"resolved"')
  })
})

it('one name is used for the Trusted Types policy on both sides', () => {
  const [, allowed] = /trusted-types ([a-z-]+)/.exec(textOf('src/server/http/headers.ts')) ?? []
  expect(allowed).toBeDefined()
  expect(textOf('src/app/service-worker.ts')).toContain(`createPolicy('${allowed}'`)
})
