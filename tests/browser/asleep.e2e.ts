import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { badDay } from './bad-days.ts'
import { type Browser, type Engine, engines, newProfile, openEngine } from './harness/engines.ts'
import { type OddRoad, openOddRoad } from './harness/odd-road.ts'
import { bodyText, find, offlineReady, shows } from './harness/page.ts'
import { waitUntil } from './harness/processes.ts'
import { type Server, startServer } from './harness/server.ts'
import { serverLines } from './kit/ledgers.ts'
import { clockAhead } from './kit/server-clock.ts'
import {
  count,
  fallAsleep,
  holdNextWrite,
  putAway,
  SLEEPER,
  takeOut,
  writeIsHeld
} from './kit/sleep.ts'
import {
  finger,
  noteIds,
  openLive,
  shareProject,
  startProject,
  takeNote,
  ticked
} from './kit/teacher.ts'

const MINUTES = 35
/** ms. Once, in WebKit, 15 s were too few, and nobody knows what it waited for; usually it takes a second or two. */
const LONG = 60_000
const asleep = badDay('asleep')

describe.each(engines)('a tablet that is put away in the middle of a note, in %s', (name) => {
  const profile = newProfile(name)
  let server: Server
  let road: OddRoad
  let engine: Engine
  let browser: Browser

  beforeAll(async () => {
    server = await startServer()
    road = await openOddRoad(server.port, SLEEPER)
    engine = await openEngine(name)
    browser = await engine.open(profile.path)
    await startProject(browser, road.url, {
      title: 'Asleep',
      name: 'R. Adair',
      school: 'Whinmuir'
    })
    await offlineReady(browser.driver)
    await shareProject(browser, road.url)
  })
  afterAll(async () => {
    await browser?.close()
    await engine?.stop()
    await road?.close()
    await server?.remove()
    profile.remove()
  })

  it.each([asleep])(
    '$title',
    async ({ sentence }) => {
      const { driver } = browser
      await openLive(browser, road.url)
      await takeNote(browser, { pupil: 'A', tag: '1', text: 'Before the sleep' })
      await holdNextWrite(driver)
      await finger(driver, '[data-chip="B"]')
      await writeIsHeld(driver)
      const field = await find(driver, 'textarea#live-words')
      await field.sendKeys('Half a sentence of hers')
      // Its line comes to the stream a moment after the touch.
      await waitUntil('both notes are there', async () => (await noteIds(driver)).length === 2)
      const [, second = ''] = await noteIds(driver)
      expect(await ticked(driver)).not.toContain(second)

      const opened = await count(driver, 'opened')
      await putAway(driver)
      const asked = road.asked()
      const lines = serverLines(server.dataDir).size
      // Long enough for whatever is sent or written some seconds after a touch, and its timers still come.
      await new Promise((resolve) => setTimeout(resolve, 3500))
      expect(road.asked()).toBe(asked)
      expect(await count(driver, 'begunHidden')).toBe(0)
      expect(serverLines(server.dataDir).size).toBe(lines)

      await fallAsleep(driver)
      // The half hour goes by at the server too: a clock that is alone would be put right by its answers.
      await server.stop()
      await server.start(clockAhead(MINUTES * 60_000))
      expect(road.asked()).toBe(asked)
      await takeOut(driver, MINUTES)
      await waitUntil('the note has its tick', async () => (await ticked(driver)).includes(second))
      await waitUntil(
        'the storage was opened again, since what was asked of it was never answered',
        async () => (await count(driver, 'opened')) > opened
      )
      await shows(driver, sentence, LONG)
      await waitUntil('the clock of the lesson is half an hour further on', async () =>
        /\b3[56]:\d\d\b/.test(await bodyText(driver))
      )
      const sent = serverLines(server.dataDir)
      expect(sent.size).toBeGreaterThan(lines)
      expect([...sent.values()].filter((times) => times !== 1)).toEqual([])
      await driver.get(`${road.url}/evidence/${second}`)
      await shows(driver, 'Half a sentence of hers')
    },
    4 * LONG
  )
})
