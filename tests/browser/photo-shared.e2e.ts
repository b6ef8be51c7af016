import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words as bell } from '../../src/features/after-the-bell/words.ts'
import { cameraWords } from '../../src/features/live-lesson/camera-words.ts'
import { words as live } from '../../src/features/live-lesson/words.ts'
import { photoWords } from '../../src/features/shared/photo-words.ts'
import { words as tablet } from '../../src/features/this-tablet/words.ts'
import { type Browser, type Engine, engines, newProfile, openEngine } from './harness/engines.ts'
import { find, findByRole, offlineReady, shows } from './harness/page.ts'
import { waitUntil } from './harness/processes.ts'
import { type Server, startServer } from './harness/server.ts'
import { CANARY, hasCanary, leaksIn } from './kit/canary.ts'
import { photograph } from './kit/photograph.ts'
import { shootFile } from './kit/pictures.ts'
import {
  choose,
  finger,
  inviteMember,
  joinByLink,
  openLive,
  press,
  shareProject,
  startProject
} from './kit/teacher.ts'

/** A room that is full: the server takes lines, and no piece of a picture. */
const NO_ROOM = { MEDIA_MB: '0' }

describe.each(engines)('a photo that goes to a colleague in %s', (name) => {
  const teacher = newProfile(name)
  const colleague = newProfile(name)
  let server: Server
  let engine: Engine
  let browser: Browser
  let link = ''

  beforeAll(async () => {
    server = await startServer({ env: NO_ROOM })
    engine = await openEngine(name)
    browser = await engine.open(teacher.path)
  })
  afterAll(async () => {
    await browser?.close()
    await engine?.stop()
    await server?.remove()
    teacher.remove()
    colleague.remove()
  })

  const pieces = () => {
    try {
      return readdirSync(join(server.dataDir, 'blobs'), { recursive: true, withFileTypes: true })
        .filter((each) => each.isFile())
        .map(({ name: hash }) => hash)
    } catch {
      return []
    }
  }
  const toTheNote = async () => {
    await browser.driver.get(`${server.url}/evidence`)
    const row = await find(browser.driver, 'main a[href^="/evidence/0"]')
    await browser.driver.get((await row.getAttribute('href')) ?? '')
  }

  it('is taken and checked, and a full server takes its line and says why not the rest', async () => {
    const { driver } = browser
    await driver.get(server.url)
    await offlineReady(driver)
    await startProject(browser, server.url, {
      title: `Show me ${CANARY}`,
      name: 'R. Adair',
      school: 'Whinmuir Primary'
    })
    await shareProject(browser, server.url)
    link = await inviteMember(browser, server.url)
    await openLive(browser, server.url)
    await finger(driver, '[data-chip="A"]')
    await press(browser, 'button', live.camera.tool)
    await find(driver, '[data-looking]')
    await shootFile(browser, { width: 1600, height: 1200 })
    await shows(driver, cameraWords.kept)
    await press(browser, 'button', live.close)
    await driver.get(`${server.url}/lessons`)
    const lesson = await find(driver, 'main a[href^="/lessons/0"]')
    await driver.get(`${await lesson.getAttribute('href')}/after`)
    await press(browser, 'button', new RegExp(photoWords.check))
    await find(driver, '[data-photo-stage] canvas')
    await press(browser, 'button', bell.photo.clean)
    await findByRole(driver, 'button', /^Open the photo of work/)
    await press(browser, 'button', bell.toList)
    await choose(driver, bell.photo.too)
    await press(browser, 'button', /^Hand in \d+/)
    await findByRole(driver, 'link', bell.toToday)
    await driver.get(`${server.url}/tablet/where`)
    await shows(driver, tablet.places.noRoom)
    await photograph(browser, 'photo-no-room')
    expect(pieces()).toEqual([])
  })

  it('is seen small by the colleague, who is told where the whole one is', async () => {
    await browser.close()
    browser = await engine.open(colleague.path)
    const { driver } = browser
    await driver.get(server.url)
    await offlineReady(driver)
    await joinByLink(browser, link, 'M. Osei')
    await toTheNote()
    await press(browser, 'button', /^Open the photo of work/)
    await shows(driver, photoWords.elsewhere('R. Adair', '').split(' (since')[0] ?? '')
    await photograph(browser, 'photo-elsewhere', 'img')
  })

  it('arrives once there is room, and the server can read none of it', async () => {
    await browser.close()
    await server.stop()
    await server.start({ MEDIA_MB: '100' })
    browser = await engine.open(teacher.path)
    await browser.driver.get(server.url)
    await waitUntil('the pieces are at the server', () => pieces().length > 0, 60_000)
    await browser.close()
    browser = await engine.open(colleague.path)
    const { driver } = browser
    await toTheNote()
    await press(browser, 'button', /^Open the photo of work/)
    await waitUntil('the whole picture', () =>
      driver.executeScript<boolean>(
        `return document.querySelector('dialog[open] img')?.naturalWidth === 1600`
      )
    )
    // Fetched once, it is there without a network.
    await server.stop()
    await toTheNote()
    await press(browser, 'button', /^Open the photo of work/)
    await waitUntil('the whole picture again', () =>
      driver.executeScript<boolean>(
        `return document.querySelector('dialog[open] img')?.naturalWidth === 1600`
      )
    )
    expect(leaksIn(server.dataDir)).toEqual([])
    expect(hasCanary(Buffer.from(server.log()))).toBe(false)
  })
})
