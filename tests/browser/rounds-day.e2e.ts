import { describe, expect, it } from 'vitest'
import { words as lessonKind } from '../../src/kinds/lesson/words.ts'
import { words as lessons } from '../../src/features/lessons/words.ts'
import { words as live } from '../../src/features/live-lesson/words.ts'
import { roundsMethodWords as rounds } from '../../src/features/shared/method-words.ts'
import { noteWords } from '../../src/features/shared/note-words.ts'
import { engines } from './harness/engines.ts'
import { bodyText, find, shows } from './harness/page.ts'
import { waitUntil } from './harness/processes.ts'
import { photograph } from './kit/photograph.ts'
import { preparedTablet } from './kit/prepared.ts'
import { choose, finger, handInAll, press } from './kit/teacher.ts'

describe.each(engines)('a rounds day in %s', (name) => {
  // The host's school has no Wi-Fi for visitors.
  const here = preparedTablet(name, ({ server }) => server.stop())

  it('is planned, walked room by room and handed in without a network', async () => {
    const { browser, url } = here()
    const { driver } = browser
    await driver.get(`${url}/lessons/new`)
    await choose(driver, lessonKind.choices.method.rounds)
    await press(browser, 'button', rounds.planning?.fewer ?? '')
    await photograph(browser, 'rounds-plan')
    await press(browser, 'button', lessons.save)
    await shows(driver, rounds.addStage)
    await photograph(browser, 'rounds-rooms')
    await press(browser, 'link', lessons.open)
    await find(driver, '[data-live=on] [data-chip=pupils]')
    await finger(driver, '[data-chip=pupils]')
    await press(browser, 'button', noteWords.tags['count'] ?? '')
    for (let child = 0; child < 3; child++) await press(browser, 'button', live.countMore)
    await press(browser, 'button', live.outOfMore)
    await photograph(browser, 'rounds-live')
    await shows(driver, noteWords.counted(3, 4))
    await press(browser, 'button', live.next)
    await finger(driver, '[data-chip=asked]')
    await shows(driver, rounds.prompts[0] ?? '')
    await photograph(browser, 'rounds-asked')
    await finger(driver, '[aria-keyshortcuts="4"]')
    await finger(driver, 'textarea#live-words')
    await driver.executeScript(
      `const field = document.querySelector('textarea#live-words')
       field.value = 'If I am stuck I redraw it.'
       field.dispatchEvent(new Event('input', { bubbles: true }))
       field.dispatchEvent(new FocusEvent('blur'))`
    )
    await waitUntil('both notes are kept', () =>
      driver.executeScript<boolean>(
        `return document.querySelectorAll('li[data-note] [data-mark=stored]').length === 2`
      )
    )
    await handInAll(browser, url)
    await driver.get(`${url}/evidence`)
    await shows(driver, noteWords.counted(3, 4))
    await shows(driver, 'If I am stuck I redraw it.')
    const said = await bodyText(driver)
    expect(said).toContain(rounds.chips['pupils'])
    expect(said).toContain(rounds.chips['asked'])
    await photograph(browser, 'rounds-evidence')
  })
})
