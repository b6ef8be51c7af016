import { readFileSync, existsSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { systemRandom } from '#lib/random.ts'
import { systemNow } from '#lib/time.ts'
import { createApp } from './app.ts'
import { type Config, readConfig } from './config.ts'
import { isFull } from './db/full.ts'
import { openServerStore } from './db/store.ts'
import { lockFolder } from './lock.ts'
import { createLog } from './log.ts'
import { type Listening, listen } from './serve.ts'
import { readSetupCode } from './setup-code.ts'
import { createSweeping } from './sweeping.ts'
import { createWake } from './wake.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const say = (line: string) => void process.stdout.write(`${line}\n`)

/** Ends the process with a sentence that says what is wrong and how to mend it. */
function refuse(...sentences: string[]): never {
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

async function main(): Promise<void> {
  // Whoever read the log may go; the tablets stay.
  process.stdout.on('error', () => {})
  const config = readConfig(process.env)
  if (!('port' in config)) refuse(...config.map(({ sentence }) => sentence))
  const { dataFolder, publicUrl, tls, registration, rates, blobSpace } = config
  const lock = lockFolder(dataFolder)
  if ('heldBy' in lock) {
    refuse(
      `Another Jotter server (process ${lock.heldBy}) is using ${dataFolder}.`,
      'Stop that one first, or give this one its own folder with DATA_DIR.'
    )
  }
  const log = createLog((line) => void process.stdout.write(line), systemNow)
  const store = openServerStore(dataFolder, systemNow)
  const wake = createWake()
  const setupCode = readSetupCode(dataFolder, systemRandom)
  const staticFolder = join(ROOT, process.env['OUT_DIR'] ?? 'dist')
  const isHttps = tls !== undefined || publicUrl?.startsWith('https:') === true
  const app = createApp({
    store,
    now: systemNow,
    random: systemRandom,
    log,
    wake,
    config: {
      version: readVersion(),
      registration,
      setupCode,
      ...(publicUrl ? { publicUrl } : {}),
      isHttps,
      staticFolder,
      blobSpace,
      rates
    }
  })
  const sweeping = createSweeping({ store, log, now: systemNow })
  const listening = await listen(app, config).catch((error: unknown) => {
    store.close()
    lock.release()
    return refuse(whyNotListening(error, config))
  })
  const stop = once(async (signal: string) => {
    log('info', 'stopping', { signal })
    wake.stop()
    sweeping.stop()
    await listening.close()
    store.close()
    lock.release()
    log('info', 'stopped')
    process.exit(0)
  })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal))
  // Said last: whoever waits for these lines may stop the server right after.
  greet(config, listening, {
    setupCode,
    isHttps,
    isBuilt: existsSync(join(staticFolder, 'index.html'))
  })
}

function once<T>(task: (value: T) => Promise<void>): (value: T) => Promise<void> {
  let started: Promise<void> | undefined
  return (value) => (started ??= task(value))
}

function greet(
  config: Config,
  { port }: Listening,
  facts: { setupCode: string; isHttps: boolean; isBuilt: boolean }
): void {
  const scheme = config.tls ? 'https' : 'http'
  const here = config.isLocal || isAnywhere(config.host) ? 'localhost' : config.host
  say(`Jotter is at ${scheme}://${here}:${port}`)
  // Over plain http a tablet's storage would be lost on moving to https, so no such address is offered.
  if (config.publicUrl && facts.isHttps) say(`For tablets: ${config.publicUrl}`)
  else if (config.tls && isAnywhere(config.host)) {
    for (const address of lanAddresses()) say(`For tablets: https://${address}:${port}`)
  } else if (config.tls) say(`For tablets: https://${config.host}:${port}`)
  else say('For tablets it needs https: see "On a school network" in the README.')
  say(`Data is in ${config.dataFolder}`)
  if (config.registration === 'code') {
    say(`Set-up code, asked once of each new tablet that shares a project: ${facts.setupCode}`)
  } else say(`Set-up code: ${facts.setupCode} (not asked for: REGISTRATION is open)`)
  if (!facts.isBuilt)
    say('The app is not built yet: npm start builds it, this process serves the API only.')
}

function isAnywhere(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}

function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
}

function whyNotListening(error: unknown, { port, host }: Config): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return `PORT is ${port}, where another program listens already. Give another, for example PORT=${port + 1}.`
  }
  if (code === 'EACCES') {
    return `PORT is ${port}, which this user may not open. Give one above 1023, for example PORT=8787.`
  }
  return `HOST is ${host}, where this machine cannot listen (${String(code)}). Give an address of its own, 0.0.0.0 or 127.0.0.1.`
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    version: string
  }
  return version
}

await main().catch((error: unknown) => {
  if (!isFull(error)) throw error
  refuse(
    'The disk that holds DATA_DIR has no room left. Make some, then start again: what was stored is there.'
  )
})
