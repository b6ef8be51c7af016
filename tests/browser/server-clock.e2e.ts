import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { badDay } from './bad-days.ts'
import { type Browser, type Engine, engines, newProfile, openEngine } from './harness/engines.ts'
import { findByRole, shows } from './harness/page.ts'
import { type Server, startServer } from './harness/server.ts'
import { serverLines } from './kit/ledgers.ts'
import { clockAhead } from './kit/server-clock.ts'
import {
  inviteMember,
  joinByLink,
  openLive,
  press,
  shareProject,
  startProject,
  takeNote
} from './kit/teacher.ts'

const DAY = 86_400_000

describe.each(engines)('a server whose clock is a day off, in %s', (name) => {
  const [lead, member] = [newProfile(name), newProfile(name)]
  let server: Server
  let engine: Engine
  let browser: Browser

  beforeAll(async () => {
    server = await startServer({ env: clockAhead(DAY) })
    engine = await openEngine(name)
    browser = await engine.open(lead.path)
  })
  afterAll(async () => {
    await browser?.close()
    await engine?.stop()
    await server?.remove()
    for (const profile of [lead, member]) profile.remove()
  })

  /** Puts one tablet away and takes the other. */
  async function take(profile: { readonly path: string }): Promise<void> {
    await browser.close()
    browser = await engine.open(profile.path)
  }

  /** Everything of this tablet is at the server, each line once, and it says so. */
  async function isSent(sentence: string): Promise<void> {
    const { driver } = browser
    await driver.get(`${server.url}/tablet/before-you-leave`)
    await shows(driver, sentence, 45_000)
    const counts = [...serverLines(server.dataDir).values()]
    expect(counts.length).toBeGreaterThan(0)
    expect(counts.filter((times) => times !== 1)).toEqual([])
  }

  it.each([badDay('clock-ahead')])(
    '$title',
    async ({ sentence }) => {
      const { url } = server
      await startProject(browser, url, { title: 'Days', name: 'R. Adair', school: 'Whinmuir' })
      await shareProject(browser, url)
      await handIn(browser, url, 'Seen a day ahead')
      await isSent(sentence)
      const link = await inviteMember(browser, url)
      await take(member)
      await joinByLink(browser, link, 'M. Osei')
      await browser.driver.get(`${url}/evidence`)
      await shows(browser.driver, 'Seen a day ahead')
    },
    180_000
  )

  it.each([badDay('clock-behind')])(
    '$title',
    async ({ sentence }) => {
      const { url } = server
      await server.stop()
      await server.start(clockAhead(-DAY))
      await handIn(browser, url, 'Seen a day behind')
      await isSent(sentence)
      await take(lead)
      await browser.driver.get(`${url}/evidence`)
      for (const text of ['Seen a day ahead', 'Seen a day behind'])
        await shows(browser.driver, text)
      await isSent(sentence)
    },
    180_000
  )
})

async function handIn(browser: Browser, url: string, text: string): Promise<void> {
  await openLive(browser, url)
  await takeNote(browser, { pupil: 'A', tag: '1', text })
  await press(browser, 'button', 'Done')
  await press(browser, 'button', 'To the list')
  await press(browser, 'button', /^Hand in \d+/)
  await findByRole(browser.driver, 'link', 'To Today')
}
