import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, type Engine, engines, newProfile, openEngine } from './harness/engines.ts'
import { bodyText, findByRole, offlineReady, shows } from './harness/page.ts'
import { temporaryFolder } from './harness/processes.ts'
import { type Server, startServer } from './harness/server.ts'
import { bringFileIn, makeFile } from './kit/files.ts'
import { choose, fill, handInAll, openLive, press, startProject, takeNote } from './kit/teacher.ts'

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
    const there = await makeFile(browser, server.url, join(files, `${name}-there.jotter`))

    await hand(second)
    await bringFileIn(browser, server.url, there)
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
    const back = await makeFile(browser, server.url, join(files, `${name}-back.jotter`))

    await hand(first)
    await bringFileIn(browser, server.url, back)
    await browser.driver.get(`${server.url}/evidence`)
    for (const text of ['drew the bar first', 'counted on her fingers', 'by M. Osei'])
      await shows(browser.driver, text)
    expect(await bodyText(browser.driver)).toContain('2 notes')
  }, 180_000)
})
