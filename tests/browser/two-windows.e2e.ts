import { createServer } from 'node:http'
import { Key } from 'selenium-webdriver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words as frame } from '../../src/app/words.ts'
import { type Browser, type Engine, engines, newProfile, openEngine } from './harness/engines.ts'
import { bodyText, find, offlineReady, shows } from './harness/page.ts'
import { waitUntil } from './harness/processes.ts'
import { type Server, startServer } from './harness/server.ts'
import { noteIds, openLive, shareProject, startProject, takeNote, ticked } from './kit/teacher.ts'

/** A hotel's network: whatever is asked for, its own page comes, and it says that all is well. */
async function openHotel(port: number): Promise<() => Promise<void>> {
  const hotel = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end('<!doctype html><title>Welcome</title><p>Please accept our terms.</p>')
  })
  await new Promise<void>((resolve) => {
    hotel.listen(port, 'localhost', resolve)
  })
  return () =>
    new Promise((resolve) => {
      hotel.close(() => resolve())
      hotel.closeAllConnections()
    })
}

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

  it('says so when a network wants a sign-in first, and goes on by itself afterwards', async () => {
    const { driver } = browser
    await shareProject(browser, server.url)
    await server.stop()
    const leave = await openHotel(server.port)
    await driver.get(`${server.url}/group`)
    await shows(driver, frame.signIn, 45_000)
    await leave()
    await server.start()
    await driver.get(`${server.url}/evidence`)
    await waitUntil('nothing is said of a sign-in', async () => {
      const text = await bodyText(driver)
      return text.includes('2 notes') && !text.includes(frame.signIn)
    })
    await shows(driver, 'By keys alone')
  })
})
