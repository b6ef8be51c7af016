import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Builds the app once more under another build id; gives the folder to start the server with as OUT_DIR. */
export function buildAs(id: string): string {
  const folder = `.cache/dist-${id}`
  execFileSync('vite', ['build', '--logLevel', 'error'], {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    stdio: 'pipe',
    env: { ...process.env, BUILD_ID: id, OUT_DIR: folder }
  })
  return folder
}
