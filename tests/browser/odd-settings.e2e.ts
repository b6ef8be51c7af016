import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words as firstRun } from '../../src/features/first-run/words.ts'
import { problemWords } from '../../src/features/shared/problem-words.ts'
import { badDay } from './bad-days.ts'
import {
  type Browser,
  type Engine,
  engines,
  newProfile,
  openEngine,
  type OpenOptions
} from './harness/engines.ts'
import { openOddRoad } from './harness/odd-road.ts'
import { bodyText, findByRole, shows } from './harness/page.ts'
import { waitUntil } from './harness/processes.ts'
import { type Server, startServer } from './harness/server.ts'
import { photograph } from './kit/photograph.ts'
import {
  fill,
  inviteMember,
  joinByLink,
  openLive,
  press,
  shareProject,
  startProject,
  takeNote
} from './kit/teacher.ts'

const inPrivate = badDay('private')
const unanswered = badDay('unanswered')
const QUESTION = 'Research question'

/** Runs in every page to come, before its own scripts; only DevTools can. */
async function inEveryPage({ devtools }: Browser, source: string): Promise<void> {
  await devtools('Page.addScriptToEvaluateOnNewDocument', { source })
}

/** Every Date of every page to come is years off. */
function setClock(browser: Browser, year: number): Promise<void> {
  const shift = Date.UTC(year, 4, 14, 9) - Date.now()
  return inEveryPage(
    browser,
    `const Right = Date
     const now = () => Right.now() + ${shift}
     window.Date = class extends Right {
       constructor(...given) { super(...(given.length === 0 ? [now()] : given)) }
       static now() { return now() }
     }`
  )
}

/** The built script of that name, as it is asked for. */
const partCalled = (name: string) =>
  readdirSync('dist/assets').find((file) => file.startsWith(`${name}-`) && file.endsWith('.js')) ??
  `no script is called ${name}`

/** A storage manager of which nothing is ever heard. */
const SILENT = `for (const name of ['persist', 'persisted', 'estimate'])
  StorageManager.prototype[name] = () => new Promise(() => {})`

