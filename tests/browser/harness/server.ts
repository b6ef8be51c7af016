import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { answers, ended, freePort, launch, temporaryFolder, waitUntil } from './processes.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

export interface ServerOptions {
  /** kept when given; else a folder of its own, removed by `remove` */
  readonly dataDir?: string
  readonly port?: number
  readonly env?: Readonly<Record<string, string>>
}

/** The real server as its own process. Stopped, it is what a school without network looks like. */
export interface Server {
  readonly url: string
  readonly port: number
  readonly dataDir: string
  /** everything it has printed so far */
  readonly log: () => string
  /** again on the same port and data, or with another environment, such as another build to serve */
  readonly start: (env?: Readonly<Record<string, string>>) => Promise<void>
  /** SIGTERM: requests under way are answered first */
  readonly stop: () => Promise<void>
  /** SIGKILL: nothing is answered and nothing closed */
  readonly kill: () => Promise<void>
  /** ends it and removes its data folder */
  readonly remove: () => Promise<void>
}

/** Starts the server on a free port of localhost and waits until it answers. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const port = options.port ?? (await freePort())
  const url = `http://localhost:${port}`
  const dataDir = options.dataDir ?? temporaryFolder('server')
  let log = ''
  let child: ReturnType<typeof launch> | undefined

  const start = async (more: Readonly<Record<string, string>> = {}) => {
    const began = launch(process.execPath, [join(root, 'src/server/main.ts')], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PORT: String(port),
        HOST: 'localhost',
        DATA_DIR: dataDir,
        PUBLIC_URL: url,
        REGISTRATION: 'open',
        ...options.env,
        ...more
      }
    })
    child = began
    for (const stream of [began.stdout, began.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        log += chunk.toString()
      })
    }
    await waitUntil('the server answers', async () => {
      if (began.exitCode !== null) throw new Error(`The server ended while starting:\n${log}`)
      return answers(`${url}/api/v1/health`)
    })
  }
  const end = async (signal: NodeJS.Signals) => {
    if (child) await ended(child, signal)
    child = undefined
  }

  await start()
  return {
    url,
    port,
    dataDir,
    log: () => log,
    start,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    async remove() {
      await end('SIGTERM')
      rmSync(dataDir, { recursive: true, force: true })
    }
  }
}
