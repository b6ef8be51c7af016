import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { createSimulator } from '../tests/simulator/batch.ts'
import { tellFailure } from '../tests/simulator/report.ts'

// npm run simulate -- --runs 1000 --seed 7: random histories of tablets, tabs and a server, each checked rule by rule.
const { values } = parseArgs({
  options: { runs: { type: 'string' }, seed: { type: 'string' }, nightly: { type: 'boolean' } }
})
const runs = Number(values.runs ?? (values.nightly ? 100_000 : 1000))
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9))
if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed)) {
  console.error('Give --runs and --seed as whole numbers, such as: npm run simulate -- --runs 1000')
  process.exit(1)
}
console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}, ${runs} runs from seed ${seed}`
)
const simulator = await createSimulator()
const began = performance.now()
let broken = 0
for (let each = seed; each < seed + runs; each++) {
  const failed = await simulator.run(each)
  if (!failed) continue
  broken++
  console.log(await tellFailure(simulator, failed))
}
const seconds = (performance.now() - began) / 1000
console.log(`${runs} runs in ${seconds.toFixed(0)} s, ${broken} broke a rule`)
process.exitCode = broken > 0 ? 1 : 0
