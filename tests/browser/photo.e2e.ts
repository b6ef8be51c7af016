import { describe, expect, it } from 'vitest'
import { words as bell } from '../../src/features/after-the-bell/words.ts'
import { words as evidence } from '../../src/features/evidence/words.ts'
import { cameraWords } from '../../src/features/live-lesson/camera-words.ts'
import { words as live } from '../../src/features/live-lesson/words.ts'
import { metadataIn } from '../../src/features/shared/picture-file.ts'
import { photoWords } from '../../src/features/shared/photo-words.ts'
import { problemWords } from '../../src/features/shared/problem-words.ts'
import { type Browser, engines } from './harness/engines.ts'
import { find, findByRole, reload, shows } from './harness/page.ts'
import { waitUntil } from './harness/processes.ts'
import { photograph } from './kit/photograph.ts'
import {
  exif,
  giveFile,
  largestPicture,
  rememberPictures,
  shootFile,
  TOLD
} from './kit/pictures.ts'
import { preparedTablet } from './kit/prepared.ts'
import { records } from './kit/records.ts'
import { finger, handInAll, openLive, press, takeNote, toTheBell } from './kit/teacher.ts'

const thumbs = ({ driver }: Browser) =>
  driver.executeScript<number>(
    `return document.querySelectorAll('[data-looking] [data-shot]').length`
  )
const looking = ({ driver }: Browser) =>
  driver.executeScript<string>(
    `return document.querySelector('[data-looking]')?.dataset.looking ?? ''`
  )

const blobsKept = (browser: Browser) => records(browser, 'meta', 'blob:')

async function openCamera(browser: Browser, state = 'on'): Promise<void> {
  const before = await records(browser, 'drafts')
  await press(browser, 'button', live.camera.tool)
  await find(browser.driver, '[data-looking]')
  await waitUntil(`the camera is ${state}`, async () => (await looking(browser)) === state)
  await waitUntil('a place is kept', async () => (await records(browser, 'drafts')) > before)
}

/** Puts the camera away: the place that was kept for it is gone from the disk, so that no later page comes back to it. */
async function closeCamera(browser: Browser): Promise<void> {
  const before = await records(browser, 'drafts')
  await press(browser, 'button', live.close)
  await waitUntil('no place is kept', async () => (await records(browser, 'drafts')) < before)
}

/** A finger that goes over the photo from one place to another, in shares of it. */
const brush = (
  { driver }: Browser,
  selector: string,
  [from, to]: readonly [readonly [number, number], readonly [number, number]]
) =>
  driver.executeScript(
    `const [selector, from, to] = arguments
     const target = document.querySelector(selector)
     target.setPointerCapture = () => undefined
     const box = document.querySelector('[data-photo-stage]').getBoundingClientRect()
     const send = (name, [x, y]) => target.dispatchEvent(new PointerEvent(name, { bubbles: true, cancelable: true, pointerId: 5,
       isPrimary: true, button: name === 'pointermove' ? -1 : 0, clientX: box.x + box.width * x, clientY: box.y + box.height * y }))
     send('pointerdown', from)
     send('pointermove', to)
     send('pointerup', to)`,
    selector,
    from,
    to
  )

