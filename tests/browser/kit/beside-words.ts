import { cameraWords } from '../../../src/features/live-lesson/camera-words.ts'
import { words as live } from '../../../src/features/live-lesson/words.ts'
import { words as bell } from '../../../src/features/after-the-bell/words.ts'
import { photoWords } from '../../../src/features/shared/photo-words.ts'
import type { Browser } from '../harness/engines.ts'
import { find, findByRole } from '../harness/page.ts'
import { waitUntil } from '../harness/processes.ts'
import { choose, finger, press, toTheBell } from './teacher.ts'

/** What a teacher puts beside the words of a note; the lesson and the note are open. */

const KEY = (number: number) =>
  `[aria-label="${live.sampling.panel}"] [aria-keyshortcuts="${number}"]`

/** One stroke of a pen, kept before the pen is put away. */
export async function drawStroke(browser: Browser): Promise<void> {
  const { driver } = browser
  await press(browser, 'button', live.ink.tool)
  await find(driver, '[data-sheet]')
  await driver.executeScript(
    `const sheet = document.querySelector('[data-sheet]')
     const box = sheet.getBoundingClientRect()
     const send = (name, x, buttons) => sheet.dispatchEvent(new PointerEvent(name, { bubbles: true, cancelable: true,
       pointerId: 3, pointerType: 'pen', isPrimary: true, width: 4, height: 4, button: name === 'pointermove' ? -1 : 0, buttons,
       clientX: box.x + box.width * x, clientY: box.y + box.height * 0.4 }))
     sheet.setPointerCapture = () => undefined
     send('pointerdown', 0.2, 1)
     send('pointermove', 0.4, 1)
     send('pointermove', 0.7, 1)
     send('pointerup', 0.7, 0)`
  )
  await waitUntil('the stroke is there', () =>
    driver.executeScript<boolean>(`return document.querySelector('[data-stroke]') !== null`)
  )
  await press(browser, 'button', live.close)
}

/** One photo of work, unchecked; the browser has a made-up camera. */
export async function takePhoto(browser: Browser): Promise<void> {
  const { driver } = browser
  await press(browser, 'button', live.camera.tool)
  await find(driver, '[data-looking=on]')
  await press(browser, 'button', cameraWords.shoot)
  await find(driver, '[data-looking] img')
  await press(browser, 'button', live.close)
  await find(driver, `[data-note] [aria-label="${live.camera.has}"]`)
}

/** After the bell, the photo that waits is found to have no face and no name. */
export async function checkPhoto(browser: Browser, url: string): Promise<void> {
  const { driver } = browser
  await toTheBell(browser, url)
  await press(browser, 'button', new RegExp(photoWords.check))
  await find(driver, '[data-photo-stage] canvas')
  await press(browser, 'button', bell.photo.clean)
  await findByRole(driver, 'button', /^Open the photo of work/)
}

/** Samples the pupils of the lesson every 15 s until one moment of the first was marked, and stops. */
export async function sampleOnce(browser: Browser): Promise<void> {
  const { driver } = browser
  await press(browser, 'button', live.sampling.toSampling)
  await choose(driver, live.sampling.seconds(15))
  await press(browser, 'button', live.sampling.start)
  await waitUntil(
    'the edge glows',
    () => driver.executeScript<boolean>('return document.querySelector("[data-glow]") !== null'),
    25_000
  )
  await finger(driver, KEY(4))
  await find(driver, `${KEY(4)}[aria-pressed=true]`)
  await press(browser, 'button', live.sampling.stop)
}
