import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, type Engine, engines, newProfile, openEngine } from './harness/engines.ts'
import { bodyText, offlineReady, reload } from './harness/page.ts'
import { waitUntil } from './harness/processes.ts'
import { type Server, startServer } from './harness/server.ts'
import {
  handInAll,
  inviteMember,
  joinByLink,
  noteIds,
  openLive,
  shareProject,
  startProject,
  takeNote
} from './kit/teacher.ts'

/** A word that no program would write by chance: where it is found, content has leaked. */
const CANARY = 'Quoxanimbus'
const NOTES = Array.from({ length: 10 }, (_, index) => `${CANARY} saw thing ${index}`)

/** Every file below a folder that holds the word, as UTF-8 or as UTF-16. */
function leaksIn(folder: string): readonly string[] {
  const needles = [Buffer.from(CANARY, 'utf8'), Buffer.from(CANARY, 'utf16le')]
  const leaks: string[] = []
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name)
    try {
      if (!statSync(path).isFile()) continue
      const bytes = readFileSync(path)
      if (needles.some((needle) => bytes.includes(needle))) leaks.push(name)
    } catch {
      // Sockets and files that were just removed.
    }
  }
  return leaks
}

describe.each(engines)('from the first note to a second tablet in %s', (name) => {
  const first = newProfile(name)
  const second = newProfile(name)
  let server: Server
  let engine: Engine
  let browser: Browser

  /** Waits, and says on failure what stood there instead. */
  async function pageComesTo(what: string, fits: (text: string) => boolean): Promise<void> {
    let text = ''
    const look = async () => {
      text = await bodyText(browser.driver)
      return fits(text)
    }
    await waitUntil(what, look, 45_000).catch((error: unknown) => {
      throw new Error(`${what}: the page says ${text.slice(0, 600)}`, { cause: error })
    })
  }

  beforeAll(async () => {
    server = await startServer()
    engine = await openEngine(name)
    browser = await engine.open(first.path)
  })
  afterAll(async () => {
    await browser?.close()
    await engine?.stop()
    await server?.remove()
    first.remove()
    second.remove()
  })

  it('a teacher starts a project, and takes ten notes with the server stopped', async () => {
    await browser.driver.get(server.url)
    await offlineReady(browser.driver)
    await startProject(browser, server.url, {
      title: `${CANARY} enquiry`,
      name: `${CANARY} Adair`,
      school: `${CANARY} Primary`
    })
    await server.stop()
    await openLive(browser, server.url)
    for (const [index, text] of NOTES.entries())
      await takeNote(browser, {
        pupil: 'ABC'.charAt(index % 3),
        tag: String((index % 4) + 1),
        text
      })
    expect(await noteIds(browser.driver)).toHaveLength(10)
  })

  it('finds all ten after a reload and after the browser was closed, still without a server', async () => {
    const before = (await noteIds(browser.driver)).toSorted()
    await reload(browser.driver)
    await waitUntil('all notes are back', async () => (await noteIds(browser.driver)).length >= 10)
    expect((await noteIds(browser.driver)).toSorted()).toEqual(before)
    await browser.close()
    browser = await engine.open(first.path)
    await browser.driver.get(`${server.url}/evidence`)
    await waitUntil('the list of all notes says ten', async () =>
      (await bodyText(browser.driver)).includes('10 notes')
    )
  })

  it('hands them in offline; the server comes back; a colleague joins by link and reads ten', async () => {
    await handInAll(browser, server.url)
    await server.start()
    await shareProject(browser, server.url)
    const link = await inviteMember(browser, server.url)
    await pageComesTo(
      'the tablet has sent everything',
      (text) => !/\d waiting|Sending|\d only here|Not saved yet/.test(text)
    )
    await browser.close()
    browser = await engine.open(second.path)
    await joinByLink(browser, link, `${CANARY} Osei`)
    expect(await browser.driver.getCurrentUrl()).not.toContain('j1.')
    await browser.driver.get(`${server.url}/evidence`)
    await pageComesTo('the colleague has ten notes', (text) => text.includes('10 notes'))
    await pageComesTo('the words are readable', (text) => text.includes(`${CANARY} saw thing`))
  }, 180_000)

  it('leaves no marked word with the server, in its log, or in the files of either profile', async () => {
    await browser.close()
    expect(server.log()).not.toContain(CANARY)
    expect(leaksIn(server.dataDir)).toEqual([])
    expect(leaksIn(first.path)).toEqual([])
    expect(leaksIn(second.path)).toEqual([])
  })
})
