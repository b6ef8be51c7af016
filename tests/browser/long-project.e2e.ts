import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, type Engine, engines, newProfile, openEngine } from './harness/engines.ts'
import { type OddRoad, openOddRoad } from './harness/odd-road.ts'
import { bodyText, find, shows } from './harness/page.ts'
import { waitUntil } from './harness/processes.ts'
import { type Server, startServer } from './harness/server.ts'
import { type LongProject, makeLongProject } from './kit/long-project.ts'
import { keepPicture } from './kit/photograph.ts'
import { findings } from './kit/axe.ts'
import { joinByLink, openLive, takeNote, ticked } from './kit/teacher.ts'

/** What long-project.ts makes has far more lines than a page, and the page after the first is held on its way. */
describe.each(engines)('a newcomer to five years of notes, in %s', (name) => {
  const profile = newProfile(name)
  let server: Server
  let road: OddRoad
  let engine: Engine
  let browser: Browser
  let project: LongProject

  beforeAll(async () => {
    server = await startServer()
    road = await openOddRoad(server.port)
    project = await makeLongProject(server.url, 'five-years')
    await project.sumUp()
    engine = await openEngine(name)
    browser = await engine.open(profile.path)
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await engine?.stop()
    await road?.close()
    await server?.remove()
    profile.remove()
  })
  const all = () => `${project.notes.toLocaleString('en-GB')} notes`
  const coming = 'To read now, to change when it is all here'

  it('[C1] [C6] reads them all while their lines are still on the way', async () => {
    const { driver } = browser
    // The first page comes, the next one does not.
    road.setHeld({ ending: '/api/v1/pull', bytes: 30_000 })
    const link = (await project.inviteMember()).replace(server.url, road.url)
    await joinByLink(browser, link, 'T. Osei')
    await (await find(driver, 'nav a[href="/evidence"]')).click()
    await shows(driver, all(), 60_000)
    expect(await bodyText(driver)).toContain(coming)
    await keepPicture(browser, 'coming-evidence')
    expect(await findings(browser)).toEqual([])
    await (await find(driver, 'main a[href^="/evidence/0"]')).click()
    await shows(driver, 'still on its way to this tablet')
    await keepPicture(browser, 'coming-note')
  }, 120_000)

  it('[C5] takes a note meanwhile as ever', async () => {
    const { driver } = browser
    await openLive(browser, road.url)
    await takeNote(browser, { pupil: 'A', tag: '1', text: 'Taken in between' })
    expect(await ticked(driver)).toHaveLength(1)
  })

  it('[C6] has them all by their lines when the road is free', async () => {
    const { driver } = browser
    road.setHeld(undefined)
    await driver.get(`${road.url}/evidence`)
    await waitUntil(
      'nothing is coming any more',
      async () => {
        const text = await bodyText(driver)
        return text.includes('notes') && !text.includes(coming)
      },
      180_000
    )
    const notes = project.notes + 1
    await shows(driver, `${notes.toLocaleString('en-GB')} notes`, 180_000)
    expect(await bodyText(driver)).not.toContain('other words than were written')
  }, 240_000)
})
