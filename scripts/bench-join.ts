import { browsersReady } from './browsers.ts'
import { build } from './building.ts'
import { run } from './step.ts'

// npm run bench:join [-- --runs 3]: what a newcomer waits for, with a checkpoint and without. Never part of the tests.
const ready = browsersReady() && (await build())
const more = process.argv.slice(2)
const ok = ready && (await run(['node', 'bench/join.ts', ...more], { show: true })).ok
process.exitCode = ok ? 0 : 1
