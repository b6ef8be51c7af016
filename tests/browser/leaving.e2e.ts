import { describe, expect, it } from 'vitest'
import { words } from '../../src/features/this-tablet/words.ts'
import { engines } from './harness/engines.ts'
import { bodyText, find, shows } from './harness/page.ts'
import { waitUntil } from './harness/processes.ts'
import { takePhoto } from './kit/beside-words.ts'
import { photograph } from './kit/photograph.ts'
import { preparedTablet } from './kit/prepared.ts'
import { openLive, startProject, takeNote } from './kit/teacher.ts'

const { before } = words

describe.each(engines)('before the tablet leaves in %s', (name) => {
  const here = preparedTablet(
    name,
    async ({ browser, url }) => {
      await openLive(browser, url)
      await takeNote(browser, { pupil: 'A', tag: '2', text: 'drew the bar first' })
      await takePhoto(browser)
      await startProject(browser, url, { title: 'Counting on', name: 'R. Adair', school: 'Ardle' })
    },
    { camera: 'fake' }
  )

  it('names the project that is not open as well, and leads into it', async () => {
    const { browser, url } = here()
    const { driver } = browser
    await driver.get(`${url}/tablet/before-you-leave`)
    await shows(driver, before.photos(1))
    const titles = await driver.executeScript<string[]>(
      `return [...document.querySelectorAll('[data-left] h2')].map(({ innerText }) => innerText)`
    )
    expect(titles).toEqual(['Counting on', 'Show me'])
    expect(await bodyText(driver)).not.toContain(before.youCan)
    await photograph(browser, 'before-you-leave')
    const way = await find(driver, '[data-left] a[href^="/lessons/"]')
    expect(await way.getText()).toBe(before.toTheBell)
    await driver.executeScript('arguments[0].click()', way)
    await waitUntil('its lesson is open', () =>
      driver.executeScript<boolean>(`return location.pathname.endsWith('/after')`)
    )
    await shows(driver, 'drew the bar first')
  })
})
