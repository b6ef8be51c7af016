import { browsersReady } from './browsers.ts'
import { build } from './building.ts'
import { run } from './step.ts'

// npm run bench: bytes and times that a teacher feels, each with its budget, the machine and all runs. Never part of the tests.
const ready = browsersReady() && (await build())
const sizes = ready && (await run(['node', 'scripts/size.ts'], { show: true })).ok
const times = ready && (await run(['node', 'bench/capture.ts'], { show: true })).ok
process.exitCode = sizes && times ? 0 : 1
