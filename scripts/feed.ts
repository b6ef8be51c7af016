import { parseArgs } from 'node:util'
import { type Figure, keepFigures } from '../bench/figures.ts'
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

let broken = 0
const rows: Figure[] = []
for (const channels of [1, 50]) {
  const result = await runFeed({ channels, writers: 24, readers: 8, seconds, restarts, seed })
  broken += result.broken.length
  const { pushed, acknowledged, reads } = result
  rows.push({
    what: `promises broken: ${channels} channels, ${seconds} s, killed ${result.restarts} times`,
    goal: '0',
    figure: String(result.broken.length),
    verdict: result.broken.length === 0 ? 'met' : 'missed',
    note: `${pushed} lines pushed by 24 writers, ${acknowledged} acknowledged, ${reads} reads by 8 readers`
  })
  for (const each of result.broken.slice(0, 20)) console.log(`  ${each}`)
}
keepFigures('feed', {
  title: 'The feed of the server, killed and started again',
  command: `npm run feed -- --seconds ${seconds} --restarts ${restarts} --seed ${seed}`,
  rows
})
process.exitCode = broken > 0 ? 1 : 0
