import { describe, expect, it } from 'vitest'
import { words as live } from '../../src/features/live-lesson/words.ts'
import { UNCHECKED } from '../../src/features/shared/shots-in.ts'
import { uncheckedWords } from '../../src/features/today/unchecked-words.ts'
import { type Browser, engines } from './harness/engines.ts'
import { bodyText, find, reload, shows } from './harness/page.ts'
import { waitUntil } from './harness/processes.ts'
import { shootFile } from './kit/pictures.ts'
import { preparedTablet } from './kit/prepared.ts'
import { records } from './kit/records.ts'
import { openLive, press } from './kit/teacher.ts'

/** Only Chromium lets a test turn the clock of a page before its own code. */
const turning = engines.filter((name) => name === 'chromium')

/** Every page that is opened from now on is so many ms later. */
const later = ({ devtools }: Browser, ms: number) =>
  devtools('Page.addScriptToEvaluateOnNewDocument', {
    source: `const now = Date.now; Date.now = () => now() + ${ms}`
  })

describe.each(turning)('a photo that nobody checks in %s', (name) => {
  const here = preparedTablet(name, async ({ browser, server, url }) => {
    await openLive(browser, url)
    await server.stop()
  })

  it('is binned after seven days though Today is not opened, and Today tells of it afterwards', async () => {
    const { browser, url } = here()
    const { driver } = browser
    await press(browser, 'button', live.camera.tool)
    await find(driver, '[data-looking]')
    await shootFile(browser, { width: 800, height: 600 })
    await find(driver, '[data-shot]')
    await press(browser, 'button', live.close)
    expect(await records(browser, 'meta', 'blob:')).toBe(1)
    await later(browser, UNCHECKED + 60_000)
    await driver.get(`${url}/evidence`)
    await waitUntil('it is gone', async () => (await records(browser, 'meta', 'blob:')) === 0)
    await driver.get(url)
    const told = uncheckedWords.binned.photos(1, '').slice(0, -1).trim()
    await shows(driver, told)
    await press(browser, 'button', uncheckedWords.read)
    await reload(driver)
    await find(driver, 'main')
    await new Promise((passed) => setTimeout(passed, 1500))
    expect(await bodyText(driver)).not.toContain(told)
  })
})
