import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { badDay } from './bad-days.ts'
import { type Browser, type Engine, engines, newProfile, openEngine } from './harness/engines.ts'
import { type OddRoad, openOddRoad } from './harness/odd-road.ts'
import { bodyText, offlineReady, shows } from './harness/page.ts'
import { waitUntil } from './harness/processes.ts'
import { type Server, startServer } from './harness/server.ts'
import { serverLines } from './kit/ledgers.ts'
import { photograph } from './kit/photograph.ts'
import { noteIds, openLive, shareProject, startProject, takeNote } from './kit/teacher.ts'

describe.each(engines)('a network that wants a sign-in first, in %s', (name) => {
  const profile = newProfile(name)
  let server: Server
  let road: OddRoad
  let engine: Engine
  let browser: Browser

  beforeAll(async () => {
    server = await startServer()
    road = await openOddRoad(server.port)
    engine = await openEngine(name)
    browser = await engine.open(profile.path)
    const start = { title: 'Portal', name: 'R. Adair', school: 'Whinmuir' }
    await startProject(browser, road.url, start)
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

  it.each([
    { ...badDay('portal-page'), portal: 'page' },
    { ...badDay('portal-redirect'), portal: 'redirect' }
  ] as const)(
    '$title',
    async ({ portal, sentence }) => {
      const { driver } = browser
      await allSent()
      road.setPortal(portal)
      const before = serverLines(server.dataDir).size
      const answered = road.answered()
      await openLive(browser, road.url)
      const known = await noteIds(driver)
      await takeNote(browser, { pupil: 'B', tag: '2', text: `Seen behind a ${portal}` })
      expect((await noteIds(driver)).length).toBe(known.length + 1)
      await driver.get(`${road.url}/evidence`)
      await shows(driver, sentence, 45_000)
      await shows(driver, `Seen behind a ${portal}`)
      await shows(driver, ' waiting')
      await photograph(browser, `portal-${portal}`)
      expect(road.answered()).toBeGreaterThan(answered)
      expect(await bodyText(driver)).not.toMatch(/\d safe/)
      expect(serverLines(server.dataDir).size).toBe(before)

      road.setPortal(undefined)
      await waitUntil(
        'it goes on by itself',
        async () => !(await bodyText(driver)).includes(sentence),
        90_000
      )
      await allSent()
      expect(serverLines(server.dataDir).size).toBeGreaterThan(before)
      await driver.get(`${road.url}/evidence`)
      await shows(driver, `Seen behind a ${portal}`)
    },
    180_000
  )

  /** The page says that nothing waits. */
  async function allSent(): Promise<void> {
    const { driver } = browser
    await driver.get(`${road.url}/evidence`)
    let text = ''
    await waitUntil('everything is sent', async () => {
      text = await bodyText(driver)
      return text.includes('Evidence') && !/\d waiting|Sending|Not saved/.test(text)
    }).catch((error: unknown) => {
      throw new Error(`the page says ${text.slice(0, 300)}`, { cause: error })
    })
  }
})
