import { describe, it } from 'vitest'
import { newProfile, openEngine } from './harness/engines.ts'
import { bodyText, screenshot } from './harness/page.ts'
import { startServer } from './harness/server.ts'
import {
  openLive,
  startProject,
  takeNote,
  shareProject,
  handInAll,
  inviteMember,
  joinByLink
} from './kit/teacher.ts'
const wait = (ms: number) => new Promise((r) => setTimeout(r, ms))
const say = async (d: any) => (await bodyText(d)).replaceAll(/\s+/g, ' ').slice(0, 700)
describe('x', () => {
  it.each([2040, 2009])('explore %s', async (year) => {
    const name = 'chromium'
    const A = newProfile(name),
      B = newProfile(name)
    const server = await startServer()
    const engine = await openEngine(name)
    let browser = await engine.open(A.path)
    const shift = Date.UTC(year, 4, 14, 9, 0) - Date.now()
    try {
      await browser.devtools('Page.addScriptToEvaluateOnNewDocument', {
        source: `{ const real = Date; const shift = ${shift}; const now = () => real.now() + shift
      window.Date = class extends real { constructor(...given) { given.length === 0 ? super(now()) : super(...given) } static now() { return now() } } }`
      })
      await startProject(browser, server.url, {
        title: 'Clock',
        name: 'R. Adair',
        school: 'Whinmuir'
      })
      await openLive(browser, server.url)
      await takeNote(browser, { pupil: 'A', tag: '1', text: `Noted in ${year}` })
      await handInAll(browser, server.url)
      await shareProject(browser, server.url)
      const link = await inviteMember(browser, server.url)
      await openLive(browser, server.url)
      await takeNote(browser, { pupil: 'B', tag: '2', text: `Noted after contact ${year}` })
      await handInAll(browser, server.url)
      await wait(2000)
      await browser.driver.get(server.url + '/evidence')
      await wait(1500)
      console.log(year, 'A', await say(browser.driver))
      await screenshot(browser.driver, `/tmp/run/shots-a/clock-a-${year}.png`)
      await browser.close()
      browser = await engine.open(B.path)
      await joinByLink(browser, link, 'M. Osei')
      await openLive(browser, server.url)
      await takeNote(browser, { pupil: 'C', tag: '3', text: `Noted by M` })
      await browser.driver.get(server.url + '/evidence')
      await wait(3000)
      console.log(year, 'B', await say(browser.driver))
      await screenshot(browser.driver, `/tmp/run/shots-a/clock-b-${year}.png`)
      await browser.driver.get(server.url + '/lessons')
      await wait(1500)
      console.log(year, 'B', await say(browser.driver))
      await browser.driver.get(server.url + '/enquiry')
      await wait(1500)
      console.log(year, 'B', await say(browser.driver))
      await browser.driver.get(server.url + '/')
      await wait(1500)
      console.log(year, 'B', await say(browser.driver))
    } finally {
      await browser.close()
      await engine.stop()
      await server.remove()
      A.remove()
      B.remove()
    }
  })
})
