import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { historyOf, LEAST } from './commands.ts'
import { HALVES, PLAYED } from './many.ts'

test('the tests play at least 5,000 histories of at least 60 commands, none of them twice', () => {
  const [one, two] = HALVES
  expect(PLAYED).toBeGreaterThanOrEqual(5000)
  expect(one.runs + two.runs).toBe(PLAYED)
  expect(two.first).toBe(one.first + one.runs)
  expect(LEAST).toBeGreaterThanOrEqual(60)
  for (const { first } of HALVES) expect(historyOf(first).length).toBeGreaterThanOrEqual(LEAST)
})

test('what is simulated is imported from the rooms and never written again', () => {
  const files = readdirSync('tests/simulator').filter((name) => name.endsWith('.ts'))
  const imported = new Set(
    files.flatMap((name) => {
      const text = readFileSync(`tests/simulator/${name}`, 'utf8')
      return [...text.matchAll(/from '(#[a-z]+\/[^']+)'/g)].map(([, from]) => from)
    })
  )
  const asked = [
    ['#store/open.ts', '#store/database-port.ts', '#store/memory-port.ts'],
    ['#sync/push.ts', '#sync/pull.ts', '#sync/hand-in.ts', '#sync/join.ts', '#sync/new-key.ts'],
    ['#server/app.ts', '#server/db/store.ts', '#server/db/raise-restore.ts'],
    ['#log/fold.ts', '#seal/line.ts']
  ].flat()
  expect(asked.filter((module) => !imported.has(module))).toEqual([])
})