describe.each(engines)('a tablet that is set up oddly, in %s', (name) => {
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
  })

  /** What only DevTools can set up. */
  const byScript = <Case>(cases: readonly Case[]) => (name === 'chromium' ? cases : [])

  /** A browser on a profile of its own, for as long as the work takes. */
  async function onFreshTablet(options: OpenOptions, work: () => Promise<void>): Promise<void> {
    const profile = newProfile(name)
    browser = await engine.open(profile.path, options)
    await work()
    await browser.close()
    profile.remove()
  }

  it.each([inPrivate])('$title', async ({ sentence }) => {
    await onFreshTablet({ isPrivate: true }, async () => {
      const start = { title: 'Private', name: 'R. Adair', school: 'Whinmuir' }
      await startProject(browser, server.url, start)
      await note('Seen in private')
      await browser.driver.get(`${server.url}/tablet`)
      await shows(browser.driver, sentence)
    })
  })

  it.each([unanswered])('$title', async ({ sentence }) => {
    const road = await openOddRoad(server.port)
    await onFreshTablet({}, async () => {
      const { driver } = browser
      road.setHeld({ ending: partCalled('whole'), bytes: 0 })
      await driver.get(`${road.url}/lessons`)
      await shows(driver, sentence)
      await photograph(browser, 'slow-to-open')
      road.setHeld(undefined)
      await findByRole(driver, 'button', firstRun.takeNote)
      expect(await bodyText(driver)).not.toContain('taking long')
    })
    await road.close()
  })

  it('is not held up by a storage manager of which nothing is ever heard', async () => {
    const road = await openOddRoad(server.port, SILENT)
    await onFreshTablet({}, async () => {
      const start = { title: 'Nobody answers', name: 'R. Adair', school: 'Whinmuir' }
      await startProject(browser, road.url, start)
      await openLive(browser, road.url)
      await takeNote(browser, { pupil: 'A', tag: '1', text: 'Not held up' })
    })
    await road.close()
  })

  it.each([
    {
      title: 'says that nothing can be kept where IndexedDB is absent',
      sentence: problemWords['storage-private'].happened,
      script: `Object.defineProperty(window, 'indexedDB', { value: undefined })`
    },
    {
      ...badDay('refused'),
      script: `IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') }`
    }
  ])('$title', async ({ script, sentence }) => {
    const road = await openOddRoad(server.port, script)
    await onFreshTablet({}, async () => {
      await browser.driver.get(road.url)
      await shows(browser.driver, sentence)
      await shows(browser.driver, problemWords['storage-private'].mend)
    })
    await road.close()
  })

  async function note(text: string): Promise<void> {
    await openLive(browser, server.url)
    await takeNote(browser, { pupil: 'A', tag: '1', text })
    // This lesson's own "Done": on the list of lessons a colleague's may stand first.
    await press(browser, 'button', 'Done')
    await press(browser, 'button', 'To the list')
    await press(browser, 'button', /^Hand in \d+/)
    await findByRole(browser.driver, 'link', 'To Today')
  }
  async function ask(question: string): Promise<void> {
    await browser.driver.get(`${server.url}/enquiry`)
    await fill(browser.driver, QUESTION, question)
    await browser.driver.executeScript('document.activeElement.blur()')
  }
  async function sent(): Promise<void> {
    await browser.driver.get(`${server.url}/evidence`)
    let text = ''
    await waitUntil('everything is sent', async () => {
      text = await bodyText(browser.driver)
      return text.includes('Evidence') && !/\d waiting|Sending|\d only here|Not saved/.test(text)
    }).catch((error: unknown) => {
      throw new Error(`the page says ${text.replaceAll(/\s+/g, ' ').slice(0, 300)}`, {
        cause: error
      })
    })
  }
  /** The notes from above to below, by their words. */
  async function listed(): Promise<readonly string[]> {
    await browser.driver.get(`${server.url}/evidence`)
    let words: readonly string[] = []
    await waitUntil('both notes can be read', async () => {
      words = (await bodyText(browser.driver)).match(/Seen in \d+/g) ?? []
      return words.length === 2
    })
    return words
  }

  it.each(byScript([2009, 2040]))(
    'with the clock of %s, by an overridden Date, loses nothing and pins nothing on top',
    async (year) => {
      const profiles = { wrong: newProfile(name), right: newProfile(name) }
      const thisYear = new Date().getFullYear()
      browser = await engine.open(profiles.wrong.path)
      await setClock(browser, year)
      const start = { title: `Clock of ${year}`, name: 'R. Adair', school: 'Whinmuir' }
      await startProject(browser, server.url, start)
      await ask(`Asked in ${year}`)
      await note(`Seen in ${year}`)
      await shareProject(browser, server.url)
      const link = await inviteMember(browser, server.url)
      await sent()
      await browser.close()

      browser = await engine.open(profiles.right.path)
      await joinByLink(browser, link, 'M. Osei')
      await browser.driver.get(`${server.url}/enquiry`)
      await asks(`Asked in ${year}`)
      await ask(`Asked in ${thisYear}`)
      await note(`Seen in ${thisYear}`)
      await sent()
      const here = await listed()
      expect(here.toSorted()).toEqual([`Seen in ${year}`, `Seen in ${thisYear}`].toSorted())
      // What 2009 says of itself nobody can gainsay; but a note from the future was received today.
      if (year < thisYear) expect(here).toEqual([`Seen in ${thisYear}`, `Seen in ${year}`])
      expect(await bodyText(browser.driver)).not.toMatch(/14 May 2040/)
      await browser.close()

      browser = await engine.open(profiles.wrong.path)
      await setClock(browser, year)
      expect((await listed()).toSorted()).toEqual(here.toSorted())
      await browser.driver.get(`${server.url}/enquiry`)
      await asks(`Asked in ${thisYear}`)
      await browser.close()
      for (const profile of Object.values(profiles)) profile.remove()
    }
  )

  function asks(question: string): Promise<void> {
    return waitUntil(`the enquiry asks: ${question}`, () =>
      browser.driver.executeScript<boolean>(
        `const label = [...document.querySelectorAll('label')].find((one) => one.innerText.trim().startsWith(arguments[0]))
         return document.getElementById(label?.htmlFor)?.value === arguments[1]`,
        QUESTION,
        question
      )
    )
  }
})
