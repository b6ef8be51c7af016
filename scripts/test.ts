import { browsersReady } from './browsers.ts'
import { build } from './building.ts'
import { checks } from './checks.ts'
import { step, sum, type Tally } from './step.ts'
import { vitest } from './tests.ts'

const one = (ok: boolean): Tally => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 })

const parts: Tally[] = []
const ready = browsersReady()
if (!ready) parts.push(one(false))
parts.push(await checks())
parts.push(await vitest('long'))
const built = await build()
parts.push(one(built))
if (built) {
  parts.push(
    one(await step({ name: 'what is in the build', command: ['node', 'scripts/built.ts'] }))
  )
  parts.push(one(await step({ name: 'sizes', command: ['node', 'scripts/size.ts'] })))
  if (ready) parts.push(await vitest('browser'))
}

const { passed, failed } = sum(parts)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
