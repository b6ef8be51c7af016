import fc from 'fast-check'
import { expect, test } from 'vitest'
import { histories, play } from './history.ts'

/*
 * A failure prints the seed and the history: run it again with SYNC_SEED and SYNC_PATH as printed, or add both to
 * regressions.test.ts.
 */
const runs = Number(process.env['SYNC_RUNS'] ?? 10)
const seed =
  process.env['SYNC_SEED'] === undefined ? {} : { seed: Number(process.env['SYNC_SEED']) }
const path = process.env['SYNC_PATH'] === undefined ? {} : { path: process.env['SYNC_PATH'] }
const dice = fc.nat(1_000_000)
const settings = { numRuns: runs, endOnFailure: true, ...seed, ...path }

test('[P1] [P3] [P4] [L1] [L2] [L11] [R5] with faults on every road each line arrives once and all tablets show the same', async () => {
  const checked = fc.assert(
    fc.asyncProperty(dice, histories(false), (from, steps) => play(from, steps)),
    settings
  )
  await expect(checked).resolves.toBeUndefined()
})

test('[E1] [E2] [E3] [E4] [E6] a server put back from backups loses nothing that a tablet still holds, and buries nothing', async () => {
  const checked = fc.assert(
    fc.asyncProperty(dice, histories(true), (from, steps) => play(from, steps, { faults: 0.15 })),
    settings
  )
  await expect(checked).resolves.toBeUndefined()
})

test('[R12] tablets that are days and years wrong lose nothing and agree', async () => {
  const day = 86_400_000
  const checked = fc.assert(
    fc.asyncProperty(
      dice,
      histories(false),
      fc.constantFrom(day, 3650 * day),
      (from, steps, skew) => play(from, steps, { faults: 0.1, skews: [0, skew, -skew] })
    ),
    settings
  )
  await expect(checked).resolves.toBeUndefined()
})
