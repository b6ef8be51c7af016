import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launch } from '../../tests/browser/harness/processes.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Somebody who does the work: Jotter or a peer. */
export interface Peer {
  readonly name: string
  /** with exact versions */
  readonly title: string
  /** the page's source, relative to the project */
  readonly page: string
  /** the server's program, relative to the project */
  readonly server: string
  readonly env?: Readonly<Record<string, string>>
}

const version = (name: string): string => {
  const file = join(root, 'bench/peers/node_modules', name, 'package.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}

const besides = (name: string, packages: readonly string[], more = ''): Peer => ({
  name,
  title: packages.map((each) => `${each} ${version(each)}`).join(' + ') + more,
  page: `bench/peers/pages/${name}.js`,
  server: `bench/peers/servers/${name}.js`
})

/** Everybody in the run; asked for only once bench/peers is installed. */
export const everybody = (): readonly Peer[] => [
  {
    name: 'jotter',
    title: 'Jotter',
    page: 'bench/beside/jotter-page.ts',
    server: 'src/server/main.ts',
    // Five runs of one machine are no flood of requests.
    env: { REGISTRATION: 'open', RATE_DEVICE: '0', RATE_ADDRESS: '0', RATE_SECRET: '0' }
  },
  besides('yjs', ['yjs', 'y-websocket', 'y-indexeddb', '@y/websocket-server']),
  besides('rxdb', ['rxdb'], ' (Dexie storage, HTTP replication)'),
  besides('pouchdb', ['pouchdb', 'express-pouchdb']),
  besides('dexie', ['dexie'], ' rows + fetch')
]

export interface PeerServer {
  readonly pid: number
  readonly ended: () => boolean
  readonly said: () => string
  readonly stop: () => Promise<void>
}

/** Starts a peer's server; it may not listen yet. */
export function startPeerServer(peer: Peer, env: Readonly<Record<string, string>>): PeerServer {
  const child = launch(process.execPath, [join(root, peer.server)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], NODE_NO_WARNINGS: '1', ...peer.env, ...env }
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  }
  return {
    pid: child.pid ?? 0,
    ended: () => child.exitCode !== null || child.signalCode !== null,
    said: () => said.slice(-2000),
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        child.ref()
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
        setTimeout(() => child.kill('SIGKILL'), 3000).unref()
      })
  }
}
