import { writeFileSync } from 'node:fs'
import type { WebDriver } from 'selenium-webdriver'
import type { Browser } from '../harness/engines.ts'
import { find, shows } from '../harness/page.ts'
import { waitUntil } from '../harness/processes.ts'
import { fill, press } from './teacher.ts'

/** A sealed copy that was carried out of the browser, and the code that was shown for it. */
export interface Copy {
  readonly path: string
  readonly code: string
}

/** Makes a file for a colleague and catches it on its way out of the page. */
export async function makeFile(browser: Browser, url: string, path: string): Promise<Copy> {
  const { driver } = browser
  await driver.get(`${url}/tablet/copies`)
  await press(browser, 'button', 'Make the file')
  const code = (await (await find(driver, '[data-testid=copy-code]')).getText()).trim()
  await driver.executeScript(
    `const make = URL.createObjectURL
     URL.createObjectURL = (file) => { window.caught = file; return make.call(URL, file) }
     Object.defineProperty(navigator, 'canShare', { value: () => false, configurable: true })`
  )
  await fill(driver, 'Type the code back', code)
  await press(browser, 'button', 'Save the file')
  await waitUntil('the file leaves the page', () =>
    driver.executeScript<boolean>('return window.caught !== undefined')
  )
  writeFileSync(path, Buffer.from(await caught(driver), 'base64'))
  return { path, code }
}

export async function bringFileIn(
  browser: Browser,
  url: string,
  { path, code }: Copy
): Promise<void> {
  const { driver } = browser
  await driver.get(`${url}/tablet/copies`)
  await (await find(driver, 'input[type=file]')).sendKeys(path)
  await fill(driver, 'Its code', code)
  await press(browser, 'button', 'Bring it in')
  await shows(driver, 'new here')
}

function caught(driver: WebDriver): Promise<string> {
  return driver.executeAsyncScript<string>(
    `const done = arguments[0]
     const reader = new FileReader()
     reader.onload = () => done(reader.result.split(',')[1])
     reader.readAsDataURL(window.caught)`
  )
}
