import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Figure, keepFigures } from '../bench/figures.ts'

// Budgets of the JavaScript a tablet downloads, gzipped (README, "Figures").
const FIRST_SCREEN = 70_000
const LAZY_CHUNK = 25_000
/** The first page of a fresh tablet; it is painted, and can be tapped, before the rest has come. */
const FIRST_PAGE = 'src/app/first-page.tsx'
/** The rest of the start: fetched while that page is read; on later days all of it lies on the tablet. */
const WHOLE = 'src/app/whole.tsx'
const TODAY = 'src/features/today/screen.tsx'
const MAKING = 'src/store/database-making.ts'

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
}

const dist = process.env['OUT_DIR'] ?? 'dist'
const gzipped = (file: string) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length

/** Every file a chunk needs before it can run. */
function closure(manifest: Readonly<Record<string, Chunk>>, keys: readonly string[]): Set<string> {
  const files = new Set<string>()
  const visit = (key: string) => {
    const chunk = manifest[key]
    if (!chunk || files.has(chunk.file)) return
    if (chunk.file.endsWith('.js')) files.add(chunk.file)
    for (const next of chunk.imports ?? []) visit(next)
  }
  for (const key of keys) visit(key)
  return files
}

function measure(): readonly (readonly [string, number, number?])[] {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >
  const html = readFileSync(join(dist, 'index.html'), 'utf8')
  const named = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map((match) => match[1] ?? '')
  const missing = [FIRST_PAGE, WHOLE, TODAY, MAKING].filter((key) => !manifest[key])
  if (missing.length > 0) throw new Error(`The build has no chunk for ${missing.join(', ')}`)
  const first = new Set([...named, ...closure(manifest, ['index.html', FIRST_PAGE])])
  const later = closure(manifest, ['index.html', WHOLE, TODAY])
  const whole = new Set([...later].filter((file) => !first.has(file)))
  // No screen: what makes the database of a fresh tablet, fetched while its first page is read (docs/decisions/014).
  const making = new Set([...closure(manifest, [MAKING])].filter((file) => !later.has(file)))
  const scripts = readdirSync(join(dist, 'assets')).filter((file) => file.endsWith('.js'))
  const lazy = scripts
    .map((file) => `assets/${file}`)
    .filter((file) => !first.has(file) && !whole.has(file) && !making.has(file))
  if (named.length === 0 || lazy.length === 0) {
    throw new Error('Nothing to measure: index.html names no script, or there is no lazy chunk')
  }
  const total = (files: Iterable<string>) =>
    [...files].reduce((bytes, file) => bytes + gzipped(file), 0)
  const each = (files: Iterable<string>) =>
    [...files].map((file) => [`  ${file}`, gzipped(file)] as const).toSorted((a, b) => b[1] - a[1])
  const sorted = lazy.map((file) => [file, gzipped(file), LAZY_CHUNK] as const)
  return [
    ['before the first screen of a fresh tablet', total(first), FIRST_SCREEN],
    ...each(first),
    ['before Today on later days', total(later), FIRST_SCREEN],
    ...each(whole),
    ['once a tablet, to make its database', total(making)],
    ...sorted.toSorted((a, b) => b[1] - a[1]),
    ['service worker', gzipped('sw.js')]
  ]
}

const kB = (bytes: number, digits = 1) => `${(bytes / 1000).toFixed(digits)} kB`
const measured = measure()
for (const [name, bytes, budget] of measured) {
  const limit =
    budget === undefined ? '' : ` of ${kB(budget, 0)}${bytes > budget ? '  TOO MUCH' : ''}`
  console.log(`${name.padEnd(52)} ${kB(bytes).padStart(9)}${limit}`)
}
// Of the lazy parts, largest first, the report tells the largest: where that fits, all do.
const [largest] = measured.filter(([, , budget]) => budget === LAZY_CHUNK)
const budgeted = measured.filter(([, , budget]) => budget === FIRST_SCREEN)
keepFigures('sizes', {
  title: 'What a tablet has to download: JavaScript, gzip',
  command: 'npm run size',
  rows: [...budgeted, ...(largest ? [largest] : [])].map(([name, bytes, budget = 0]): Figure => ({
    what: budget === LAZY_CHUNK ? `the largest part that is loaded later` : `JavaScript ${name}`,
    goal: `≤ ${kB(budget, 0)}`,
    figure: kB(bytes),
    verdict: bytes <= budget ? 'met' : 'missed',
    ...(budget === LAZY_CHUNK && { note: name })
  }))
})
process.exitCode = measured.some(([, bytes, budget = Infinity]) => bytes > budget) ? 1 : 0
