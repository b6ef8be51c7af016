import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words as live } from '../../src/features/live-lesson/words.ts'
import { type Browser, type Engine, engines, newProfile, openEngine } from './harness/engines.ts'
import { bodyText, find, offlineReady, reload, shows } from './harness/page.ts'
import { waitUntil } from './harness/processes.ts'
import { openRoad, type Road } from './harness/road.ts'
import { type Server, startServer } from './harness/server.ts'
import { CANARY, hasCanary, leaksIn, typedTextFields } from './kit/canary.ts'
import { fromTheFirstPage, planLesson, sayWhatFor } from './kit/planning.ts'
import {
  choose,
  fill,
  finger,
  handInAll,
  inviteMember,
  joinByLink,
  noteIds,
  press,
  shareProject,
  takeNote
} from './kit/teacher.ts'

const NOTES = Array.from({ length: 10 }, (_, index) => `${CANARY} saw thing ${index}`)

/** One marked word for every text field somebody can type into. */
const SAID = {
  'amendment.reason': `${CANARY} misheard`,
  'amendment.text': `${CANARY} said the gap`,
  'lesson.title': `${CANARY} word problems`,
  'lessonStage.lookedForFirst': `${CANARY} bars`,
  'lessonStage.lookedForSecond': `${CANARY} words`,
  'lessonStage.name': `${CANARY} pairs`,
  'observation.text': NOTES[0] ?? '',
  'observation.thought': `${CANARY} needs more time`,
  'person.name': `${CANARY} Adair`,
  'project.question': `${CANARY} helps whom?`,
  'project.title': `${CANARY} enquiry`,
  'pupil.code': CANARY,
  'pupil.label': `${CANARY} bird`,
  'pupil.standsFor': `${CANARY} quiet ones`,
  'scheme.name': `${CANARY} taps`,
  'school.name': `${CANARY} Primary`
} as const

it('a marked word goes into every text field that somebody can type into', () => {
  expect(Object.keys(SAID)).toEqual(typedTextFields())
})

