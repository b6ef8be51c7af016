import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words as tablet } from '../../src/features/this-tablet/words.ts'
import {
  type Browser,
  type Engine,
  type EngineName,
  engines,
  newProfile,
  openEngine,
  type Size
} from './harness/engines.ts'
import { find, resize, screenshot } from './harness/page.ts'
import { type Server, startServer } from './harness/server.ts'
import { addresses, lookAround, pathsOfTheApp, choose, routePaths, visit } from './kit/routes.ts'

/** Tablets upright and lying, the smallest one, and a school laptop; WebKit shows that the first looks alike there. */
const sizes: Readonly<Partial<Record<EngineName, readonly Size[]>>> = {
  chromium: [
    { width: 820, height: 1180 },
    { width: 1180, height: 820 },
    { width: 744, height: 1133 },
    { width: 1366, height: 768 }
  ],
  webkit: [{ width: 820, height: 1180 }]
}
const photographed = engines.filter((name) => name in sizes)
const folder = process.env['PICTURES'] ?? mkdtempSync(join(tmpdir(), 'jotter-pictures-'))

it('the pictures are of every screen of the app', () => {
  expect(pathsOfTheApp()).toEqual(routePaths)
})

describe.runIf(photographed.length > 0).each(photographed)('pictures in %s', (name) => {
  const profile = newProfile(name)
  let server: Server
  let engine: Engine
  let browser: Browser
  let places: readonly string[]

  beforeAll(async () => {
    server = await startServer()
    engine = await openEngine(name)
    browser = await engine.open(profile.path)
    await lookAround(browser, server.url)
    places = await addresses(browser.driver, server.url)
  })
  afterAll(async () => {
    await browser?.close()
    await engine?.stop()
    await server?.remove()
    profile.remove()
  })

  it.each([
    ['light', tablet.themes.light],
    ['dim', tablet.themes.dim]
  ])(
    'every screen fits every glass, %s',
    async (theme, label) => {
      const { driver } = browser
      await visit(driver, `${server.url}/tablet`)
      await choose(driver, label)
      await find(driver, theme === 'dim' ? 'html[data-theme=dim]' : 'html:not([data-theme=dim])')
      const sideways: string[] = []
      for (const size of sizes[name] ?? []) {
        await resize(browser, size)
        for (const [index, place] of places.entries()) {
          await visit(driver, server.url + place)
          const screen = (routePaths[index] ?? '').replaceAll('/', '-').replaceAll(':', '')
          const file = join(folder, `${name}-${size.width}x${size.height}-${theme}${screen}.png`)
          await screenshot(driver, file)
          const picture = readFileSync(file)
          expect(picture.subarray(1, 4).toString(), file).toBe('PNG')
          expect(picture.length, file).toBeGreaterThan(5_000)
          const fits = await driver.executeScript<boolean>(
            'return document.documentElement.scrollWidth <= innerWidth'
          )
          if (!fits) sideways.push(`${place} at ${size.width}×${size.height}`)
        }
      }
      expect(sideways).toEqual([])
    },
    600_000
  )
})
