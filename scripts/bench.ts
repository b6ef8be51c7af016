import { browsersReady } from './browsers.ts'
import { build } from './building.ts'
import { run } from './step.ts'

// npm run bench: bytes and times that a teacher feels, and Jotter beside its peers, each with its budget, the machine and all runs. Never
// part of the tests. `--only start|sizes|capture|lesson|photo|peers` measures a part, `--runs N` has the peers run fewer times than five.
const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}
const runs = option('--runs')
const only = option('--only')

/** What bench/peers names is installed for this command alone, by its own lockfile. */
const peersReady = async (): Promise<boolean> => {
  const { ok, output } = await run(['npm', 'ci', '--prefix', 'bench/peers', '--loglevel', 'error'])
  if (!ok) console.error(output.trimEnd())
  return ok
}
const show =
  (...command: string[]) =>
  async () =>
    (await run(command, { show: true })).ok

const parts: Readonly<Record<string, () => Promise<boolean>>> = {
  start: show('node', 'bench/start.ts'),
  sizes: show('node', 'scripts/size.ts'),
  capture: show('node', 'bench/capture.ts'),
  lesson: show('node', 'bench/lesson.ts'),
  photo: show('node', 'bench/photo.ts'),
  peers: async () =>
    (await peersReady()) &&
    show('node', 'bench/peers.ts', ...(runs === undefined ? [] : ['--runs', runs]))()
}
const wanted = Object.keys(parts).filter((name) => only === undefined || name === only)
if (wanted.length === 0) {
  console.error(`--only names ${only}; there are ${Object.keys(parts).join(', ')}`)
  process.exit(1)
}
let ok = browsersReady() && (await build())
for (const name of wanted) ok = ok && ((await parts[name]?.()) ?? false)
process.exitCode = ok ? 0 : 1
