import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, type Engine, engines, newProfile, openEngine } from './harness/engines.ts'
import { bodyText, find, findByRole, offlineReady, shows } from './harness/page.ts'
import { waitUntil } from './harness/processes.ts'
import { type Server, startServer } from './harness/server.ts'
import { findings } from './kit/axe.ts'
import {
  inviteMember,
  joinByLink,
  openLive,
  pickCalled,
  press,
  shareProject,
  startProject,
  takeNote
} from './kit/teacher.ts'

const NOTES = ['drew the bar first', 'counted on her fingers', 'asked his partner'] as const
const [FOR_ADVISER, FOR_SCHOOL, FOR_ME] = NOTES

/** The line of a list that holds this text, as a person reads it. */
async function lineWith({ driver }: Browser, text: string): Promise<string> {
  return driver.executeScript<string>(
    `const lines = [...document.querySelectorAll('main a, main li')]
     return lines.find((one) => one.innerText.includes(arguments[0]))?.innerText ?? ''`,
    text
  )
}

describe.each(engines)('to whom notes go in %s', (name) => {
  const teacher = newProfile(name)
  const adviser = newProfile(name)
  let server: Server
  let engine: Engine
  let browser: Browser
  let link = ''

  beforeAll(async () => {
    server = await startServer()
    engine = await openEngine(name)
    browser = await engine.open(teacher.path)
  })
  afterAll(async () => {
    await browser?.close()
    await engine?.stop()
    await server?.remove()
    teacher.remove()
    adviser.remove()
  })

  async function toTheList(): Promise<void> {
    const { driver } = browser
    await driver.get(`${server.url}/lessons`)
    const href = await (await find(driver, 'main a[href^="/lessons/0"]')).getAttribute('href')
    await driver.get(`${href}/after`)
    await press(browser, 'button', 'To the list')
  }

  it('a lead with an adviser takes three notes', async () => {
    const { driver } = browser
    await driver.get(server.url)
    await offlineReady(driver)
    await startProject(browser, server.url, {
      title: 'Show me',
      name: 'R. Adair',
      school: 'Whinmuir Primary'
    })
    await shareProject(browser, server.url)
    link = await inviteMember(browser, server.url, 'Adviser')
    await openLive(browser, server.url)
    for (const [index, text] of NOTES.entries()) {
      await takeNote(browser, { pupil: 'ABC'.charAt(index), tag: String(index + 1), text })
    }
  })

  it('and says offline that one goes to the adviser too, one to her school, and one stays', async () => {
    const { driver } = browser
    await server.stop()
    await toTheList()
    await find(driver, 'main select')
    const times = await driver.executeScript<string[]>(
      `return [...document.querySelectorAll('main select')].map((one) => one.ariaLabel)`
    )
    expect(times).toHaveLength(3)
    await pickCalled(driver, times[0] ?? '', 'to group and adviser')
    await pickCalled(driver, times[1] ?? '', 'to my school only')
    await driver.executeScript(`document.querySelectorAll('main li input[role=switch]')[2].click()`)
    await shows(
      driver,
      'Hand in 1 note to the group and the adviser, 1 to your school. One stays private.'
    )
    expect(await findings(browser)).toEqual([])
    await press(browser, 'button', 'Hand in 2 · keep 1 private')
    await findByRole(driver, 'link', 'To Today')
    const done = await bodyText(driver)
    expect(done).toContain('1 to the group and the adviser, 1 to your school.')
    expect(done).toContain('The group and the adviser')
    expect(done).toContain('My school')
    expect(await findings(browser)).toEqual([])
  })

  it('every list tells who can read which', async () => {
    await browser.driver.get(`${server.url}/evidence`)
    await shows(browser.driver, FOR_ME)
    expect(await lineWith(browser, FOR_ADVISER)).toContain('The group and the adviser')
    expect(await lineWith(browser, FOR_SCHOOL)).toContain('My school')
    expect(await lineWith(browser, FOR_ME)).toContain('Only me')
  })

  it('the adviser joins on a tablet of her own and reads exactly the one', async () => {
    await server.start()
    await browser.driver.get(server.url)
    await waitUntil(
      'the tablet has sent everything',
      async () => /Key only here|All \d+ safe/.test(await bodyText(browser.driver)),
      45_000
    )
    await browser.close()
    browser = await engine.open(adviser.path)
    const { driver } = browser
    await joinByLink(browser, link, 'Dr J. Falconer')
    await driver.get(`${server.url}/evidence`)
    await waitUntil('her note is here', async () => (await bodyText(driver)).includes(FOR_ADVISER))
    const text = await bodyText(driver)
    expect(text).toContain('1 note')
    expect(text).not.toContain(FOR_SCHOOL)
    expect(text).not.toContain(FOR_ME)
    expect(await lineWith(browser, FOR_ADVISER)).toMatch(/Heron[^]*by R\. Adair · The adviser/)
    await driver.get(`${server.url}/group`)
    await shows(driver, 'You read along as adviser')
  }, 180_000)
})
