import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { runFeed } from '../tests/server/feed.ts'

// npm run feed -- --seconds 60 --restarts 5 --seed 7: 24 writers and 8 readers against a real server that is killed meanwhile.
const { values } = parseArgs({
  options: { seconds: { type: 'string' }, restarts: { type: 'string' }, seed: { type: 'string' } }
})
const seconds = Number(values.seconds ?? 60)
const restarts = Number(values.restarts ?? 5)
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9))
if (![seconds, restarts, seed].every((number) => Number.isFinite(number) && number >= 0)) {
  console.error(
    'Give --seconds, --restarts and --seed as numbers, such as: npm run feed -- --seconds 60'
  )
  process.exit(1)
}

console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`
)
let broken = 0
for (const channels of [1, 50]) {
  const result = await runFeed({ channels, writers: 24, readers: 8, seconds, restarts, seed })
  broken += result.broken.length
  console.log(
    `${channels} channels, ${seconds} s, killed ${result.restarts} times, seed ${seed}: ` +
      `${result.pushed} lines pushed, ${result.acknowledged} acknowledged, ${result.reads} reads, ${result.broken.length} promises broken`
  )
  for (const each of result.broken.slice(0, 20)) console.log(`  ${each}`)
}
process.exitCode = broken > 0 ? 1 : 0
