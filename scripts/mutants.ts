import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Figure, keepFigures, machine } from '../bench/figures.ts'
import { mutants } from '../tests/mutants/all.ts'
import { mutate, type Mutant } from '../tests/mutants/mutant.ts'

// npm run mutants -- --runs 300 --seed 1 [--only NAME]: wrong variants of the real modules, one at a time, each of which the random
// histories must catch. The unchanged tree plays the same histories first, and must keep every rule.
const { values } = parseArgs({
  options: { runs: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } }
})
const runs = Number(values.runs ?? 600)
const seed = Number(values.seed ?? 1)
if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed)) {
  console.error('Give --runs and --seed as whole numbers, such as: npm run mutants -- --runs 600')
  process.exit(1)
}
const wanted = mutants.filter(({ name }) => values.only === undefined || name === values.only)
if (wanted.length === 0) {
  console.error(`There is no mutant ${values.only}; there are ${mutants.map(({ name }) => name)}`)
  process.exit(1)
}

/** What one tree came to: the rule that caught it and after how many histories, or none. */
interface Told {
  readonly rule?: string
  readonly run: number
  readonly message?: string
}

/** A copy of what the histories are made of; the packages are shared. */
function copyOfTree(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jotter-mutants-'))
  for (const part of ['src', 'tests', 'package.json', 'tsconfig.base.json', 'vitest.config.ts']) {
    cpSync(part, join(folder, part), { recursive: true })
  }
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  return folder
}

function play(folder: string): Promise<Told> {
  const args = ['tests/mutants/play.ts', '--runs', String(runs), '--seed', String(seed)]
  return new Promise((done) => {
    let said = ''
    const child = spawn(process.execPath, args, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe']
    })
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.once('close', () => {
      const last = said.trimEnd().split('\n').at(-1) ?? ''
      try {
        done(JSON.parse(last) as Told)
      } catch {
        done({ rule: 'does not run', run: 0, message: last })
      }
    })
  })
}

/** The test that is to fail; its name stands for the rule. */
function test(folder: string, by: string): Promise<Told> {
  const args = [resolve('node_modules/vitest/vitest.mjs'), 'run', '--project', 'unit', by]
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { cwd: folder, stdio: 'ignore' })
    child.once('close', (code) => done(code === 0 ? { run: runs } : { rule: by, run: runs }))
  })
}

async function playMutant(folder: string, { name, edits, by }: Mutant): Promise<Told> {
  const files = [...new Set(edits.map(({ file }) => file))]
  for (const file of files) {
    writeFileSync(join(folder, file), mutate(name, file, readFileSync(file, 'utf8'), edits))
  }
  const played = await play(folder)
  const told = by !== undefined && played.rule === undefined ? await test(folder, by) : played
  for (const file of files) writeFileSync(join(folder, file), readFileSync(file))
  // A test that fails on the real modules as well, or does not run here, shows nothing.
  const isProof =
    by === undefined || told.rule !== by || (await test(folder, by)).rule === undefined
  return isProof ? told : played
}

function rowOf({ name, wrong, expects, by }: Mutant, { rule, run, message }: Told): Figure {
  const isCaught = rule !== undefined && (expects.includes(rule) || rule === by)
  const where = rule === by ? `${rule}, alive after ${run}` : `${rule} in run ${run}`
  const figure = rule === undefined ? `alive after ${run}` : where
  console.log(
    `${isCaught ? 'caught  ' : 'SURVIVED'} ${name.padEnd(24)} ${figure.padEnd(20)} ${wrong}`
  )
  if (!isCaught && message) console.log(`  ${message}`)
  return { what: `${name}: ${wrong}`, goal: 'caught', figure, verdict: isCaught ? 'met' : 'missed' }
}

console.log(`${machine()}, up to ${runs} histories a mutant from seed ${seed}`)
const began = performance.now()
const folders = [copyOfTree(), copyOfTree()]
const rows = new Map<string, Figure>()
try {
  const [first = ''] = folders
  const real = await play(first)
  if (real.rule !== undefined) {
    console.error(`The unchanged modules break ${real.rule} in run ${real.run}: ${real.message}`)
    process.exitCode = 1
  } else {
    const queue = [...wanted]
    await Promise.all(
      folders.map(async (folder) => {
        for (let next = queue.shift(); next; next = queue.shift()) {
          rows.set(next.name, rowOf(next, await playMutant(folder, next)))
        }
      })
    )
    const survivors = [...rows.values()].filter(({ verdict }) => verdict === 'missed')
    const seconds = ((performance.now() - began) / 1000).toFixed(0)
    console.log(`${rows.size} mutants in ${seconds} s, ${survivors.length} not caught`)
    process.exitCode = survivors.length > 0 ? 1 : 0
  }
} finally {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}
if (rows.size === mutants.length) {
  keepFigures('mutants', {
    title: 'Wrong variants of the modules',
    command: `npm run mutants -- --runs ${runs} --seed ${seed}`,
    rows: mutants.flatMap(({ name }) => rows.get(name) ?? [])
  })
}
