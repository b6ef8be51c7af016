import { checks } from './checks.ts'

const { passed, failed } = await checks()
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
