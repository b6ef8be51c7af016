import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words as frameWords } from '../../src/app/words.ts'
import { words as firstRun } from '../../src/features/first-run/words.ts'
import { buildAs } from './harness/builds.ts'
import { type Browser, type Engine, engines, newProfile, openEngine } from './harness/engines.ts'
import { bodyText, findByRole, offlineReady, shows, tap } from './harness/page.ts'
import { waitUntil } from './harness/processes.ts'
import { type Server, startServer } from './harness/server.ts'
import { press } from './kit/teacher.ts'

let next: string
beforeAll(() => {
  next = buildAs('next')
})

describe.each(engines)('a newer version in %s', (name) => {
  const profile = newProfile(name)
  let server: Server
  let engine: Engine
  let browser: Browser
  let old: string

  /** The entry script of the page: its name changes with every build. */
  const entry = () =>
    browser.driver
      .executeScript<string>('return document.querySelector("script[type=module]").src')
      .catch(() => '')

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

  it('is fetched while a lesson runs, and leaves the lesson alone', async () => {
    const { driver } = browser
    await driver.get(server.url)
    await offlineReady(driver)
    old = await entry()
    await tap(browser, await findByRole(driver, 'button', firstRun.takeNote))
    await waitUntil('the live lesson is open', async () =>
      (await driver.getCurrentUrl()).includes('/live')
    )
    await driver.executeScript('window.sameLesson = true')

    await server.stop()
    await server.start({ OUT_DIR: next })
    await driver.executeScript('document.dispatchEvent(new Event("visibilitychange"))')
    await waitUntil('the newer version waits', () =>
      driver.executeAsyncScript<boolean>(
        `const done = arguments[0]
         navigator.serviceWorker.getRegistration().then((found) => done(Boolean(found.waiting)))`
      )
    )
    expect(await driver.executeScript('return window.sameLesson')).toBe(true)
    expect(await bodyText(driver)).not.toContain(frameWords.update)
    expect(await entry()).toBe(old)
  })

  it('is offered outside the lesson, and the old one goes on until it is taken', async () => {
    await browser.driver.get(server.url)
    await shows(browser.driver, frameWords.update)
    expect(await entry()).toBe(old)
  })

  it('is used once the person says so, and opens with the server away', async () => {
    const { driver } = browser
    await press(browser, 'button', frameWords.updateNow)
    await waitUntil(
      'the newer version runs',
      async () => {
        const now = await entry()
        return now !== '' && now !== old
      },
      60_000
    )
    const taken = await entry()
    await server.stop()
    await driver.get(server.url)
    expect(await entry()).toBe(taken)
    await waitUntil('nothing is offered any more', async () => {
      const text = await bodyText(driver)
      return text.length > 20 && !text.includes(frameWords.update)
    })
  })
})
