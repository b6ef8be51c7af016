import { afterAll, beforeAll } from 'vitest'
import {
  type Browser,
  type Engine,
  type EngineName,
  newProfile,
  type OpenOptions,
  openEngine
} from '../harness/engines.ts'
import { offlineReady } from '../harness/page.ts'
import { type Server, startServer } from '../harness/server.ts'
import { startProject } from './teacher.ts'

export interface Prepared {
  readonly browser: Browser
  readonly server: Server
  readonly url: string
}

/** A tablet of its own with a project of its own, and whatever `further` does with it, for all tests of one `describe`. */
export function preparedTablet(
  name: EngineName,
  further: (tablet: Prepared) => Promise<void>,
  options: OpenOptions = {}
): () => Prepared {
  const profile = newProfile(name)
  let server: Server
  let engine: Engine
  let browser: Browser

  beforeAll(async () => {
    server = await startServer()
    engine = await openEngine(name)
    browser = await engine.open(profile.path, options)
    await browser.driver.get(server.url)
    await offlineReady(browser.driver)
    await startProject(browser, server.url, {
      title: 'Show me',
      name: 'R. Adair',
      school: 'Whinmuir Primary'
    })
    await further({ browser, server, url: server.url })
  })
  afterAll(async () => {
    await browser?.close()
    await engine?.stop()
    await server?.remove()
    profile.remove()
  })
  return () => ({ browser, server, url: server.url })
}
