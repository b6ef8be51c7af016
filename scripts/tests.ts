import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { run, type Tally } from './step.ts'

interface Report {
  readonly numTotalTests: number
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numFailedTestSuites: number
}

/**
 * Runs one vitest project and counts what it says. A test that was skipped, a file that did not load and a run without
 * a single test count as failures: silence is no proof.
 */
export async function vitest(project: 'unit' | 'long' | 'browser'): Promise<Tally> {
  const file = `.cache/${project}.json`
  mkdirSync('.cache', { recursive: true })
  rmSync(file, { force: true })
  const reporters = ['--reporter=json', `--outputFile.json=${file}`]
  const shown = project === 'unit' ? 'minimal' : 'verbose'
  const outcome = await run(
    ['vitest', 'run', '--project', project, `--reporter=${shown}`, ...reporters],
    { show: true }
  )
  const name = `tests: ${project}`.padEnd(24)
  const report = read(file)
  const passed = report?.numPassedTests ?? 0
  const notPassed = (report?.numTotalTests ?? 0) - passed
  const failed = outcome.ok && passed > 0 ? notPassed : Math.max(notPassed, 1)
  const line = `${name} ${outcome.seconds.toFixed(1).padStart(6)} s  ${passed} passed, ${failed} failed`
  console.log(`${failed === 0 ? 'ok   ' : 'FAIL '} ${line}`)
  return { passed, failed }
}

function read(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report
  } catch {
    return undefined
  }
}
