import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words as bell } from '../../src/features/after-the-bell/words.ts'
import { cameraWords } from '../../src/features/live-lesson/camera-words.ts'
import { words as live } from '../../src/features/live-lesson/words.ts'
import type { Language } from '../../src/lib/words.ts'
import { photoWords } from '../../src/features/shared/photo-words.ts'
import { type Browser, type Engine, engines, newProfile, openEngine } from './harness/engines.ts'
import { find, settled } from './harness/page.ts'
import { type Server, startServer } from './harness/server.ts'
import { shootFile } from './kit/pictures.ts'
import { type Finding, findings } from './kit/axe.ts'
import { addresses, lookAround, pathsOfTheApp, choose, routePaths, visit } from './kit/routes.ts'
import { openLive, press, startProject, takeNote } from './kit/teacher.ts'

async function speak(browser: Browser, url: string, language: Language): Promise<void> {
  await visit(browser.driver, `${url}/tablet`)
  await choose(browser.driver, language === 'gd' ? 'Gàidhlig' : 'English')
  await find(browser.driver, language === 'gd' ? 'html[lang=gd]' : 'html[lang=en-GB]')
}

async function everyScreen(
  browser: Browser,
  url: string,
  places: readonly string[],
  text: '100%' | '200%'
) {
  const bad: (Finding & { readonly place: string })[] = []
  for (const place of places) {
    await visit(browser.driver, url + place)
    await browser.driver.executeScript(
      'document.documentElement.style.fontSize = arguments[0]',
      text
    )
    await settled(browser.driver)
    for (const finding of await findings(browser)) bad.push({ place, ...finding })
  }
  return bad
}

const views = [
  ['en', '100%'],
  ['en', '200%'],
  ['gd', '100%'],
  ['gd', '200%']
] as const

it('axe looks at every screen of the app', () => {
  expect(pathsOfTheApp()).toEqual(routePaths)
})

describe.each(engines)('with axe in %s', (name) => {
  // The two outermost views show in the slower engines what only they would do otherwise.
  const seen = name === 'chromium' ? views : [views[0], views[3]]
  const sample = newProfile(name)
  const real = newProfile(name)
  let server: Server
  let engine: Engine
  let browser: Browser

  beforeAll(async () => {
    server = await startServer()
    engine = await openEngine(name)
  })
  afterAll(async () => {
    await browser?.close()
    await engine?.stop()
    await server?.remove()
    sample.remove()
    real.remove()
  })

  it('the sample project keeps nobody out', async () => {
    browser = await engine.open(sample.path)
    await lookAround(browser, server.url)
    const places = await addresses(browser.driver, server.url)
    for (const [language, text] of seen) {
      await speak(browser, server.url, language)
      expect(
        await everyScreen(browser, server.url, places, text),
        `${language} at ${text}`
      ).toEqual([])
    }
    await browser.close()
  }, 600_000)

  it('a project of one’s own with a lesson in it keeps nobody out', async () => {
    browser = await engine.open(real.path)
    await startProject(browser, server.url, {
      title: 'Show me',
      name: 'R. Adair',
      school: 'Whinmuir Primary'
    })
    await openLive(browser, server.url)
    await takeNote(browser, { pupil: 'A', tag: '1', text: 'Drew the bar first' })
    const places = await addresses(browser.driver, server.url)
    for (const [language, text] of seen) {
      await speak(browser, server.url, language)
      expect(
        await everyScreen(browser, server.url, places, text),
        `${language} at ${text}`
      ).toEqual([])
    }
  }, 600_000)

  it('nor does what stands in place of the stream and the tags of a lesson', async () => {
    const { driver } = browser
    const found: Record<string, unknown> = {}
    await speak(browser, server.url, 'en')
    await openLive(browser, server.url)
    for (const method of Object.values(live.sampling.methods)) {
      await press(browser, 'button', live.sampling.toSampling)
      await choose(driver, method)
      found[method] = await findings(browser)
      if (method === live.sampling.methods.count) {
        await press(browser, 'button', live.sampling.countPicks[0] ?? '')
        await press(browser, 'button', live.sampling.startCount)
      } else await press(browser, 'button', live.sampling.start)
      await find(driver, `[aria-label="${live.sampling.panel}"]`)
      found[`${method}, running`] = await findings(browser)
      await press(browser, 'button', live.sampling.stop)
    }
    await press(browser, 'button', live.ink.tool)
    await find(driver, '[data-sheet]')
    found[live.ink.title] = await findings(browser)
    await press(browser, 'button', live.camera.tool)
    await find(driver, '[data-looking]')
    await shootFile(browser, { width: 640, height: 480 })
    await find(driver, '[data-looking] img')
    found[cameraWords.title] = await findings(browser)
    await press(browser, 'button', live.close)
    await driver.get(`${server.url}/lessons`)
    const lesson = await find(driver, 'main a[href^="/lessons/0"]')
    await driver.get(`${await lesson.getAttribute('href')}/after`)
    await press(browser, 'button', bell.toList)
    await press(browser, 'button', new RegExp(photoWords.check))
    await find(driver, '[data-photo-stage] canvas')
    await press(browser, 'button', bell.photo.crop)
    found[bell.photo.ask] = await findings(browser)
    expect(Object.entries(found).filter(([, each]) => JSON.stringify(each) !== '[]')).toEqual([])
    expect(Object.keys(found)).toHaveLength(9)
  })
})
