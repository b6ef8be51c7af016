import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'

/** One measured figure: a budget with its verdict, or something only shown. */
export interface Figure {
  readonly what: string
  /** the budget in words, such as "≤ 50 ms" or "0"; absent where a figure is only shown */
  readonly goal?: string
  /** the figure with its unit, such as "48 ms" or "0 of 20,000" */
  readonly figure: string
  readonly verdict: 'met' | 'missed' | 'shown'
  /** every run behind the figure, in the figure's unit */
  readonly runs?: readonly number[]
  /** what a reader must know to judge it, in a sentence */
  readonly note?: string
}

/** What one command measured, as the safety report takes it in. */
export interface Figures {
  /** the report's heading for it, such as "Kills in real engines" */
  readonly title: string
  /** the line that measures it again, with its seed */
  readonly command: string
  readonly rows: readonly Figure[]
  /** pictures in docs/pictures, by file name */
  readonly pictures?: readonly string[]
}

export interface KeptFigures extends Figures {
  readonly name: string
  /** ISO day and time (UTC) */
  readonly at: string
  readonly machine: string
  /** ms that a fixed sum took: the same machine is not equally quick every day */
  readonly pace?: number
}

const FOLDER = '.cache/figures'

/** The processor, its cores and Node, as every figure is printed with. */
export const machine = (): string =>
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`

/** ms for a hundred million steps of xorshift (Marsaglia 2003), the quickest of five: what this processor gives one thread today. */
function pace(): number {
  const runs = Array.from({ length: 5 }, () => {
    const began = performance.now()
    let state = 1
    for (let step = 0; step < 1e8; step++) {
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
    }
    return state === 0 ? Number.NaN : performance.now() - began
  })
  return Math.round(Math.min(...runs))
}

/** Prints figures as a table and keeps them under `name` for `npm run report`. */
export function keepFigures(name: string, figures: Figures): void {
  const day = { machine: machine(), pace: pace() }
  console.log(`\n${figures.title} · ${day.machine}, pace ${day.pace} ms`)
  for (const { what, goal, figure, verdict, runs, note } of figures.rows) {
    const judged = verdict === 'missed' ? 'MISSED' : verdict === 'met' ? 'met' : ''
    console.log(`${what.padEnd(64)} ${figure.padStart(14)}  ${(goal ?? '').padEnd(18)} ${judged}`)
    if (runs && runs.length > 0) console.log(`  all runs: ${runs.map(short).join(' ')}`)
    if (note) console.log(`  ${note}`)
  }
  mkdirSync(FOLDER, { recursive: true })
  const kept: KeptFigures = { name, at: new Date().toISOString(), ...day, ...figures }
  writeFileSync(join(FOLDER, `${name}.json`), `${JSON.stringify(kept, null, 2)}\n`)
}

const short = (run: number) => (run >= 100 ? run.toFixed(0) : run.toPrecision(3))

/** Everything measured and kept so far, by name. */
export function keptFigures(): readonly KeptFigures[] {
  const names = readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map(({ name }) => name)
    .toSorted()
  return names.map((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as KeptFigures)
}

const sorted = (runs: readonly number[]) => runs.toSorted((one, other) => one - other)

/** The value below which `part` (0 to 1) of the runs lie; NaN of none. */
export const quantile = (runs: readonly number[], part: number): number =>
  sorted(runs)[Math.min(runs.length - 1, Math.floor(runs.length * part))] ?? Number.NaN

export const median = (runs: readonly number[]): number => quantile(runs, 0.5)
