import { words as project } from '../../../src/kinds/project/words.ts'
import type { Browser } from '../harness/engines.ts'
import { waitUntil } from '../harness/processes.ts'
import { choose } from './teacher.ts'

/** The project allows recording from now on. */
export async function allowSound(browser: Browser, url: string): Promise<void> {
  await browser.driver.get(`${url}/enquiry`)
  await choose(browser.driver, project.fields.recording)
  await waitUntil('it is allowed', () =>
    browser.driver.executeScript<boolean>(
      `return [...document.querySelectorAll('[role=switch], input[type=checkbox]')].some(({ checked }) => checked)`
    )
  )
  // Stored before the next page is opened: WebKitGTK at times opens no storage for a page that follows at once.
  await new Promise((passed) => setTimeout(passed, 1500))
}