describe.each(engines)('photos of work in %s', (name) => {
  const here = preparedTablet(
    name,
    async ({ browser, server, url }) => {
      await openLive(browser, url)
      await server.stop()
    },
    { camera: 'fake' }
  )

  it('are two touches away, wait unchecked over a reload, and are taken back by Undo', async () => {
    const { browser, url } = here()
    const { driver } = browser
    await finger(driver, '[data-chip="A"]')
    await openCamera(browser)
    await press(browser, 'button', cameraWords.shoot)
    await waitUntil('the photo is kept', async () => (await thumbs(browser)) === 1)
    await shows(driver, cameraWords.kept)
    await photograph(browser, 'camera', 'video, img')
    await press(browser, 'button', cameraWords.shoot)
    await waitUntil('a second one', async () => (await thumbs(browser)) === 2)
    await finger(driver, '[aria-keyshortcuts="Z"]')
    await waitUntil('it is taken back', async () => (await thumbs(browser)) === 1)
    await waitUntil('and really gone', async () => (await blobsKept(browser)) === 1)
    // Thrown away by the tablet while its camera is open.
    await reload(driver)
    await find(driver, '[data-looking]')
    await waitUntil(
      'the camera is open for the same note',
      async () => (await thumbs(browser)) === 1
    )
    await closeCamera(browser)
    await find(driver, `[data-note] [aria-label="${live.camera.has}"]`)
    await driver.get(url)
    await shows(driver, photoWords.toCheck(1))
    await photograph(browser, 'today-unchecked')
  })

  it('are checked after the bell: brushed over and cut, and the original is gone', async () => {
    const { browser, url } = here()
    const { driver } = browser
    await toTheBell(browser, url)
    await rememberPictures(browser)
    await press(browser, 'button', new RegExp(photoWords.check))
    await find(driver, '[data-photo-stage] canvas')
    await brush(browser, '[data-photo-stage]', [
      [0.4, 0.5],
      [0.6, 0.5]
    ])
    await press(browser, 'button', bell.photo.crop)
    await brush(browser, '[data-corner=top-left]', [
      [0, 0],
      [0.25, 0.25]
    ])
    await photograph(browser, 'photo-check', 'canvas')
    // A tablet that is short of memory gives no mosaic: nothing is kept then, least of all the face.
    await driver.executeScript(
      `window.createPattern = CanvasRenderingContext2D.prototype.createPattern
       CanvasRenderingContext2D.prototype.createPattern = () => null`
    )
    await press(browser, 'button', bell.photo.clean)
    await shows(driver, problemWords['picture-not-made'].happened)
    await driver.executeScript(
      'CanvasRenderingContext2D.prototype.createPattern = window.createPattern'
    )
    await press(browser, 'button', bell.photo.clean)
    await findByRole(driver, 'button', /^Open the photo of work/)
    // Handed in without its photo, which goes after it when somebody says so.
    await handInAll(browser, url)
    await driver.get(`${url}/evidence`)
    const row = await find(driver, 'main a[href^="/evidence/0"]')
    await driver.get((await row.getAttribute('href')) ?? '')
    await press(browser, 'button', evidence.handInPhotos)
    await waitUntil('its photo is handed in', async () =>
      driver.executeScript<boolean>(
        `return ![...document.querySelectorAll('button')].some(({ innerText }) => innerText.includes(arguments[0]))`,
        evidence.handInPhotos
      )
    )
    await driver.get(url)
    await find(driver, 'main')
    await waitUntil('nothing is left to be checked', async () => {
      const main = await find(driver, 'main')
      return !(await main.getText()).includes(photoWords.toCheck(1))
    })
  })

  it('are on the page of their note, whole, and the tablet keeps one blob of each', async () => {
    const { browser, url } = here()
    const { driver } = browser
    await driver.get(`${url}/evidence`)
    const row = await find(driver, 'main a[href^="/evidence/0"]')
    await driver.get((await row.getAttribute('href')) ?? '')
    await rememberPictures(browser)
    await press(browser, 'button', /^Open the photo of work/)
    await find(driver, 'dialog[open] img')
    await waitUntil('the picture is open', () =>
      driver.executeScript<boolean>(`return window.shownPictures.some(({ size }) => size > 9000)`)
    )
    const picture = await largestPicture(browser, [])
    expect(metadataIn(picture.bytes)).toEqual([])
    await photograph(browser, 'photo-large', 'img')
    expect(await blobsKept(browser)).toBe(1)
  })

  it('from the camera app stand upright, tell nothing of place and tablet, and what was brushed cannot be read', async () => {
    const { browser, url } = here()
    const { driver } = browser
    await openLive(browser, url)
    await finger(driver, '[data-chip="B"]')
    await openCamera(browser)
    await shootFile(browser, { width: 3000, height: 1500, told: exif() })
    await waitUntil('the photo is kept', async () => (await thumbs(browser)) === 1)
    await closeCamera(browser)
    await toTheBell(browser, url)
    await rememberPictures(browser)
    await press(browser, 'button', new RegExp(photoWords.check))
    await find(driver, '[data-photo-stage] canvas')
    await brush(browser, '[data-photo-stage]', [
      [0.1, 0.25],
      [0.9, 0.25]
    ])
    await press(browser, 'button', bell.photo.clean)
    await press(browser, 'button', /^Open the photo of work/)
    await waitUntil('the picture is open', () =>
      driver.executeScript<boolean>(`return window.shownPictures.some(({ size }) => size > 9000)`)
    )
    await waitUntil('whole', () =>
      driver.executeScript<boolean>(
        `return document.querySelector('dialog[open] img')?.naturalWidth > 500`
      )
    )
    const { bytes, width, height, colours, contrasts } = await largestPicture(browser, [
      [0.5, 0.24],
      [0.5, 0.9]
    ])
    // Turned by a quarter: what was left is on top.
    expect([width, height]).toEqual([1024, 2048])
    expect(colours[0]?.[0]).toBeGreaterThan(120)
    expect(colours[1]?.[2]).toBeGreaterThan(120)
    expect(contrasts[0]).toBeLessThan(60)
    expect(metadataIn(bytes)).toEqual([])
    expect(Buffer.from(bytes).includes(TOLD)).toBe(false)
  })

  it('and what is no picture, or too large, is refused in words, and nothing is kept of it', async () => {
    const { browser, url } = here()
    const { driver } = browser
    await openLive(browser, url)
    await finger(driver, '[data-chip="C"]')
    await openCamera(browser)
    const text = (written: string) => new TextEncoder().encode(written.padEnd(40, ' '))
    await giveFile(browser, text('%PDF-1.7 a paper that is named IMG.JPG'))
    await shows(driver, problemWords['picture-not-one'].happened)
    const large = [
      0xff,
      0xd8,
      0xff,
      0xc0,
      0,
      17,
      8,
      0x18,
      0xc0,
      0x25,
      0x20,
      3,
      ...Array(40).fill(0)
    ]
    await giveFile(browser, new Uint8Array(large))
    await shows(driver, problemWords['picture-too-large'].happened)
    await giveFile(browser, text('\0\0\0\u0018ftypheic\0\0\0\0mif1heic'))
    await shows(driver, problemWords['picture-unreadable'].happened)
    expect(await thumbs(browser)).toBe(0)
    await photograph(browser, 'camera-refuses-file', 'video, img')
    await closeCamera(browser)
  })
})

describe.each(engines)('a tablet without a camera in %s', (name) => {
  const here = preparedTablet(name, ({ browser, url }) => openLive(browser, url))

  it('says so, takes a file instead, and everything else works', async () => {
    const { browser } = here()
    const { driver } = browser
    await openCamera(browser, 'absent')
    await shows(driver, cameraWords.absent)
    await photograph(browser, 'camera-absent')
    await shootFile(browser, { width: 800, height: 600 })
    await waitUntil('the photo is kept', async () => (await thumbs(browser)) === 1)
    await closeCamera(browser)
    await takeNote(browser, { pupil: 'A', tag: '2', text: 'drew the bar first' })
    // Opened and closed again, a camera leaves no note behind.
    const notes = () =>
      driver.executeScript<number>(`return document.querySelectorAll('li[data-note]').length`)
    const before = await notes()
    await press(browser, 'button', live.noteDone)
    await openCamera(browser, 'absent')
    await waitUntil('a note for it', async () => (await notes()) === before + 1)
    await closeCamera(browser)
    await waitUntil('which goes again', async () => (await notes()) === before)
  })
})
