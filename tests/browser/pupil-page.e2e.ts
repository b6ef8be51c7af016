import { describe, expect, it } from 'vitest'
import { words } from '../../src/features/evidence/pupil-words.ts'
import { type Browser, engines } from './harness/engines.ts'
import { bodyText, find, shows } from './harness/page.ts'
import { waitUntil } from './harness/processes.ts'
import { type Prepared, preparedTablet } from './kit/prepared.ts'
import { handInAll, openLive, press, takeNote } from './kit/teacher.ts'

const HANDED_IN = 'drew the bar first'
const PRIVATE = 'looked at the window for a while'
const OF_ANOTHER = 'counted on her fingers'

/** Whether a text is drawn as the page is now: on glass, or on paper where paper is emulated. */
const isDrawn = ({ driver }: Browser, text: string) =>
  driver.executeScript<boolean>(
    `return [...document.querySelectorAll('main *')].some((one) => one.children.length === 0 &&
       one.textContent.includes(arguments[0]) && one.checkVisibility())`,
    text
  )

/** A lesson with two notes about one child, one of them handed in, and one about another; the server is stopped. */
async function twoNotesAboutOneChild({ browser, server, url }: Prepared): Promise<void> {
  await openLive(browser, url)
  await takeNote(browser, { pupil: 'A', tag: '2', text: HANDED_IN })
  await takeNote(browser, { pupil: 'B', tag: '2', text: OF_ANOTHER })
  await handInAll(browser, url)
  await openLive(browser, url)
  await takeNote(browser, { pupil: 'A', tag: '2', text: PRIVATE })
  await server.stop()
}

/** From all notes by the filter to the page of the child whose note was handed in. */
async function toThePage(browser: Browser, url: string): Promise<void> {
  const { driver } = browser
  await driver.get(`${url}/evidence`)
  await shows(driver, HANDED_IN)
  await waitUntil('the pupil of the note is chosen', () =>
    driver.executeScript<boolean>(
      `const row = [...document.querySelectorAll('main a[href^="/evidence/0"]')].find((one) => one.innerText.includes(arguments[0]))
       const option = [...document.querySelectorAll('main select option')].find(({ value, text }) => /^0/.test(value) && row?.innerText.includes(text))
       if (!option) return false
       const select = option.closest('select')
       select.value = option.value
       select.dispatchEvent(new Event('change', { bubbles: true }))
       return true`,
      HANDED_IN
    )
  )
  await press(browser, 'link', 'This pupil’s page')
  await shows(driver, words.noted(2, 1))
  await shows(driver, HANDED_IN)
  await shows(driver, PRIVATE)
}

describe.each(engines)('a pupil’s page in %s', (name) => {
  const here = preparedTablet(name, twoNotesAboutOneChild)

  it('gathers what was noted about one child, without a server', async () => {
    const { browser, url } = here()
    await toThePage(browser, url)
    expect(await bodyText(browser.driver)).not.toContain(OF_ANOTHER)
    expect(await isDrawn(browser, words.printed(''))).toBe(false)
  })
})

// Only this engine draws paper on the glass.
describe.each(engines.filter((name) => name === 'chromium'))('its paper in %s', (name) => {
  const here = preparedTablet(name, twoNotesAboutOneChild)

  it('holds what was handed in, and the private only when asked', async () => {
    const { browser, url } = here()
    const { driver } = browser
    const media = (name: 'print' | 'screen') =>
      browser.devtools('Emulation.setEmulatedMedia', { media: name })
    await toThePage(browser, url)
    await media('print')
    expect(await isDrawn(browser, HANDED_IN)).toBe(true)
    expect(await isDrawn(browser, words.printed(''))).toBe(true)
    expect(await isDrawn(browser, PRIVATE)).toBe(false)
    await media('screen')
    await driver.executeScript('arguments[0].click()', await find(driver, '[role=switch]'))
    await media('print')
    expect(await isDrawn(browser, PRIVATE)).toBe(true)
  })
})
