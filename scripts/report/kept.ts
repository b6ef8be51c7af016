import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KeptFigures } from '../../bench/figures.ts'

/**
 * Where the figures of the report are committed. The measuring commands keep theirs in .cache/figures, which belongs to one machine; the
 * report is made from these copies alone, so that whoever has the repository can make it again and a test can compare it.
 */
export const FIGURES = 'docs/figures'
const MEASURED = '.cache/figures'

/** Everything in a folder of figures, by name. */
export function figuresIn(folder: string): readonly KeptFigures[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as KeptFigures)
}

/** Takes what was measured since into the report's figures; answers the names of what came. */
export function takeIn(from = MEASURED, to = FIGURES): readonly string[] {
  const known = new Map(figuresIn(to).map(({ name, at }) => [name, at]))
  const newer = figuresIn(from).filter(({ name, at }) => at > (known.get(name) ?? ''))
  mkdirSync(to, { recursive: true })
  for (const { name } of newer) copyFileSync(join(from, `${name}.json`), join(to, `${name}.json`))
  return newer.map(({ name }) => name)
}
