import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { By, until, type WebDriver, type WebElement } from 'selenium-webdriver'
import type { Browser, Size } from './engines.ts'
import { waitUntil } from './processes.ts'

const PATIENCE = 30_000

/**
 * Reloads as a person does. Not `navigate().refresh()`: in Firefox that is the hard reload, which goes past the
 * service worker.
 */
export async function reload(driver: WebDriver): Promise<void> {
  await driver.executeScript('window.beforeReload = true; location.reload()')
  await waitUntil('the page has reloaded', () =>
    driver
      .executeScript<boolean>('return !window.beforeReload && document.readyState === "complete"')
      .catch(() => false)
  )
}

/** Waits until the worker is in charge of this page and the whole shell lies in its cache. */
export async function offlineReady(driver: WebDriver): Promise<void> {
  await waitUntil('the app is kept for opening offline', () =>
    driver
      .executeAsyncScript<boolean>(
        `const done = arguments[0]
         navigator.serviceWorker.ready.then(() => done(navigator.serviceWorker.controller !== null))`
      )
      .catch(() => false)
  )
}

/** Waits for an element and gives it back. */
export async function find(
  driver: WebDriver,
  css: string,
  patience = PATIENCE
): Promise<WebElement> {
  return driver.wait(until.elementLocated(By.css(css)), patience, `nothing matches ${css}`)
}

/** Waits for the first visible element whose role and accessible name are these, as a screen reader has them. */
export async function findByRole(
  driver: WebDriver,
  role: string,
  name: string | RegExp,
  patience = PATIENCE
): Promise<WebElement> {
  let found: WebElement | undefined
  await waitUntil(
    `a ${role} called ${String(name)}`,
    async () => {
      found = await byRole(driver, role, name).catch(() => undefined)
      return found !== undefined
    },
    patience
  )
  if (!found) throw new Error(`No ${role} called ${String(name)}`)
  return found
}

const likely: Readonly<Record<string, string>> = {
  button: 'button, [role=button], summary, input[type=submit]',
  link: 'a[href], [role=link]',
  heading: 'h1, h2, h3, h4, [role=heading]',
  textbox: 'input, textarea, [role=textbox]',
  checkbox: 'input[type=checkbox], [role=checkbox], [role=switch]',
  radio: 'input[type=radio], [role=radio]',
  combobox: 'select, [role=combobox]',
  dialog: 'dialog, [role=dialog]'
}

async function byRole(
  driver: WebDriver,
  role: string,
  name: string | RegExp
): Promise<WebElement | undefined> {
  for (const each of await driver.findElements(By.css(likely[role] ?? '*'))) {
    if (!(await each.isDisplayed())) continue
    const said = (await each.getAccessibleName()).trim()
    const fits = typeof name === 'string' ? said === name : name.test(said)
    if (fits && (await each.getAriaRole()) === role) return each
  }
  return undefined
}

/** Waits until the page shows this text somewhere. */
export async function shows(driver: WebDriver, text: string, patience = PATIENCE): Promise<void> {
  await waitUntil(
    `the page shows "${text}"`,
    async () => (await bodyText(driver)).includes(text),
    patience
  )
}

/** What a person can read on the page now. */
export async function bodyText(driver: WebDriver): Promise<string> {
  return driver.executeScript<string>('return document.body.innerText').catch(() => '')
}

/** Two animation frames: what was just drawn can be touched (Firefox loses a touch on something newer). */
export async function settled(driver: WebDriver): Promise<void> {
  await driver.executeAsyncScript(
    'const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))'
  )
}

/** Makes the page exactly this big, whatever the browser keeps for its own bars. */
export async function resize({ driver, engine, devtools }: Browser, size: Size): Promise<void> {
  if (engine === 'chromium') {
    await devtools('Emulation.setDeviceMetricsOverride', {
      ...size,
      deviceScaleFactor: 1,
      mobile: false
    })
    return
  }
  await waitUntil(`the page is ${size.width}×${size.height}`, async () => {
    const [width, height] = await driver.executeScript<[number, number]>(
      'return [innerWidth, innerHeight]'
    )
    if (width === size.width && height === size.height) return true
    const outer = await driver.manage().window().getRect()
    await driver
      .manage()
      .window()
      .setRect({
        x: 0,
        y: 0,
        width: outer.width + size.width - width,
        height: outer.height + size.height - height
      })
    return false
  })
}

/** How a WebDriver names an element on the wire. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'

/** A finger on the middle of an element; a mouse in WebKit, whose driver has no finger. */
export async function tap(browser: Browser, element: WebElement): Promise<void> {
  const { driver, engine } = browser
  await settled(driver)
  if (engine === 'webkit') {
    // Its driver scrolls only what is out of view, and what lies under a bar counts as in view.
    await driver.executeScript('arguments[0].scrollIntoView({ block: "center" })', element)
    await element.click()
    return
  }
  await driver.executeScript('arguments[0].scrollIntoView({ block: "nearest" })', element)
  const origin = { [ELEMENT]: await element.getId() }
  await browser.perform([
    {
      type: 'pointer',
      id: 'finger',
      parameters: { pointerType: 'touch' },
      actions: [
        { type: 'pointerMove', origin, x: 0, y: 0, duration: 0 },
        { type: 'pointerDown', button: 0 },
        { type: 'pause', duration: 30 },
        { type: 'pointerUp', button: 0 }
      ]
    }
  ])
}

/** Writes what the window shows to a PNG file. */
export async function screenshot(driver: WebDriver, path: string): Promise<void> {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, Buffer.from(await driver.takeScreenshot(), 'base64'))
}
