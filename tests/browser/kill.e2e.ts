import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, type Engine, engines, newProfile, openEngine } from './harness/engines.ts'
import { offlineReady } from './harness/page.ts'
import { waitUntil } from './harness/processes.ts'
import { type Server, startServer } from './harness/server.ts'
import { finger, openLive, startProject, ticked } from './kit/teacher.ts'

const ROUNDS = 5
const NOTES_A_ROUND = 40

describe.each(engines)('the battery dies while notes are being taken in %s', (name) => {
  const profile = newProfile(name)
  const saved = new Set<string>()
  let server: Server
  let engine: Engine
  let browser: Browser

  beforeAll(async () => {
    server = await startServer()
    engine = await openEngine(name)
    browser = await engine.open(profile.path)
    await browser.driver.get(server.url)
    await offlineReady(browser.driver)
    await startProject(browser, server.url, { title: 'Kill', name: 'R. Adair', school: 'Whinmuir' })
    await server.stop()
  })
  afterAll(async () => {
    await browser?.close()
    await engine?.stop()
    await server?.remove()
    profile.remove()
  })

  it('every note that showed its tick before one of five kills is there afterwards', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      await openLive(browser, server.url)
      for (let note = 0; note < NOTES_A_ROUND; note++) {
        // A chip and a tag each: the tag makes the next chip a new note.
        await finger(browser.driver, `[data-chip="${'ABC'.charAt(note % 3)}"]`)
        await finger(browser.driver, `[aria-keyshortcuts="${(note % 4) + 1}"]`)
        for (const id of await ticked(browser.driver)) saved.add(id)
      }
      await browser.kill9()
      browser = await engine.open(profile.path)
    }
    await browser.driver.get(`${server.url}/evidence`)
    const there = await notesOf(browser)
    // How many ticks a kill leaves behind is the machine's speed; that there were enough to lose is what counts.
    expect(saved.size).toBeGreaterThanOrEqual(ROUNDS * 8)
    expect([...saved].filter((id) => !there.has(id))).toEqual([])
  }, 300_000)
})

/** Scrolls through the whole list and collects every note in it. */
async function notesOf({ driver }: Browser): Promise<ReadonlySet<string>> {
  const seen = new Set<string>()
  let quiet = 0
  await waitUntil('the list shows notes', async () => (await inView(driver)).length > 0)
  while (quiet < 3) {
    const before = seen.size
    for (const id of await inView(driver)) seen.add(id)
    quiet = seen.size === before ? quiet + 1 : 0
    await driver.executeAsyncScript(
      `const done = arguments[0]
       const scrollers = [document.scrollingElement, ...document.querySelectorAll('main, main *, [class]')]
       for (const one of scrollers) if (one.scrollHeight > one.clientHeight + 4) one.scrollBy(0, 400)
       requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(done), 60))`
    )
  }
  return seen
}

function inView(driver: Browser['driver']): Promise<string[]> {
  return driver.executeScript<string[]>(
    `return [...document.querySelectorAll('main a[href^="/evidence/0"]')].map((row) => row.getAttribute('href').split('/').at(-1))`
  )
}
