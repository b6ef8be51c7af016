import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Send } from './kit.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly said: string
}

export interface Running {
  readonly pid: number
  readonly port: number
  readonly send: Send
  /** everything it wrote so far */
  said(): string
  kill(signal: NodeJS.Signals): void
  readonly ended: Promise<Ended>
}

/** Runs one of the server's programs on a data folder until it ends; `under` as for `serve`. */
export function run(
  program: 'main' | 'backup' | 'restore',
  folder: string,
  args: readonly string[] = [],
  environment: Record<string, string> = {},
  under: readonly string[] = []
): Promise<Ended> {
  return watch(start(program, folder, args, environment, under)).ended
}

/**
 * Starts a server on a free port and waits until it listens; rejects with what it said if it ends before. `under`: a command that runs
 * it, such as strace with its options.
 */
export async function serve(
  folder: string,
  environment: Record<string, string> = {},
  under: readonly string[] = []
): Promise<Running> {
  const child = start('main', folder, [], { PORT: '0', ...environment }, under)
  const { said, ended, heard } = watch(child)
  const listening = heard(/Jotter is at https?:\/\/[^:]+:(\d+)/)
  const early = ended.then((end) => Promise.reject(new Error(`ended: ${end.said}`)))
  const port = Number((await Promise.race([listening, early]))[1])
  return {
    pid: child.pid ?? 0,
    port,
    // What the server last said tells a test that failed whether it was the server that went.
    send: (path, init) =>
      sendTo(port)(path, init).catch((error: unknown) => {
        const last = `${child.exitCode} ${child.signalCode} ${said().slice(-500)}`
        throw new Error(`${String(error)}; the server: ${last}`)
      }),
    said,
    kill: (signal) => void child.kill(signal),
    ended
  }
}

export function aFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'jotter-server-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

function start(
  program: string,
  folder: string,
  args: readonly string[],
  environment: Record<string, string>,
  under: readonly string[] = []
): ChildProcess {
  const command = [...under, process.execPath, join(ROOT, `src/server/${program}.ts`), ...args]
  return spawn(command[0] ?? '', command.slice(1), {
    cwd: ROOT,
    env: { PATH: process.env.PATH, DATA_DIR: folder, NODE_NO_WARNINGS: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe']
  })
}

function watch(child: ChildProcess) {
  let text = ''
  const listeners = new Set<() => void>()
  const hear = (chunk: Buffer) => {
    text += chunk.toString()
    for (const listener of listeners) listener()
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, said: text }))
  })
  const heard = (form: RegExp) =>
    new Promise<RegExpExecArray>((resolve) => {
      const look = () => {
        const found = form.exec(text)
        if (!found) return
        listeners.delete(look)
        resolve(found)
      }
      listeners.add(look)
      look()
    })
  return { said: () => text, ended, heard }
}

/** Sends each request on a connection of its own, so that nothing is kept alive between tests; rejects when it is cut off. */
export const sendTo =
  (port: number): Send =>
  (path, init) =>
    new Promise((resolve, reject) => {
      const headers = Object.fromEntries(new Headers(init.headers))
      const options = {
        host: '127.0.0.1',
        port,
        path,
        method: init.method ?? 'GET',
        headers,
        agent: false
      }
      const sent = request(options, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () => {
          const found = Object.entries(answer.headers).map(([name, value]) => [name, String(value)])
          const status = answer.statusCode ?? 0
          const body = status === 204 || status === 304 ? null : Buffer.concat(chunks)
          resolve(new Response(body, { status, headers: new Headers(Object.fromEntries(found)) }))
        })
      })
      sent.on('error', reject)
      const { body } = init
      sent.end(typeof body === 'string' || body instanceof Uint8Array ? body : undefined)
    })
