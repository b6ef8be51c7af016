import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { runFeed } from '../tests/server/feed.ts'
import { canTrace, traceAcknowledgements } from '../tests/server/system-calls.ts'
import { browsersReady } from './browsers.ts'
import { buildIfStale } from './building.ts'
import { run } from './step.ts'

// npm run kill -- --times 100: browsers are killed while notes are written, the server while twenty tablets push, and the server's
// system calls are read for acknowledgements that came before the disk.
const { values } = parseArgs({ options: { times: { type: 'string' }, seed: { type: 'string' } } })
const times = Number(values.times ?? 100)
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9))
if (!Number.isInteger(times) || times < 2) {
  console.error(
    'Give --times as a whole number of at least 2, such as: npm run kill -- --times 100'
  )
  process.exit(1)
}
console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`
)

let failed = false
const server = await runFeed({
  channels: 20,
  writers: 20,
  readers: 4,
  seconds: times * 0.5,
  restarts: times,
  seed
})
failed ||= server.broken.length > 0
console.log(
  `server killed ${times} times while 20 tablets push, seed ${seed}: ${server.acknowledged} of ${server.pushed} lines acknowledged, ${server.broken.length} promises broken`
)
for (const each of server.broken.slice(0, 20)) console.log(`  ${each}`)

if (canTrace()) {
  const { acknowledged, early, syncs } = await traceAcknowledgements(times)
  failed ||= early > 0 || acknowledged < times
  console.log(
    `system calls of ${times} pushes: ${acknowledged} acknowledgements sent, ${early} of them before the disk had what they wrote, ${syncs} syncs`
  )
} else console.log('system calls: not looked at, this machine has no strace that may trace')

const ready = browsersReady() && (await buildIfStale())
const browsers =
  ready &&
  (await run(['vitest', 'run', '--project', 'browser', 'tests/browser/kill.e2e.ts'], {
    show: true,
    env: { KILLS: String(times) }
  }))
failed ||= !browsers || !browsers.ok
process.exitCode = failed ? 1 : 0
