import { expect, it } from 'vitest'
import { createSimulator } from './batch.ts'
import { LEAST } from './commands.ts'
import { tellFailure } from './report.ts'

/** The same histories with every run of the tests; `npm run simulate` goes where nobody has been. */
const FIRST = 1
const RUNS = 300
/** Seeds that found something once. */
const FOUND: readonly number[] = [896, 1139, 1302, 1595, 1806, 2062, 2373, 5027, 6634]

it(`${RUNS} histories of ${LEAST} commands and more keep every rule`, async () => {
  const simulator = await createSimulator()
  const seeds = [...FOUND, ...Array.from({ length: RUNS }, (_, index) => FIRST + index)]
  const failures: string[] = []
  for (const each of seeds) {
    const failed = await simulator.run(each)
    if (failed) failures.push(await tellFailure(simulator, failed))
  }
  expect(failures).toEqual([])
})
