import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words as lessons } from '../../src/features/lessons/words.ts'
import { words as live } from '../../src/features/live-lesson/words.ts'
import { noteWords } from '../../src/features/shared/note-words.ts'
import {
  type Browser,
  type Engine,
  type EngineName,
  engines,
  newProfile,
  openEngine
} from './harness/engines.ts'
import { bodyText, find, offlineReady, shows } from './harness/page.ts'
import { waitUntil } from './harness/processes.ts'
import { type Server, startServer } from './harness/server.ts'
import { photograph } from './kit/photograph.ts'
import { choose, finger, handInAll, press, startProject } from './kit/teacher.ts'

/** A project on a tablet whose server is stopped: the host's school has no Wi-Fi for visitors. */
function aVisitor(name: EngineName) {
  const profile = newProfile(name)
  let server: Server
  let engine: Engine
  let browser: Browser

  beforeAll(async () => {
    server = await startServer()
    engine = await openEngine(name)
    browser = await engine.open(profile.path)
    await browser.driver.get(server.url)
    await offlineReady(browser.driver)
    await startProject(browser, server.url, {
      title: 'Show me',
      name: 'R. Adair',
      school: 'Whinmuir Primary'
    })
    await server.stop()
  })
  afterAll(async () => {
    await browser?.close()
    await engine?.stop()
    await server?.remove()
    profile.remove()
  })
  return { here: () => ({ browser, url: server.url }) }
}

describe.each(engines)('a rounds day in %s', (name) => {
  const { here } = aVisitor(name)

  it('is planned, walked room by room and handed in without a network', async () => {
    const { browser, url } = here()
    const { driver } = browser
    await driver.get(`${url}/lessons/new`)
    await choose(driver, lessons.methods.rounds)
    await press(browser, 'button', lessons.roomFewer)
    await photograph(browser, 'rounds-plan')
    await press(browser, 'button', lessons.save)
    await shows(driver, lessons.rooms)
    await photograph(browser, 'rounds-rooms')
    await press(browser, 'link', lessons.open)
    await find(driver, '[data-live=on] [data-chip=pupils]')
    await finger(driver, '[data-chip=pupils]')
    await press(browser, 'button', noteWords.tags.count)
    for (let child = 0; child < 3; child++) await press(browser, 'button', live.countMore)
    await press(browser, 'button', live.outOfMore)
    await photograph(browser, 'rounds-live')
    await shows(driver, noteWords.counted(3, 4))
    await press(browser, 'button', live.next)
    await finger(driver, '[data-chip=asked]')
    await shows(driver, noteWords.prompts[0] ?? '')
    await photograph(browser, 'rounds-asked')
    await finger(driver, '[aria-keyshortcuts="4"]')
    await finger(driver, 'textarea#live-words')
    await driver.executeScript(
      `const field = document.querySelector('textarea#live-words')
       field.value = 'If I am stuck I redraw it.'
       field.dispatchEvent(new Event('input', { bubbles: true }))
       field.dispatchEvent(new FocusEvent('blur'))`
    )
    await waitUntil('both notes are kept', () =>
      driver.executeScript<boolean>(
        `return document.querySelectorAll('li[data-note] [data-mark=stored]').length === 2`
      )
    )
    await handInAll(browser, url)
    await driver.get(`${url}/evidence`)
    await shows(driver, noteWords.counted(3, 4))
    await shows(driver, 'If I am stuck I redraw it.')
    const said = await bodyText(driver)
    expect(said).toContain(noteWords.lens.pupils)
    expect(said).toContain(noteWords.lens.asked)
    await photograph(browser, 'rounds-evidence')
  })
})
