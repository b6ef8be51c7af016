import { expect, it } from 'vitest'
import { createSimulator } from './batch.ts'
import { LEAST } from './commands.ts'
import { tellFailure } from './report.ts'
import type { Kept } from './tablet.ts'

/** Histories that every run of the tests plays on the memory port, in all its files together. */
export const PLAYED = 5000

/** Two files, so that two cores play at once; `npm run simulate` goes where nobody has been. */
export const HALVES = [
  { first: 1, runs: PLAYED / 2 },
  { first: 1 + PLAYED / 2, runs: PLAYED / 2 }
] as const

/** Seeds that found something once and lie beyond those played anyway. */
export const FOUND: readonly number[] = [5027, 5747, 6063, 6143, 6480, 6634, 6808, 7178]

/** ms; only so that a history that never ends is not waited for for ever. */
const AT_MOST = 3_600_000

/** One test that plays these seeds and names, shrunk, every history that breaks a rule. */
export function itKeepsEveryRule(
  storage: string,
  seeds: readonly number[],
  newKept?: () => Kept
): void {
  it(
    `${seeds.length} histories of ${LEAST} commands and more on ${storage} keep every rule`,
    async () => {
      const simulator = await createSimulator(newKept)
      const failures: string[] = []
      let commands = 0
      for (const seed of seeds) {
        const failed = await simulator.run(seed)
        if (failed) failures.push(await tellFailure(simulator, failed))
        commands += simulator.played()
      }
      expect(failures).toEqual([])
      expect(commands).toBeGreaterThanOrEqual(seeds.length * LEAST)
    },
    AT_MOST
  )
}

export const seedsFrom = (first: number, runs: number): readonly number[] =>
  Array.from({ length: runs }, (_, index) => first + index)
