import { describe, expect, it } from 'vitest'
import { problemWords } from '../../src/features/shared/problem-words.ts'
import { readyWords } from '../../src/features/lessons/ready-words.ts'
import { type Browser, engines } from './harness/engines.ts'
import { bodyText, find, shows } from './harness/page.ts'
import { waitUntil } from './harness/processes.ts'
import { photograph } from './kit/photograph.ts'
import { preparedTablet } from './kit/prepared.ts'
import { openLive, press, shareProject, takeNote } from './kit/teacher.ts'

/** The state of each line, once everything was tried. */
async function linesOf({ driver }: Browser): Promise<Readonly<Record<string, string>>> {
  const read = () =>
    driver.executeScript<Record<string, string>>(
      `return Object.fromEntries([...document.querySelectorAll('[data-line]')]
         .map((line) => [line.dataset.line, line.dataset.state]))`
    )
  await waitUntil('everything was tried', async () => {
    const states = Object.values(await read())
    return states.length > 0 && !states.includes('trying')
  })
  return read()
}

describe.each(engines)('ready for the lesson in %s', (name) => {
  const here = preparedTablet(name, async ({ browser, url }) => {
    await openLive(browser, url)
    await takeNote(browser, { pupil: 'A', tag: '2', text: 'drew the bar first' })
    await shareProject(browser, url)
  })

  it('tries the tablet out and says what it found, also when the server is gone', async () => {
    const { browser, server } = here()
    const { driver } = browser
    await driver.get(`${server.url}/lessons`)
    const lesson = await find(driver, 'main a[href^="/lessons/0"]')
    const address = await lesson.getAttribute('href')
    await driver.get(address ?? '')
    await press(browser, 'link', readyWords.title)
    await shows(driver, readyWords.lines.storage)
    await shows(driver, readyWords.plan.heard('').split(' at ')[0] ?? '')
    const first = await linesOf(browser)
    await photograph(browser, 'ready')
    expect(first).toMatchObject({ pupils: 'ready', offline: 'ready', key: 'look' })
    expect(await bodyText(driver)).toContain(readyWords.key.alone)
    await server.stop()
    await driver.get(`${address}/ready`)
    await shows(driver, readyWords.plan.old)
    const { awake: _, ...then } = await linesOf(browser)
    expect(first).toMatchObject({ ...then, plan: 'ready' })
    expect(then['plan']).toBe('look')
    await press(browser, 'button', readyWords.fetch)
    await shows(driver, problemWords.offline.happened)
    await press(browser, 'link', readyWords.open)
    await find(driver, '[data-live=on] [data-chip=A]')
  })
})
