import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, type Engine, engines, newProfile, openEngine } from './harness/engines.ts'
import { find, findByRole, offlineReady, reload } from './harness/page.ts'
import { type Server, startServer } from './harness/server.ts'
import { press, startProject } from './kit/teacher.ts'

/** The app has drawn itself: the opening word of index.html is gone. */
const drawn = '#app > :not(.opening)'

describe.each(engines)('the shell in %s', (name) => {
  const profile = newProfile(name)
  let server: Server
  let engine: Engine
  let browser: Browser

  beforeAll(async () => {
    server = await startServer()
    engine = await openEngine(name)
    browser = await engine.open(profile.path)
  })
  afterAll(async () => {
    await browser?.close()
    await engine?.stop()
    await server?.remove()
    profile.remove()
  })

  it('opens and is kept on the tablet', async () => {
    await browser.driver.get(server.url)
    await find(browser.driver, drawn)
    await offlineReady(browser.driver)
  })

  it('reloads while the server is away', async () => {
    await server.stop()
    await reload(browser.driver)
    await find(browser.driver, drawn)
  })

  it('opens a deep link while the server is away', async () => {
    await browser.driver.get(`${server.url}/evidence`)
    await find(browser.driver, drawn)
    expect(await browser.driver.getCurrentUrl()).toContain(server.url)
  })

  it('opens after the browser was closed and the server never came back', async () => {
    await browser.close()
    browser = await engine.open(profile.path)
    await browser.driver.get(server.url)
    await find(browser.driver, drawn)
  })

  it('opens after the battery died', async () => {
    await browser.kill9()
    browser = await engine.open(profile.path)
    await browser.driver.get(server.url)
    await find(browser.driver, drawn)
  })

  it('begins a project and shows the others, with parts it never loaded before, while the server is away', async () => {
    const { driver } = browser
    await startProject(browser, server.url, { title: 'Bar models', name: 'Ana', school: 'Rowan' })
    await driver.get(server.url)
    await press(browser, 'button', /Bar models/)
    await findByRole(driver, 'button', 'Start a project')
  })

  it('makes the database once, and later days do without what made it', async () => {
    await browser.driver.get(server.url)
    await findByRole(browser.driver, 'button', /Bar models/)
    const loaded = await browser.driver.executeScript<string[]>(
      `return performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.endsWith('.js'))`
    )
    expect(loaded.some((name) => name.includes('/whole-'))).toBe(true)
    expect(loaded.filter((name) => name.includes('database-making'))).toEqual([])
  })

  it('never answers for the API from what it keeps', async () => {
    const answered = await browser.driver.executeAsyncScript<boolean>(
      `const done = arguments[0]
       fetch('/api/v1/health').then(() => done(true), () => done(false))`
    )
    expect(answered).toBe(false)
  })

  it('asks for a newer version when the server is back', async () => {
    await server.start()
    const checked = await browser.driver.executeAsyncScript<string>(
      `const done = arguments[0]
       navigator.serviceWorker.getRegistration().then((found) => found.update()).then(() => done('checked'), String)`
    )
    expect(checked).toBe('checked')
  })
})
