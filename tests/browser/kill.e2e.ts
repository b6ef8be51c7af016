import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, type Engine, engines, newProfile, openEngine } from './harness/engines.ts'
import { offlineReady } from './harness/page.ts'
import { waitUntil } from './harness/processes.ts'
import { type Server, startServer } from './harness/server.ts'
import { keepKillCount } from './kit/kill-counts.ts'
import {
  draftLoss,
  FIRST_HALF,
  notesOf,
  SENTENCE,
  takeNotes,
  typeOn,
  wordsThere
} from './kit/killing.ts'
import { serverLines, tabletLines } from './kit/ledgers.ts'
import { openLive, shareProject, startProject } from './kit/teacher.ts'

/** KILLS=100 for the long run of `npm run kill`. */
const ROUNDS = Number(process.env['KILLS'] ?? 10)
const ROUNDS_WITH_SERVER = Number(process.env['KILLS'] ?? 2)
const NOTES_A_ROUND = 20

describe.each(engines)('the battery dies while notes are being taken in %s', (name) => {
  const alone = newProfile(name)
  const shared = newProfile(name)
  let server: Server
  let engine: Engine
  let browser: Browser

  beforeAll(async () => {
    server = await startServer()
    engine = await openEngine(name)
  })
  afterAll(async () => {
    await browser?.close()
    await engine?.stop()
    await server?.remove()
    for (const profile of [alone, shared]) profile.remove()
  })

  /** Notes, and half a sentence, and then `kill`, so often; answers what had shown its tick and how much of each sentence was lost. */
  async function rounds(times: number, kill: () => Promise<void>, reopen: () => Promise<void>) {
    const saved = new Set<string>()
    const losses: number[] = []
    for (let round = 0; round < times; round++) {
      await openLive(browser, server.url)
      await takeNotes(browser, NOTES_A_ROUND, saved)
      const typed = await typeOn(browser)
      const killed = performance.now()
      await kill()
      await reopen()
      await openLive(browser, server.url)
      const draft = await wordsThere(browser)
      expect(draft.startsWith(FIRST_HALF)).toBe(true)
      expect(SENTENCE).toContain(draft)
      losses.push(draftLoss(draft, typed, killed))
    }
    await browser.driver.get(`${server.url}/evidence`)
    const there = await notesOf(browser)
    // How many ticks a kill leaves behind is the machine's speed; that there were enough to lose is what counts.
    expect(saved.size).toBeGreaterThanOrEqual(times * 8)
    const lost = [...saved].filter((id) => !there.has(id))
    return { times, saved: saved.size, found: saved.size - lost.length, lost, draftLosses: losses }
  }

  it('every note that showed its tick before a kill is there afterwards, and so is the half-typed one', async () => {
    browser = await engine.open(alone.path)
    await browser.driver.get(server.url)
    await offlineReady(browser.driver)
    await startProject(browser, server.url, { title: 'Kill', name: 'R. Adair', school: 'Whinmuir' })
    await server.stop()
    const { lost, ...counts } = await rounds(
      ROUNDS,
      () => browser.kill9(),
      async () => {
        browser = await engine.open(alone.path)
      }
    )
    keepKillCount({ engine: name, what: 'browser', ...counts })
    expect(lost).toEqual([])
    await browser.close()
    await server.start()
  }, 7_200_000)

  it('and also when the server dies at the same moment: what was acknowledged is there, and in the end every line once', async () => {
    browser = await engine.open(shared.path)
    await startProject(browser, server.url, { title: 'Both', name: 'R. Adair', school: 'Whinmuir' })
    await offlineReady(browser.driver)
    await shareProject(browser, server.url)
    let acknowledged = 0
    const missing: string[] = []
    const { lost, ...counts } = await rounds(
      ROUNDS_WITH_SERVER,
      async () => {
        await Promise.all([browser.kill9(), server.kill()])
      },
      async () => {
        await server.start()
        browser = await engine.open(shared.path)
        // Before Jotter runs again: a page of the same origin without it.
        await browser.driver.get(`${server.url}/icon.svg`)
        const held = serverLines(server.dataDir)
        const tablet = await tabletLines(browser.driver)
        acknowledged += tablet.acknowledged.length
        missing.push(...tablet.acknowledged.filter((id) => !held.has(id)))
      }
    )
    let tablet = await tabletLines(browser.driver)
    await waitUntil('every line has its receipt', async () => {
      tablet = await tabletLines(browser.driver)
      return tablet.waiting.length === 0
    })
    const held = serverLines(server.dataDir)
    const notOnce = tablet.acknowledged.filter((id) => held.get(id) !== 1)
    keepKillCount({
      ...{ engine: name, what: 'both', ...counts, acknowledged, missing: missing.length },
      ...{ lines: tablet.acknowledged.length, notOnce: notOnce.length }
    })
    expect({ lost, missing, notOnce }).toEqual({ lost: [], missing: [], notOnce: [] })
    expect(tablet.acknowledged.length).toBeGreaterThan(counts.saved)
    expect(acknowledged).toBeGreaterThan(0)
  }, 7_200_000)
})
