import { describe, expect, it } from 'vitest'
import { words as live } from '../../src/features/live-lesson/words.ts'
import { words } from '../../src/features/evidence/pupil-words.ts'
import { audienceWords } from '../../src/features/shared/audience-words.ts'
import { photoWords } from '../../src/features/shared/photo-words.ts'
import { samplingWords } from '../../src/features/shared/sampling-words.ts'
import { type Browser, engines } from './harness/engines.ts'
import { bodyText, find, shows } from './harness/page.ts'
import { waitUntil } from './harness/processes.ts'
import { checkPhoto, drawStroke, sampleOnce, takePhoto } from './kit/beside-words.ts'
import { photograph } from './kit/photograph.ts'
import { type Prepared, preparedTablet } from './kit/prepared.ts'
import { handInAll, openLive, press, takeNote } from './kit/teacher.ts'

const HANDED_IN = 'drew the bar first'
const PRIVATE = 'looked at the window for a while'
const OF_ANOTHER = 'counted on her fingers'

/** Whether a text is drawn as the page is now: on glass, or on paper where paper is emulated. */
const isDrawn = ({ driver }: Browser, text: string) =>
  driver.executeScript<boolean>(
    `return [...document.querySelectorAll('main *')].some((one) => one.children.length === 0 &&
       one.textContent.includes(arguments[0]) && one.checkVisibility())`,
    text
  )

/** How many of these are drawn as the page is now. */
const drawn = ({ driver }: Browser, css: string) =>
  driver.executeScript<number>(
    `return [...document.querySelectorAll('main ' + arguments[0])].filter((one) => one.checkVisibility()).length`,
    css
  )

const PHOTO = 'article li li img'
const STROKE = 'figure svg[role=img] path'
const STRIP = '[data-method=momentary]'

/** What is drawn of a child beside the words: photos, strokes, strips of samplings, and notes in the child’s own words. */
async function besides(browser: Browser): Promise<Readonly<Record<string, number>>> {
  return {
    photos: await drawn(browser, PHOTO),
    strokes: await drawn(browser, STROKE),
    strips: await drawn(browser, STRIP),
    quotes: await browser.driver.executeScript<number>(
      `return [...document.querySelectorAll('main article li p')]
         .filter((one) => one.checkVisibility() && getComputedStyle(one).fontStyle === 'italic').length`
    )
  }
}

/** A note in her own words with a stroke and a photo, one about another child, and a sampling: all handed in but the photo. */
async function handInAllButAPhoto({ browser, url }: Prepared): Promise<void> {
  await openLive(browser, url)
  await takeNote(browser, { pupil: 'A', tag: '2', text: HANDED_IN })
  await press(browser, 'button', live.quote)
  await drawStroke(browser)
  await takePhoto(browser)
  await takeNote(browser, { pupil: 'B', tag: '2', text: OF_ANOTHER })
  await sampleOnce(browser)
  await checkPhoto(browser, url)
  await handInAll(browser, url)
}

/** The same for nobody else: a note with a stroke, in her own words too, and a sampling. Then the server is stopped. */
async function keepSomePrivate({ browser, server, url }: Prepared): Promise<void> {
  await openLive(browser, url)
  await takeNote(browser, { pupil: 'A', tag: '2', text: PRIVATE })
  await press(browser, 'button', live.quote)
  await drawStroke(browser)
  await sampleOnce(browser)
  await server.stop()
}

/** From all notes by the filter to the page of the child whose note was handed in. */
async function toThePage(browser: Browser, url: string): Promise<void> {
  const { driver } = browser
  await driver.get(`${url}/evidence`)
  await shows(driver, HANDED_IN)
  await waitUntil('the pupil of the note is chosen', () =>
    driver.executeScript<boolean>(
      `const row = [...document.querySelectorAll('main a[href^="/evidence/0"]')].find((one) => one.innerText.includes(arguments[0]))
       const option = [...document.querySelectorAll('main select option')].find(({ value, text }) => /^0/.test(value) && row?.innerText.includes(text))
       if (!option) return false
       const select = option.closest('select')
       select.value = option.value
       select.dispatchEvent(new Event('change', { bubbles: true }))
       return true`,
      HANDED_IN
    )
  )
  await press(browser, 'link', 'This pupil’s page')
  await shows(driver, words.noted(2, 1))
  await shows(driver, HANDED_IN)
  await shows(driver, PRIVATE)
  await waitUntil('the photo is open', () =>
    driver.executeScript<boolean>(
      `return document.querySelector(arguments[0])?.naturalWidth > 300`,
      `main ${PHOTO}`
    )
  )
  await waitUntil('the strokes are drawn', async () => (await drawn(browser, STROKE)) === 2)
}

describe.each(engines)('a pupil’s page in %s', (name) => {
  const here = preparedTablet(name, handInAllButAPhoto, { camera: 'fake' })

  it('gathers what was noted about one child, without a server', async () => {
    const { browser, url } = here()
    const { driver } = browser
    await keepSomePrivate(here())
    await toThePage(browser, url)
    expect(await bodyText(driver)).not.toContain(OF_ANOTHER)
    expect(await isDrawn(browser, words.printed(''))).toBe(false)
    expect(await besides(browser)).toEqual({ photos: 1, strokes: 2, strips: 2, quotes: 2 })
    // Handed in is the note, and not its photo: it says so itself.
    const photo = await find(driver, 'main article li li')
    expect(await photo.getText()).toBe(photoWords.readBy(audienceWords.private))
    expect(await bodyText(driver)).toContain(samplingWords.noticed)
    await photograph(browser, 'pupil-page', 'img')
  }, 120_000)

  it('is printed when it is told to', async () => {
    const { browser } = here()
    const { driver } = browser
    await driver.executeScript('window.print = () => { window.printed = location.pathname }')
    await press(browser, 'button', words.print)
    expect(await driver.executeScript('return window.printed')).toContain('/evidence/pupil/')
  })

  // Only this engine draws paper on the glass.
  const drawsPaper = name === 'chromium' ? ['DevTools'] : []
  it.each(drawsPaper)(
    'holds on paper, as %s show it, what was handed in, and the private only when asked',
    async () => {
      const { browser } = here()
      const { driver } = browser
      const media = (name: 'print' | 'screen') =>
        browser.devtools('Emulation.setEmulatedMedia', { media: name })
      await media('print')
      expect(await isDrawn(browser, HANDED_IN)).toBe(true)
      expect(await isDrawn(browser, words.printed(''))).toBe(true)
      expect(await isDrawn(browser, PRIVATE)).toBe(false)
      expect(await besides(browser)).toEqual({ photos: 0, strokes: 1, strips: 1, quotes: 1 })
      await media('screen')
      await driver.executeScript('arguments[0].click()', await find(driver, '[role=switch]'))
      await media('print')
      expect(await isDrawn(browser, PRIVATE)).toBe(true)
      expect(await besides(browser)).toEqual({ photos: 1, strokes: 2, strips: 2, quotes: 2 })
      await media('screen')
    }
  )
})
