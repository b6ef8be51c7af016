import { describe, expect, it } from 'vitest'
import { problemWords } from '../../src/features/shared/problem-words.ts'
import { readyWords } from '../../src/features/lessons/ready-words.ts'
import { type Browser, engines } from './harness/engines.ts'
import { bodyText, find, shows } from './harness/page.ts'
import { waitUntil } from './harness/processes.ts'
import { photograph } from './kit/photograph.ts'
import { type Prepared, preparedTablet } from './kit/prepared.ts'
import { openLive, press, shareProject, takeNote } from './kit/teacher.ts'

/** The state of each line and the sentence that is true of it, once everything was tried. */
async function linesOf({ driver }: Browser): Promise<Readonly<Record<string, string>>> {
  const read = () =>
    driver.executeScript<Record<string, string>>(
      `return Object.fromEntries([...document.querySelectorAll('[data-line]')]
         .map(({ dataset }) => [dataset.line, dataset.state + ' ' + dataset.why]))`
    )
  await waitUntil('everything was tried', async () => {
    const states = Object.values(await read())
    return states.length > 0 && !states.some((state) => state.startsWith('trying'))
  })
  return read()
}

/** What the browser itself says of its storage, as the line of storage has it. */
async function storageLine({ driver }: Browser): Promise<string> {
  const persisted = await driver.executeAsyncScript<boolean | null>(
    `const done = arguments[0]
     const asked = navigator.storage?.persisted?.()
     if (asked) asked.then(done, () => done(null))
     else done(null)`
  )
  return { true: 'ready protected', false: 'look unprotected', null: 'ready works' }[`${persisted}`]
}

/** The clock of the tablet a day later, for the page that is open. */
const aDayLater = ({ driver }: Browser) =>
  driver.executeScript(`const { Date } = window
     const now = Date.now
     Date.now = () => now() + 26 * 3600000`)

/** Tries the camera with the one touch that a tablet wants to be asked in, where it wants one; answers what was found. */
async function tryCamera(browser: Browser): Promise<string> {
  const before = (await linesOf(browser))['camera'] ?? ''
  if (before !== 'look unasked') return before
  await press(browser, 'button', readyWords.tryIt.camera)
  await waitUntil('the camera was tried', async () => {
    return (await linesOf(browser))['camera'] !== before
  })
  return (await linesOf(browser))['camera'] ?? ''
}

async function toReady({ browser, url }: Prepared): Promise<string> {
  const { driver } = browser
  await driver.get(`${url}/lessons`)
  const lesson = await find(driver, 'main a[href^="/lessons/0"]')
  const address = (await lesson.getAttribute('href')) ?? ''
  await driver.get(address)
  await press(browser, 'link', readyWords.title)
  await shows(driver, readyWords.lines.storage)
  return address
}

describe.each(engines)('ready for the lesson in %s', (name) => {
  const here = preparedTablet(
    name,
    async ({ browser, url }) => {
      await openLive(browser, url)
      await takeNote(browser, { pupil: 'A', tag: '2', text: 'drew the bar first' })
      await shareProject(browser, url)
    },
    { camera: 'fake' }
  )

  it('tries the tablet out and says what it found, also when the server is gone', async () => {
    const { browser, server } = here()
    const { driver } = browser
    const address = await toReady(here())
    const heard = readyWords.plan.heard('').split(' at ')[0] ?? ''
    await shows(driver, heard)
    expect(await tryCamera(browser)).toBe('ready works')
    const first = await linesOf(browser)
    await photograph(browser, 'ready')
    expect(first).toMatchObject({
      plan: 'ready heard',
      pupils: 'ready seated',
      offline: 'ready opens',
      key: 'look alone',
      storage: await storageLine(browser)
    })
    const said = await bodyText(driver)
    expect(said).toContain(readyWords.key.alone)
    expect(said).toContain(readyWords.camera.works)
    await server.stop()
    // What was heard today is known on a page that has heard nothing itself.
    await driver.get(`${address}/ready`)
    await shows(driver, heard)
    expect((await linesOf(browser))['plan']).toBe('ready heard')
    await driver.get(address)
    await find(driver, 'h1')
    await aDayLater(browser)
    await press(browser, 'link', readyWords.title)
    await shows(driver, readyWords.plan.old('').split(' , ')[0] ?? '')
    const { plan, storage } = await linesOf(browser)
    expect([plan, storage]).toEqual(['look old', first['storage']])
    expect(await bodyText(driver)).toMatch(/last brought up to date on \w+,? \d+ \w+ at \d\d:\d\d/)
    await photograph(browser, 'ready-old')
    await press(browser, 'button', readyWords.fetch)
    await shows(driver, problemWords.offline.happened)
    await press(browser, 'link', readyWords.open)
    await find(driver, '[data-live=on] [data-chip=A]')
  })
})

describe.each(engines)('a tablet that gives no camera in %s', (name) => {
  const here = preparedTablet(name, async ({ browser, url }) => {
    await openLive(browser, url)
    await takeNote(browser, { pupil: 'A', tag: '2', text: 'drew the bar first' })
  })

  it('is told so before the lesson', async () => {
    await toReady(here())
    const { browser } = here()
    const found = await tryCamera(browser)
    expect(['look refused', 'ready absent']).toContain(found)
    const sentence = found === 'ready absent' ? readyWords.camera.absent : readyWords.camera.refused
    expect(await bodyText(browser.driver)).toContain(sentence)
  })
})