describe.each(engines)('from the first note to a second tablet in %s', (name) => {
  const first = newProfile(name)
  const second = newProfile(name)
  let road: Road
  let server: Server
  let engine: Engine
  let browser: Browser

  /** Waits, and says on failure what stood there instead. */
  async function pageComesTo(what: string, fits: (text: string) => boolean): Promise<void> {
    let text = ''
    const look = async () => {
      text = await bodyText(browser.driver)
      return fits(text)
    }
    await waitUntil(what, look, 45_000).catch((error: unknown) => {
      throw new Error(`${what}: the page says ${text.slice(0, 600)}`, { cause: error })
    })
  }

  beforeAll(async () => {
    road = await openRoad()
    server = await startServer({ env: { PUBLIC_URL: road.url } })
    road.leadTo(server.port)
    engine = await openEngine(name)
    browser = await engine.open(first.path)
  })
  afterAll(async () => {
    await browser?.close()
    await engine?.stop()
    await server?.remove()
    await road?.close()
    first.remove()
    second.remove()
  })

  it('a teacher comes from the first page to a project of her own and plans a lesson', async () => {
    await browser.driver.get(road.url)
    await offlineReady(browser.driver)
    await fromTheFirstPage(browser, road.url, {
      title: SAID['project.title'],
      name: SAID['person.name'],
      school: SAID['school.name']
    })
    await sayWhatFor(browser, road.url, {
      question: SAID['project.question'],
      standsFor: SAID['pupil.standsFor'],
      code: SAID['pupil.code'],
      label: SAID['pupil.label']
    })
    await planLesson(browser, road.url, {
      title: SAID['lesson.title'],
      stages: ['Hook', SAID['lessonStage.name'], 'Share', 'Plenary'],
      lookedFor: [SAID['lessonStage.lookedForFirst'], SAID['lessonStage.lookedForSecond']]
    })
  })

  it('takes ten notes in its stages with the server stopped', async () => {
    const { driver } = browser
    await server.stop()
    await driver.get(road.url)
    await press(browser, 'link', /Open the lesson/)
    await find(driver, '[data-live=on] [data-chip=A]')
    await shows(driver, SAID['lesson.title'])
    for (const [index, text] of NOTES.entries()) {
      // What is looked for here and now are the last two tags of the first stage.
      await takeNote(browser, {
        pupil: 'ABC'.charAt(index % 3),
        tag: index === 0 ? '7' : '1',
        text
      })
      if (index === 4) await press(browser, 'button', 'Next')
    }
    expect(await noteIds(driver)).toHaveLength(10)
    await press(browser, 'button', 'My thought, kept apart')
    const field = await find(driver, 'textarea#live-words')
    await field.sendKeys(SAID['observation.thought'])
    await driver.executeScript('document.activeElement.blur()')
    await countOneThing()
  })

  it('finds all ten after a reload and after the browser was closed, still without a server', async () => {
    const before = (await noteIds(browser.driver)).toSorted()
    await reload(browser.driver)
    await waitUntil('all notes are back', async () => (await noteIds(browser.driver)).length >= 10)
    expect((await noteIds(browser.driver)).toSorted()).toEqual(before)
    await browser.close()
    browser = await engine.open(first.path)
    await browser.driver.get(`${road.url}/evidence`)
    await waitUntil('the list of all notes says ten', async () =>
      (await bodyText(browser.driver)).includes('10 notes')
    )
  })

  it('hands them in offline; the server comes back; a colleague joins by link and reads ten', async () => {
    await handInAll(browser, road.url)
    await server.start()
    await correctFirst()
    await shareProject(browser, road.url)
    const link = await inviteMember(browser, road.url)
    await pageComesTo(
      'the tablet has sent everything',
      (text) => !/\d waiting|Sending|\d only here|Not saved yet/.test(text)
    )
    await browser.close()
    browser = await engine.open(second.path)
    await joinByLink(browser, link, `${CANARY} Osei`)
    expect(await browser.driver.getCurrentUrl()).not.toContain('j1.')
    await browser.driver.get(`${road.url}/evidence`)
    await pageComesTo('the colleague has ten notes', (text) => text.includes('10 notes'))
  }, 180_000)

  it('and whatever was typed is readable on the second tablet', async () => {
    const { driver } = browser
    await pageComesTo('the last note', (text) => text.includes(NOTES[9] ?? ''))
    for (const path of ['/enquiry', '/group', '/lessons']) {
      await driver.get(road.url + path)
      for (const [field, text] of Object.entries(SAID)) {
        if (!PLACES[path]?.includes(field)) continue
        await waitUntil(`${field} on ${path}`, () => holds(text))
      }
    }
    await press(browser, 'link', new RegExp(SAID['lesson.title']))
    for (const stage of ['Hook', SAID['lessonStage.name']])
      await waitUntil(stage, () => holds(stage))
    await waitUntil('what is looked for', () => holds(SAID['lessonStage.lookedForSecond']))
    await openFirstNote()
    for (const field of [
      'amendment.text',
      'amendment.reason',
      'lessonStage.lookedForFirst'
    ] as const)
      await shows(driver, SAID[field])
    await shows(driver, 'Hook')
  }, 120_000)

  it('no marked word is with the server, in its log, on the road, or in the files of either profile', async () => {
    await browser.close()
    expect(hasCanary(Buffer.from(server.log()))).toBe(false)
    expect(hasCanary(road.bytes())).toBe(false)
    expect(road.bytes().length).toBeGreaterThan(100_000)
    expect(leaksIn(server.dataDir)).toEqual([])
    expect(leaksIn(first.path)).toEqual([])
    expect(leaksIn(second.path)).toEqual([])
  })

  /** Beside the notes: one thing that happened once in the class, by the name that she gives it. */
  async function countOneThing(): Promise<void> {
    const { driver } = browser
    await press(browser, 'button', live.sampling.toSampling)
    await choose(driver, live.sampling.methods.count)
    await fill(driver, live.sampling.countName, SAID['scheme.name'])
    await press(browser, 'button', live.sampling.startCount)
    // A touch just after the keys came is taken for one that was meant for what stood there before.
    await new Promise((resolve) => setTimeout(resolve, 500))
    await finger(driver, `[aria-description="${live.sampling.oneMore}"]`)
    await press(browser, 'button', live.sampling.stop)
  }

  /** Whether a text stands on the page or in one of its fields. */
  function holds(text: string): Promise<boolean> {
    return browser.driver.executeScript<boolean>(
      `const fields = [...document.querySelectorAll('input, textarea')].map((one) => one.value)
       return fields.includes(arguments[0]) || document.body.innerText.includes(arguments[0])`,
      text
    )
  }

  async function openFirstNote(): Promise<void> {
    await browser.driver.get(`${road.url}/evidence`)
    await find(browser.driver, 'main input[type=search]')
    await fill(browser.driver, 'Find in notes', NOTES[0] ?? '')
    await pageComesTo('one note is found', (text) => text.includes('1 of 10 notes'))
    await finger(browser.driver, 'main a[href^="/evidence/0"]')
  }

  /** The first note is corrected after it was handed in. */
  async function correctFirst(): Promise<void> {
    await openFirstNote()
    await press(browser, 'button', 'Add a correction')
    await fill(browser.driver, 'What should be added or put right?', SAID['amendment.text'])
    await fill(browser.driver, 'Why?', SAID['amendment.reason'])
    await press(browser, 'button', 'Add it')
    await shows(browser.driver, SAID['amendment.text'])
  }
})

/** Where a field can be read again. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  '/enquiry': ['project.title', 'project.question', 'pupil.code', 'pupil.label', 'pupil.standsFor'],
  '/group': ['person.name', 'school.name'],
  '/lessons': ['lesson.title']
}
