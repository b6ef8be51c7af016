import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words as tablet } from '../../src/features/this-tablet/words.ts'
import { badDay } from './bad-days.ts'
import {
  type Browser,
  type Engine,
  type EngineName,
  engines,
  newProfile,
  openEngine,
  type OpenOptions
} from './harness/engines.ts'
import { openOddRoad } from './harness/odd-road.ts'
import { bodyText, shows } from './harness/page.ts'
import { type Server, startServer } from './harness/server.ts'
import { noteIds, openLive, press, startProject, takeNote } from './kit/teacher.ts'

interface Setting extends OpenOptions {
  /** runs before the page's own scripts */
  readonly script?: string
}

/** Firefox asks the person; Chromium and WebKit decide by themselves, and here both say no. */
const REFUSED: Readonly<Record<EngineName, Setting>> = {
  chromium: {},
  firefox: { prefs: { 'dom.storageManager.prompt.testing.allow': false } },
  webkit: {}
}
/** Where nobody is asked, nobody can leave the question open: there a script of ours keeps the answer back. */
const UNANSWERED: Readonly<Record<EngineName, Setting>> = {
  chromium: { script: 'StorageManager.prototype.persist = () => new Promise(() => {})' },
  firefox: { prefs: { 'dom.storageManager.prompt.testing': false } },
  webkit: { script: 'StorageManager.prototype.persist = () => new Promise(() => {})' }
}

describe.each(engines)('a browser that does not protect what is stored, in %s', (name) => {
  let server: Server
  let engine: Engine
  let browser: Browser | undefined

  beforeAll(async () => {
    server = await startServer()
    engine = await openEngine(name)
  })
  afterAll(async () => {
    await browser?.close()
    await engine?.stop()
    await server?.remove()
  })

  it.each([
    { ...badDay('persist-refused'), by: REFUSED[name], answer: tablet.refused },
    { ...badDay('persist-unanswered'), by: UNANSWERED[name], answer: undefined }
  ])('$title', async ({ by: { script, ...options }, answer, sentence }) => {
    const profile = newProfile(name)
    const road = await openOddRoad(server.port, script)
    browser = await engine.open(profile.path, options)
    const { driver } = browser
    const start = { title: 'Unprotected', name: 'R. Adair', school: 'Whinmuir' }
    await startProject(browser, road.url, start)
    await openLive(browser, road.url)
    await takeNote(browser, { pupil: 'A', tag: '1', text: 'Kept all the same' })
    const [note = ''] = await noteIds(driver)

    await driver.get(`${road.url}/tablet`)
    await shows(driver, sentence)
    await press(browser, 'button', tablet.protect)
    if (answer !== undefined) await shows(driver, answer)
    // Whatever becomes of the question, nothing is claimed and nothing is held up.
    expect(await bodyText(driver)).toContain(sentence)
    await driver.get(`${road.url}/evidence/${note}`)
    await shows(driver, 'Kept all the same')
    await browser.close()
    await road.close()
    profile.remove()
  })
})
