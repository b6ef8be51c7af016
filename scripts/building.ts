import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './step.ts'

const sources = [
  'src',
  'public',
  'index.html',
  'rescue.html',
  'vite.config.ts',
  'package-lock.json'
]
const notBuilt = /\.test\.tsx?$|^src\/server(\/|$)/

/** Builds the client into dist (or OUT_DIR); says what went wrong and nothing else. */
export async function build(env: Record<string, string> = {}): Promise<boolean> {
  const { ok, seconds, output } = await run(['vite', 'build', '--logLevel', 'warn'], { env })
  console.log(`${ok ? 'ok   ' : 'FAIL '} ${'build'.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s`)
  if (!ok) console.log(output.trimEnd())
  return ok
}

/** Builds only when a source is newer than what was built last. */
export async function buildIfStale(): Promise<boolean> {
  const built = join(process.env['OUT_DIR'] ?? 'dist', 'index.html')
  if (existsSync(built) && statSync(built).mtimeMs > newest(sources)) return true
  return build()
}

function newest(paths: readonly string[]): number {
  return Math.max(
    0,
    ...paths
      .filter((path) => existsSync(path) && !notBuilt.test(path))
      .map((path) => {
        const { mtimeMs } = statSync(path)
        if (!statSync(path).isDirectory()) return mtimeMs
        const inside = readdirSync(path).map((name) => `${path}/${name}`)
        return Math.max(mtimeMs, newest(inside))
      })
  )
}
