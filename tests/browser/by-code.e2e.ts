import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words as group } from '../../src/features/group/words.ts'
import { words as joining } from '../../src/features/join/words.ts'
import { problemWords } from '../../src/features/shared/problem-words.ts'
import { words as today } from '../../src/features/today/words.ts'
import { type Browser, type Engine, engines, newProfile, openEngine } from './harness/engines.ts'
import { bodyText, find, findByRole, offlineReady, shows } from './harness/page.ts'
import { temporaryFolder } from './harness/processes.ts'
import { type Server, startServer } from './harness/server.ts'
import { bringFileIn, makeFile } from './kit/files.ts'
import { fill, handInAll, openLive, press, startProject, takeNote } from './kit/teacher.ts'

describe.each(engines)('a code across the table and no server in %s', (name) => {
  const first = newProfile(name)
  const second = newProfile(name)
  const files = temporaryFolder('files')
  let server: Server
  let engine: Engine
  let browser: Browser
  let code: string

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
  const paste = async (text: string) => {
    await browser.driver.get(`${server.url}/join`)
    await fill(browser.driver, joining.pasteLabel, text)
    await press(browser, 'button', joining.look)
  }

  it('the first tablet shows it, and puts it away', async () => {
    await startProject(browser, server.url, {
      title: 'Show me',
      name: 'R. Adair',
      school: 'Whinmuir Primary'
    })
    await openLive(browser, server.url)
    await takeNote(browser, { pupil: 'A', tag: '1', text: 'drew the bar first' })
    await handInAll(browser, server.url)
    const { driver } = browser
    await driver.get(`${server.url}/group`)
    await press(browser, 'link', new RegExp(`^${group.hand.link}`))
    await press(browser, 'button', group.hand.make)
    code = (await (await find(driver, '[data-testid=carried-code]')).getText()).trim()
    expect(code).toMatch(/^K1\.[0-9A-Z]{100,160}$/)
    await find(driver, `svg[aria-label="${group.hand.qr}"]`)
    expect(await bodyText(driver)).toContain(group.hand.warning)
    await press(browser, 'button', group.hand.putAway)
    await findByRole(driver, 'link', group.hand.file)
    expect(await bodyText(driver)).not.toContain(code.slice(0, 20))
  })

  it('the second joins by pasting it, takes a note and hands it in', async () => {
    await hand(second)
    const { driver } = browser
    await paste(code.slice(0, -7))
    await shows(driver, problemWords['code-not-whole'].happened)
    // as a message program brings it: in two lines, with words around
    await paste(`This is the code: ${code.slice(0, 60)} ${code.slice(60)}`)
    await fill(driver, 'Your name', 'M. Osei')
    await press(browser, 'button', joining.join)
    await press(browser, 'link', joining.toToday)
    await shows(driver, today.steps.file)
    await driver.get(`${server.url}/live`)
    await find(driver, '[data-live=on] [data-chip=class]')
    await takeNote(browser, { pupil: 'class', tag: '1', text: 'counted on her fingers' })
    await press(browser, 'button', 'Done')
    await press(browser, 'button', 'To the list')
    await press(browser, 'button', /^Hand in \d+/)
    await findByRole(driver, 'link', 'To Today')
    await driver.get(`${server.url}/group`)
    await shows(driver, group.cameByHand)
    expect(await bodyText(driver)).not.toContain(group.share)
  })

  it('its sealed copy is read on the first, and a file of the first on the second', async () => {
    const back = await makeFile(browser, server.url, join(files, `${name}-back.jotter`))
    await hand(first)
    await bringFileIn(browser, server.url, back)
    const { driver } = browser
    await driver.get(`${server.url}/evidence`)
    for (const text of ['drew the bar first', 'counted on her fingers', 'by M. Osei'])
      await shows(driver, text)
    expect(await bodyText(driver)).toContain('2 notes')
    const there = await makeFile(browser, server.url, join(files, `${name}-there.jotter`))

    await hand(second)
    await bringFileIn(browser, server.url, there)
    await browser.driver.get(`${server.url}/evidence`)
    for (const text of ['drew the bar first', 'counted on her fingers', 'by R. Adair'])
      await shows(browser.driver, text)
    const page = await bodyText(browser.driver)
    expect(page).toContain('2 notes')
    expect(page).toContain('Show me')
  })

  it('a code for a project that is here already asks nobody and changes nothing', async () => {
    await paste(code)
    await shows(browser.driver, joining.here)
    await press(browser, 'button', joining.join)
    await shows(browser.driver, joining.in.known.lead)
  })
})
