import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from '../harness/engines.ts'
import { resize } from '../harness/page.ts'
import { isGolden } from './golden.ts'

/** ms: what comes in has come in, and what fades has faded. */
const STANDS_STILL = 400
const TABLET = { width: 820, height: 1180 }

/** PICTURES=folder keeps what an upright tablet shows now there, as name-engine.png, to be looked at. */
export async function keepPicture(browser: Browser, name: string): Promise<void> {
  const folder = process.env['PICTURES']
  if (folder === undefined) return
  await resize(browser, TABLET)
  mkdirSync(folder, { recursive: true })
  const png = await browser.driver.takeScreenshot()
  writeFileSync(join(folder, `${name}-${browser.engine}.png`), Buffer.from(png, 'base64'))
}

/**
 * As `keepPicture`; besides, what Chromium shows has to be as its golden picture, without what is never twice the same: the elements that
 * fit `moving`, such as a camera's picture.
 */
export async function photograph(browser: Browser, name: string, moving = ''): Promise<void> {
  await keepPicture(browser, name)
  if (browser.engine !== 'chromium') return
  const { driver } = browser
  await resize(browser, TABLET)
  await new Promise((passed) => setTimeout(passed, STANDS_STILL))
  const show = (visibility: string) =>
    driver.executeScript(
      `const [css, visibility] = arguments
       for (const each of css ? document.querySelectorAll(css) : []) each.style.visibility = visibility`,
      moving,
      visibility
    )
  await show('hidden')
  const png = await driver.takeScreenshot()
  await show('')
  await isGolden(driver, name, png)
}
