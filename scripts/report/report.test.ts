import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Figure, KeptFigures } from '../../bench/figures.ts'
import { badDays } from '../../tests/browser/bad-days.ts'
import { filesIn, textOf } from '../../tests/tree.ts'
import { FIGURES, figuresIn, takeIn } from './kept.ts'
import { parts } from './parts.ts'
import { between } from './readme.ts'
import { safetyReport, summary } from './safety-report.ts'

const row = (what: string, verdict: Figure['verdict'], more: Partial<Figure> = {}): Figure => ({
  ...{ what, goal: '0', figure: '0 of 20', verdict },
  ...more
})

const kept = (name: string, rows: readonly Figure[], at = '2026-11-27T10:00:00.000Z') =>
  ({
    ...{ name, at, rows, machine: 'a machine', title: `Title of ${name}` },
    command: `npm run ${name} -- --seed 7`
  }) satisfies KeptFigures

describe('the safety report', () => {
  const committed = figuresIn(FIGURES)

  test('is what the generator makes of the figures beside it', () => {
    expect(committed.length).toBeGreaterThan(0)
    expect(textOf('docs/safety-report.md')).toBe(safetyReport(committed))
  })

  test('gives the README its table', () => {
    expect(between(textOf('README.md')).trim()).toBe(summary(committed).join('\n'))
  })

  test('links only pictures that are there', () => {
    const pictures = committed.flatMap((each) => each.pictures ?? [])
    expect(pictures.filter((name) => !existsSync(`docs/pictures/${name}`))).toEqual([])
  })

  test('expects what every measuring command keeps', () => {
    const names = filesIn('scripts', 'bench')
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .flatMap((file) => [...textOf(file).matchAll(/keepFigures\('([a-z-]+)'/g)])
      .map(([, name]) => name ?? '')
    expect(names.length).toBeGreaterThan(5)
    const expected = parts.map(({ name }) => name)
    expect(names.filter((name) => !expected.includes(name))).toEqual([])
  })

  test('names what was not measured, with the line that measures it', () => {
    const report = safetyReport([kept('feed', [row('holes', 'met')])])
    for (const { name, command } of parts) {
      const told = `**Not measured in this report: run \`${command}\`.**`
      expect(report.includes(told)).toBe(name !== 'feed')
    }
    expect(report).toContain('1 goal was looked at: 1 met, 0 missed')
  })

  test('tells every run, note, command and seed, and what nobody expected', () => {
    const odd = kept('something-else', [
      row('waits | for', 'shown', { runs: [1, 2.3456, 812.4], note: 'In a <hurry>' })
    ])
    const report = safetyReport([odd])
    expect(report).toContain('### Title of something-else')
    expect(report).toContain('`npm run something-else -- --seed 7`')
    expect(report).toContain('- waits | for: In a \\<hurry>. All runs: 1, 2.35, 812.')
    expect(report).toContain('| waits \\| for |')
  })

  test('puts real iPads and real power cuts first among what was not tested', () => {
    const [, list = ''] = safetyReport([]).split('## What has not been tested')
    expect([...list.matchAll(/^- \*\*(.+?)\.\*\*/gm)].slice(0, 2).map(([, what]) => what)).toEqual([
      'Real iPads',
      'Real power cuts'
    ])
  })
})

describe('the short table', () => {
  test('tells many goals of one kind in a row, and by name those that were missed', () => {
    const rows = [
      row('lost', 'met'),
      row('doubled', 'missed', { figure: '1 of 20' }),
      row('time', 'shown')
    ]
    const lines = summary([kept('kill', rows)])
    const title = parts.find(({ name }) => name === 'kill')?.title ?? ''
    expect(cellsOf(lines, title)).toEqual([title, 'all goals', '1 of 2', '**1 missed**'])
    expect(cellsOf(lines, 'doubled')).toEqual(['doubled', '0', '1 of 20', '**missed**'])
    expect(lines.some((line) => /\| (lost|time) /.test(line))).toBe(false)
  })

  test('says of everything else what was not measured', () => {
    const silent = summary([]).filter((line) => line.includes('not measured yet'))
    expect(silent).toHaveLength(parts.length)
  })

  const cellsOf = (lines: readonly string[], what: string) =>
    lines
      .find((line) => line.startsWith(`| ${what} `))
      ?.split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
})

describe('what was measured', () => {
  const folders = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'jotter-report-')))
  const [from = '', to = ''] = folders
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true })
  })
  const put = (folder: string, figures: KeptFigures) =>
    writeFileSync(join(folder, `${figures.name}.json`), JSON.stringify(figures))

  test('is taken in where it is newer than what the report has', () => {
    const [older, newer] = ['2026-11-26T10:00:00.000Z', '2026-11-27T10:00:00.000Z']
    put(to, kept('feed', [row('of the report', 'met')], newer))
    put(from, kept('feed', [row('measured before', 'met')], older))
    put(to, kept('kill', [row('of the report', 'met')], older))
    put(from, kept('kill', [row('measured since', 'met')], newer))
    put(from, kept('server', [row('never measured before', 'met')], older))
    expect(takeIn(from, to)).toEqual(['kill', 'server'])
    expect(figuresIn(to).map(({ rows }) => rows[0]?.what)).toEqual([
      'of the report',
      'measured since',
      'never measured before'
    ])
    expect(takeIn(from, to)).toEqual([])
  })
})

describe('the bad days', () => {
  test.each(badDays)('$name: its test takes title and sentence from the list', ({ name, file }) => {
    const text = textOf(file)
    expect(text).toContain(`badDay('${name}')`)
    expect(text).toMatch(/\btitle\b/)
    expect(text).toMatch(/\bsentence\b/)
  })

  test('have names and titles of their own', () => {
    expect(new Set(badDays.map(({ name }) => name)).size).toBe(badDays.length)
    expect(new Set(badDays.map(({ title }) => title)).size).toBe(badDays.length)
  })

  test('are the only ones that browser tests name', () => {
    const named = filesIn('tests/browser')
      .filter((file) => file.endsWith('.e2e.ts'))
      .flatMap((file) =>
        [...textOf(file).matchAll(/badDay\('([a-z-]+)'\)/g)].map(([, name]) => `${name} in ${file}`)
      )
    expect([...new Set(named)].toSorted()).toEqual(
      badDays.map(({ name, file }) => `${name} in ${file}`).toSorted()
    )
  })
})
