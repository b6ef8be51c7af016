import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { portCases } from '#store/port.contract.ts'
import { type Browser, type Engine, engines, newProfile, openEngine } from './harness/engines.ts'
import { freePort } from './harness/processes.ts'

const names = portCases(() => Promise.reject(new Error('only the names are asked for'))).map(
  ({ name }) => name
)

/** One page of our own code, without the app around it. */
async function buildPage(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    resolve: { alias: { dexie: 'dexie/dist/modern/dexie.min.mjs' } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: folder,
      rolldownOptions: { output: { codeSplitting: false } },
      lib: { entry: 'tests/browser/pages/store-port.ts', formats: ['es'], fileName: 'page' }
    }
  })
}

async function serve(folder: string, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    const script = request.url === '/page.js'
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html')
    response.end(
      script
        ? readFileSync(join(folder, 'page.js'))
        : '<!doctype html><title>store</title><script type="module" src="/page.js"></script>'
    )
  })
  await new Promise<void>((resolve) => {
    server.listen(port, 'localhost', resolve)
  })
  return server
}

describe.each(engines)('the database of %s', (engineName) => {
  const profile = newProfile(engineName)
  const folder = mkdtempSync(join(tmpdir(), 'jotter-store-page-'))
  let server: Server
  let engine: Engine
  let browser: Browser
  let results: readonly { name: string; wrong?: string }[] = []

  beforeAll(async () => {
    const port = await freePort()
    await buildPage(folder)
    server = await serve(folder, port)
    engine = await openEngine(engineName)
    browser = await engine.open(profile.path)
    await browser.driver.get(`http://localhost:${port}/`)
    await browser.driver.wait(() =>
      browser.driver.executeScript<boolean>('return window.storeCases !== undefined')
    )
    results = await browser.driver.executeScript('return window.storeCases')
  })
  afterAll(async () => {
    await browser?.close()
    await engine?.stop()
    server?.close()
    profile.remove()
    rmSync(folder, { recursive: true, force: true })
  })

  it('runs the whole suite', () => {
    expect(results.map(({ name }) => name)).toEqual(names)
  })

  it.each(names)('%s', (name) => {
    const result = results.find((each) => each.name === name)
    expect(result?.wrong).toBeUndefined()
    expect(result).toBeDefined()
  })
})
