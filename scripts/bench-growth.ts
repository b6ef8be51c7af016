import { browsersReady } from './browsers.ts'
import { build } from './building.ts'
import { run } from './step.ts'

// npm run bench:growth [-- --sizes year,five-years]: what grows with the number of notes, and how fast. Never part of the tests.
const ready = browsersReady() && (await build())
const sizes = process.argv.slice(2)
const ok = ready && (await run(['node', 'bench/growth.ts', ...sizes], { show: true })).ok
process.exitCode = ok ? 0 : 1
