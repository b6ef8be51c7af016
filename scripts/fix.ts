import { run } from './step.ts'

const lint = await run(['oxlint', '--fix'], { show: true })
const format = await run(['oxfmt'], { show: true })
process.exitCode = lint.ok && format.ok ? 0 : 1
