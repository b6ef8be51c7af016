import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { WebDriver } from 'selenium-webdriver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, type Engine, engines, newProfile, openEngine } from './harness/engines.ts'
import { bodyText, find, findByRole, offlineReady, shows } from './harness/page.ts'
import { temporaryFolder, waitUntil } from './harness/processes.ts'
import { type Server, startServer } from './harness/server.ts'
import { choose, fill, handInAll, openLive, press, startProject, takeNote } from './kit/teacher.ts'

interface Copy {
  readonly path: string
  readonly code: string
}

describe.each(engines)('two tablets and no server in %s', (name) => {
  const first = newProfile(name)
  const second = newProfile(name)
  const files = temporaryFolder('files')
  let server: Server
  let engine: Engine
  let browser: Browser

  beforeAll(async () => {
    server = await startServer()
    engine = await openEngine(name)
    // The app itself has to come from somewhere, once.
    for (const profile of [second, first]) {
      await browser?.close()
      browser = await engine.open(profile.path)
      await browser.driver.get(server.url)
      await offlineReady(browser.driver)
    }
    await server.stop()
  })
  afterAll(async () => {
    await browser?.close()
    await engine?.stop()
    await server?.remove()
    first.remove()
    second.remove()
  })

  const hand = async (profile: { readonly path: string }) => {
    await browser.close()
    browser = await engine.open(profile.path)
  }

  it('a colleague is let in by a file, and her evidence comes back in one', async () => {
    await startProject(browser, server.url, {
      title: 'Show me',
      name: 'R. Adair',
      school: 'Whinmuir Primary'
    })
    await openLive(browser, server.url)
    await takeNote(browser, { pupil: 'A', tag: '1', text: 'drew the bar first' })
    await handInAll(browser, server.url)
    const there = await makeFile('there')

    await hand(second)
    await bringIn(there)
    await press(browser, 'link', 'Say who you are')
    await choose(browser.driver, 'Somebody new')
    await fill(browser.driver, 'Your name', 'M. Osei')
    await press(browser, 'button', 'Join')
    await press(browser, 'link', 'To Today')
    await browser.driver.get(`${server.url}/evidence`)
    await shows(browser.driver, 'drew the bar first')
    await browser.driver.get(`${server.url}/group`)
    await shows(browser.driver, 'This project came without a server')
    await openLive(browser, server.url)
    await takeNote(browser, { pupil: 'B', tag: '1', text: 'counted on her fingers' })
    await press(browser, 'button', 'Done')
    await press(browser, 'button', 'To the list')
    await press(browser, 'button', /^Hand in \d+/)
    await findByRole(browser.driver, 'link', 'To Today')
    const back = await makeFile('back')

    await hand(first)
    await bringIn(back)
    await browser.driver.get(`${server.url}/evidence`)
    for (const text of ['drew the bar first', 'counted on her fingers', 'by M. Osei'])
      await shows(browser.driver, text)
    expect(await bodyText(browser.driver)).toContain('2 notes')
  }, 180_000)

  /** Makes a file for a colleague and catches it on its way out of the page. */
  async function makeFile(label: string): Promise<Copy> {
    const { driver } = browser
    await driver.get(`${server.url}/tablet/copies`)
    await press(browser, 'button', 'Make the file')
    const code = (await (await find(driver, '[data-testid=copy-code]')).getText()).trim()
    await driver.executeScript(
      `const make = URL.createObjectURL
       URL.createObjectURL = (file) => { window.caught = file; return make.call(URL, file) }
       Object.defineProperty(navigator, 'canShare', { value: () => false, configurable: true })`
    )
    await fill(driver, 'Type the code back', code)
    await press(browser, 'button', 'Save the file')
    await waitUntil('the file leaves the page', () =>
      driver.executeScript<boolean>('return window.caught !== undefined')
    )
    const path = join(files, `${name}-${label}.jotter`)
    writeFileSync(path, Buffer.from(await caught(driver), 'base64'))
    return { path, code }
  }

  async function bringIn({ path, code }: Copy): Promise<void> {
    const { driver } = browser
    await driver.get(`${server.url}/tablet/copies`)
    await (await find(driver, 'input[type=file]')).sendKeys(path)
    await fill(driver, 'Its code', code)
    await press(browser, 'button', 'Bring it in')
    await shows(driver, 'new here')
  }
})

function caught(driver: WebDriver): Promise<string> {
  return driver.executeAsyncScript<string>(
    `const done = arguments[0]
     const reader = new FileReader()
     reader.onload = () => done(reader.result.split(',')[1])
     reader.readAsDataURL(window.caught)`
  )
}
