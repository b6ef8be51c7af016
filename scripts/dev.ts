import { spawn } from 'node:child_process'

// The page on Vite's port with the API behind it; the server starts anew when one of its files changes.
const port = process.env['PORT'] ?? '8787'
const env = { ...process.env, PORT: port, API: `http://localhost:${port}` }
const children = [
  spawn(process.execPath, ['--watch', 'src/server/main.ts'], { stdio: 'inherit', env }),
  spawn('vite', process.argv.slice(2), { stdio: 'inherit', env })
]

let ending = false
function end(code: number): void {
  if (ending) return
  ending = true
  for (const child of children) child.kill()
  process.exitCode = code
}
for (const child of children) child.once('exit', (code) => end(code ?? 0))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => end(0))
