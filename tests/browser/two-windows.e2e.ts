import { Key } from 'selenium-webdriver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, type Engine, engines, newProfile, openEngine } from './harness/engines.ts'
import { bodyText, find, offlineReady, shows } from './harness/page.ts'
import { waitUntil } from './harness/processes.ts'
import { type Server, startServer } from './harness/server.ts'
import { noteIds, openLive, startProject, takeNote, ticked } from './kit/teacher.ts'

describe.each(engines)('one tablet, more than one thing at a time, in %s', (name) => {
  const profile = newProfile(name)
  let server: Server
  let engine: Engine
  let browser: Browser

  beforeAll(async () => {
    server = await startServer()
    engine = await openEngine(name)
    browser = await engine.open(profile.path)
    await startProject(browser, server.url, {
      title: 'Show me',
      name: 'R. Adair',
      school: 'Whinmuir Primary'
    })
    await offlineReady(browser.driver)
  })
  afterAll(async () => {
    await browser?.close()
    await engine?.stop()
    await server?.remove()
    profile.remove()
  })

  it('the keyboard alone takes a note', async () => {
    const { driver } = browser
    await openLive(browser, server.url)
    await driver.actions().sendKeys('a').perform()
    await waitUntil('a key opens a note', async () => (await noteIds(driver)).length === 1)
    await driver.actions().sendKeys('1', Key.ENTER).perform()
    await waitUntil('the words have the cursor', () =>
      driver.executeScript<boolean>('return document.activeElement?.id === "live-words"')
    )
    await driver.actions().sendKeys('By keys alone', Key.ESCAPE, Key.ESCAPE).perform()
    await find(driver, '[data-open=no]')
    await waitUntil('the note shows its tick', async () => (await ticked(driver)).length === 1)
    await driver.get(`${server.url}/evidence`)
    await shows(driver, 'By keys alone')
  })

  it('a note in one window shows in the other', async () => {
    const { driver } = browser
    const reading = await driver.getWindowHandle()
    await driver.switchTo().newWindow('window')
    const noting = await driver.getWindowHandle()
    await openLive(browser, server.url)
    await takeNote(browser, { pupil: 'B', tag: '2', text: 'From the other window' })
    await driver.switchTo().window(reading)
    await shows(driver, 'From the other window')
    expect(await bodyText(driver)).toContain('2 notes')
    await driver.switchTo().window(noting)
    await driver.close()
    await driver.switchTo().window(reading)
  })
})
