import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, type Engine, engines, newProfile, openEngine } from './harness/engines.ts'
import { find, offlineReady } from './harness/page.ts'
import { waitUntil } from './harness/processes.ts'
import { type Server, startServer } from './harness/server.ts'
import { finger, openLive, startProject, ticked } from './kit/teacher.ts'

/** KILLS=100 for the long run of `npm run kill`. */
const ROUNDS = Number(process.env['KILLS'] ?? 10)
const NOTES_A_ROUND = 20
/** Typed and left alone long enough to be written; what comes after it may be lost with the battery. */
const FIRST_HALF = 'He draws the bar twice.'
const SECOND_HALF = ' Then he'

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

  it('every note that showed its tick before a kill is there afterwards, and so is the half-typed one', async () => {
    const drafts: string[] = []
    for (let round = 0; round < ROUNDS; round++) {
      await openLive(browser, server.url)
      if (round > 0) drafts.push(await words(browser))
      for (let note = 0; note < NOTES_A_ROUND; note++) {
        // A chip and a tag each: the tag makes the next chip a new note.
        await finger(browser.driver, `[data-chip="${'ABC'.charAt(note % 3)}"]`)
        await finger(browser.driver, `[aria-keyshortcuts="${(note % 4) + 1}"]`)
        for (const id of await ticked(browser.driver)) saved.add(id)
      }
      await type(browser, FIRST_HALF)
      await waitUntil('a draft is stored', () => hasDraft(browser))
      // Letters that came while it was being stored follow within a second.
      await pause(1500)
      await type(browser, SECOND_HALF)
      await browser.kill9()
      browser = await engine.open(profile.path)
    }
    await browser.driver.get(`${server.url}/evidence`)
    const there = await notesOf(browser)
    // How many ticks a kill leaves behind is the machine's speed; that there were enough to lose is what counts.
    expect(saved.size).toBeGreaterThanOrEqual(ROUNDS * 8)
    expect([...saved].filter((id) => !there.has(id))).toEqual([])
    expect(drafts).toHaveLength(ROUNDS - 1)
    for (const draft of drafts) {
      expect(draft.startsWith(FIRST_HALF)).toBe(true)
      expect(FIRST_HALF + SECOND_HALF).toContain(draft)
    }
    process.stdout.write(
      `${name}: killed ${ROUNDS} times, ${saved.size} notes had shown their tick, ${there.size} are there\n`
    )
  }, 3_600_000)
})

async function type({ driver }: Browser, text: string): Promise<void> {
  const field = await find(driver, 'textarea#live-words')
  await field.sendKeys(text)
}

/** Whether the tablet's own database holds half-typed words; what they are is sealed. */
function hasDraft({ driver }: Browser): Promise<boolean> {
  return driver.executeAsyncScript<boolean>(
    `const done = arguments[0]
     const opening = indexedDB.open('jotter')
     opening.onsuccess = () => {
       const counting = opening.result.transaction('drafts').objectStore('drafts').count()
       counting.onsuccess = () => { opening.result.close(); done(counting.result > 0) }
     }`
  )
}

/** What stands in the field of the note that was being written, once it has come back. */
async function words({ driver }: Browser): Promise<string> {
  let text = ''
  await waitUntil('the unfinished note comes back', async () => {
    text = await driver.executeScript<string>(
      `return document.querySelector('textarea#live-words')?.value ?? ''`
    )
    return text !== ''
  })
  return text
}

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
