import { join } from 'node:path'
import type { Browser } from '../harness/engines.ts'
import { resize, screenshot } from '../harness/page.ts'

/** Keeps what an upright tablet shows now as PICTURES/name-engine.png; nothing where PICTURES names no folder. */
export async function photograph(browser: Browser, name: string): Promise<void> {
  const folder = process.env['PICTURES']
  if (folder === undefined) return
  await resize(browser, { width: 820, height: 1180 })
  await screenshot(browser.driver, join(folder, `${name}-${browser.engine}.png`))
}
