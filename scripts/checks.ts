import { steps, sum, type Tally } from './step.ts'
import { vitest } from './tests.ts'

const tsc = (name: string, config: string) => ({
  name: `types: ${name}`,
  command: ['tsc', '-p', config, '--incremental', '--tsBuildInfoFile', `.cache/${config}buildinfo`]
})

/** Everything that needs no browser: format, lint, types per runtime, unused code, then the tests. */
export async function checks(): Promise<Tally> {
  const quick = await steps([
    { name: 'lint', command: ['oxlint'] },
    { name: 'format', command: ['oxfmt', '--check'] },
    tsc('whole tree', 'tsconfig.json'),
    tsc('shared rooms', 'tsconfig.shared.json'),
    tsc('server', 'tsconfig.server.json'),
    tsc('service worker', 'tsconfig.worker.json'),
    { name: 'nothing unused', command: ['knip'] }
  ])
  return sum([quick, await vitest('unit')])
}
