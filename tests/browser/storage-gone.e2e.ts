import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words as frame } from '../../src/app/words.ts'
import { words as joining } from '../../src/features/join/words.ts'
import { problemWords } from '../../src/features/shared/problem-words.ts'
import { badDay } from './bad-days.ts'
import { type Browser, type Engine, engines, newProfile, openEngine } from './harness/engines.ts'
import { bodyText, find, reload, shows } from './harness/page.ts'
import { type Server, startServer } from './harness/server.ts'
import { deleteDatabase, inSecondWindow, loseDatabases, openAsNewer } from './kit/storage.ts'
import { finger, noteIds, openLive, press, startProject, takeNote } from './kit/teacher.ts'

const cleared = badDay('cleared')
const lost = badDay('lost')
const takenOver = badDay('newer')
const wiped = problemWords['storage-wiped']
const newer = problemWords['storage-newer']

describe.each(engines)('storage that is taken from under a living Jotter, in %s', (name) => {
  const profile = newProfile(name)
  let server: Server
  let engine: Engine
  let browser: Browser

  beforeAll(async () => {
    server = await startServer()
    engine = await openEngine(name)
    browser = await engine.open(profile.path)
    await begin('First')
  })
  afterAll(async () => {
    await browser?.close()
    await engine?.stop()
    await server?.remove()
    profile.remove()
  })

  /** A project with one note, on the page of its lesson. */
  async function begin(title: string): Promise<void> {
    await startProject(browser, server.url, { title, name: 'R. Adair', school: 'Whinmuir' })
    await openLive(browser, server.url)
    await takeNote(browser, { pupil: 'A', tag: '1', text: `${title} note` })
  }

  /** The page says that all is gone, also when it is opened again, and leads on to the sheet or a fresh code. */
  async function isPlainAndLeadsOn(): Promise<void> {
    const { driver } = browser
    await shows(driver, wiped.happened)
    await shows(driver, wiped.safe)
    await reload(driver)
    await shows(driver, wiped.happened)
    await press(browser, 'button', frame.recover)
    await shows(driver, joining.title)
    expect(new URL(await driver.getCurrentUrl()).pathname).toBe('/join')
    expect(await bodyText(driver)).toContain(joining.sheet)
  }

  it('a newer Jotter in another window stops this one, and what was being typed comes back', async () => {
    const { driver } = browser
    await finger(driver, '[data-chip=B]')
    const words = await find(driver, 'textarea#live-words')
    await words.sendKeys('Half a sen')
    const became = await inSecondWindow(driver, `${server.url}/rescue.html`, () =>
      openAsNewer(driver, false)
    )
    expect(became).toBe('taken back')
    await shows(driver, newer.happened)
    await shows(driver, newer.safe)
    await press(browser, 'button', frame.reload)
    await find(driver, '[data-live=on] li[data-note] ~ li[data-note]')
    const [, second = ''] = await noteIds(driver)
    await driver.get(`${server.url}/evidence/${second}`)
    await shows(driver, 'Half a sen')
    await openLive(browser, server.url)
  })

  it.each([cleared])('$title', async ({ sentence }) => {
    const { driver } = browser
    const became = await inSecondWindow(driver, `${server.url}/rescue.html`, () =>
      deleteDatabase(driver)
    )
    expect(became).toBe('deleted')
    await shows(browser.driver, sentence)
    await isPlainAndLeadsOn()
  })

  const byDevTools = name === 'chromium' ? ['DevTools'] : []
  it.each(byDevTools)('cleared by %s while a lesson runs', async () => {
    await begin('Second')
    const clear = { origin: server.url, storageTypes: 'indexeddb' }
    await browser.devtools('Storage.clearDataForOrigin', clear)
    await isPlainAndLeadsOn()
  })

  it.each([lost])('$title', async ({ sentence }) => {
    await browser.close()
    loseDatabases(name, profile.path, server.url)
    browser = await engine.open(profile.path)
    await browser.driver.get(server.url)
    await shows(browser.driver, sentence)
    await isPlainAndLeadsOn()
  })

  it.each([takenOver])('$title', async ({ sentence }) => {
    const { driver } = browser
    const became = await inSecondWindow(driver, `${server.url}/rescue.html`, () =>
      openAsNewer(driver, true)
    )
    expect(became).toBe('upgraded')
    await shows(driver, sentence)
    await reload(driver)
    await shows(driver, sentence)
    await driver.get(`${server.url}/evidence`)
    await shows(driver, sentence)
  })
})
