import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words as live } from '../../src/features/live-lesson/words.ts'
import { type Browser, type Engine, engines, newProfile, openEngine } from './harness/engines.ts'
import { find, offlineReady } from './harness/page.ts'
import { waitUntil } from './harness/processes.ts'
import { type Server, startServer } from './harness/server.ts'
import { keepKillCount } from './kit/kill-counts.ts'
import { shootFile } from './kit/pictures.ts'
import { finger, openLive, press, startProject } from './kit/teacher.ts'

/** KILLS=100 for the long run of `npm run kill`. */
const ROUNDS = Number(process.env['KILLS'] ?? 4)
const PHOTOS_A_ROUND = 3

const thumbs = ({ driver }: Browser) =>
  driver.executeScript<number>(
    `return document.querySelectorAll('[data-looking] [data-shot]').length`
  )

describe.each(engines)('the battery dies while photos are being taken in %s', (name) => {
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
    await startProject(browser, server.url, { title: 'Kill', name: 'R. Adair', school: 'Whinmuir' })
    await server.stop()
  })
  afterAll(async () => {
    await browser?.close()
    await engine?.stop()
    await server?.remove()
    profile.remove()
  })

  it('[B2] every photo that was called kept is there afterwards, and the lesson comes back to its note', async () => {
    await openLive(browser, server.url)
    await finger(browser.driver, '[data-chip="A"]')
    await press(browser, 'button', live.camera.tool)
    await find(browser.driver, '[data-looking]')
    let kept = 0
    let lost = 0
    for (let round = 0; round < ROUNDS; round++) {
      for (let photo = 0; photo < PHOTOS_A_ROUND; photo++) {
        await shootFile(browser, { width: 900, height: 700 })
        await waitUntil('the photo is kept', async () => (await thumbs(browser)) > kept)
        kept = await thumbs(browser)
      }
      // The next one is anywhere on its way: decoded, sealed, written, named.
      await shootFile(browser, { width: 1600, height: 1200 })
      await new Promise((passed) => setTimeout(passed, (round * 70) % 300))
      await browser.kill9()
      browser = await engine.open(profile.path)
      await openLive(browser, server.url)
      await find(browser.driver, '[data-looking]')
      await waitUntil('what was kept is there', async () => (await thumbs(browser)) >= kept).catch(
        () => undefined
      )
      const there = await thumbs(browser)
      expect(there - kept).toBeLessThanOrEqual(1)
      lost += Math.max(0, kept - there)
      kept = there
    }
    const saved = kept + lost
    keepKillCount({
      ...{ engine: name, what: 'photos', times: ROUNDS, saved, found: kept, draftLosses: [] }
    })
    expect(lost).toBe(0)
    expect(kept).toBeGreaterThanOrEqual(ROUNDS * PHOTOS_A_ROUND)
  }, 7_200_000)
})
