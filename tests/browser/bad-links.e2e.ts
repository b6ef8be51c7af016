import { By, type WebDriver } from 'selenium-webdriver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemWords } from '../../src/features/shared/problem-words.ts'
import { words as joining } from '../../src/features/join/words.ts'
import { words as paper } from '../../src/features/this-tablet/sheet-words.ts'
import { type Browser, type Engine, engines, newProfile, openEngine } from './harness/engines.ts'
import { find, findByRole, offlineReady, shows } from './harness/page.ts'
import { waitUntil } from './harness/processes.ts'
import { type Server, startServer } from './harness/server.ts'
import {
  fill,
  inviteMember,
  joinByLink,
  openLive,
  press,
  shareProject,
  startProject,
  takeNote
} from './kit/teacher.ts'

/** Brings text to the page that asks for an invitation, as if it had come by mail. */
async function paste({ driver }: Browser, url: string, text: string): Promise<void> {
  await driver.get(`${url}/join`)
  await fill(driver, joining.pasteLabel, text)
}

/** Ends the worker that answers for the server. */
async function forgetWorker(driver: WebDriver): Promise<void> {
  await driver.executeAsyncScript(
    `const done = arguments[0]
     navigator.serviceWorker.getRegistrations()
       .then((all) => Promise.all(all.map((each) => each.unregister()))).then(() => done())`
  )
}

describe.each(engines)('links and sheets that go wrong or right in %s', (name) => {
  const first = newProfile(name)
  const second = newProfile(name)
  const emptied = newProfile(name)
  let server: Server
  let engine: Engine
  let browser: Browser
  let link: string
  let letters: string

  beforeAll(async () => {
    server = await startServer()
    engine = await openEngine(name)
    browser = await engine.open(first.path)
    await startProject(browser, server.url, {
      title: 'Show me',
      name: 'R. Adair',
      school: 'Whinmuir Primary'
    })
    // WebKit gives up on a worker whose page is left while it installs.
    await offlineReady(browser.driver)
    await openLive(browser, server.url)
    await takeNote(browser, { pupil: 'A', tag: '1', text: 'Private and only mine' })
    await shareProject(browser, server.url)
  })
  afterAll(async () => {
    await browser?.close()
    await engine?.stop()
    await server?.remove()
    for (const profile of [first, second, emptied]) profile.remove()
  })

  it('a recovery sheet is made, and believed when its last letters are typed back', async () => {
    const { driver } = browser
    await driver.get(`${server.url}/tablet/sheet`)
    await press(browser, 'button', paper.make)
    await find(driver, '[data-testid=sheet-letters]')
    const groups = await driver.findElements(By.css('[data-testid=sheet-letters] li'))
    const read = await Promise.all(groups.map((group) => group.getText()))
    letters = read.map((group) => group.trim()).join(' ')
    await fill(driver, paper.typeBack, read.at(-1)?.trim() ?? '')
    await press(browser, 'button', paper.confirm)
    await shows(driver, paper.confirmed)
  })

  it('a link that was cut or is foreign says so and uses nothing up', async () => {
    link = await inviteMember(browser, server.url)
    await paste(browser, server.url, link.slice(0, -9))
    await press(browser, 'button', joining.look)
    await shows(browser.driver, problemWords['link-cut-short'].happened)
    await paste(browser, server.url, link.replace(server.url, 'https://jotter.example.org'))
    await press(browser, 'button', joining.look)
    await shows(browser.driver, 'jotter.example.org')
  })

  it('a link whose secret came into the path is void at once, and nowhere written down', async () => {
    const { driver } = browser
    // Jotter's own worker answers the first; the second comes to the server, as from a tablet without Jotter.
    for (const event of ['secret-exposed', 'secret-in-path']) {
      const exposed = await inviteMember(browser, server.url)
      const [, secret = ''] = /j1\.(.+)\./.exec(exposed) ?? []
      expect(secret).toHaveLength(43)
      if (event === 'secret-in-path') await forgetWorker(driver)
      await driver.get(exposed.replace('#', '%23'))
      await shows(driver, problemWords['link-in-path'].happened)
      await shows(driver, problemWords['link-in-path'].safe)
      await findByRole(driver, 'tab', joining.scan)
      expect(await driver.getCurrentUrl()).toBe(`${server.url}/join`)
      expect(server.log()).toContain(`"event":"${event}","voided":true`)
      expect(server.log()).not.toContain(secret.slice(0, 12))
      await paste(browser, server.url, exposed)
      await press(browser, 'button', joining.look)
      await shows(driver, problemWords['link-used-up'].happened)
    }
  })

  it('a link works once, and then says that it has been used', async () => {
    await browser.close()
    browser = await engine.open(second.path)
    await joinByLink(browser, link, 'M. Osei')
    await browser.close()
    browser = await engine.open(emptied.path)
    await paste(browser, server.url, link)
    await press(browser, 'button', joining.look)
    await shows(browser.driver, problemWords['link-used-up'].happened)
  })

  it('a tablet that lost everything gets it back from the sheet, private notes too', async () => {
    const { driver } = browser
    await driver.get(`${server.url}/join`)
    await waitUntil('the letters can be typed', () =>
      driver.executeScript<boolean>(
        `const tab = [...document.querySelectorAll('[role=tab]')].find((one) => one.innerText.trim() === arguments[0])
         tab?.click()
         return tab !== undefined`,
        joining.sheet
      )
    )
    await fill(driver, joining.sheetLabel, letters)
    await press(browser, 'button', joining.bringBack)
    await findByRole(driver, 'link', joining.toToday)
    await driver.get(`${server.url}/evidence`)
    await shows(driver, 'Private and only mine', 30_000)
    expect(await driver.getCurrentUrl()).not.toContain('#')
  })
})
