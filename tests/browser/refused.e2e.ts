import { describe, it } from 'vitest'
import { cameraWords } from '../../src/features/live-lesson/camera-words.ts'
import { recordingWords } from '../../src/features/live-lesson/recording-words.ts'
import { words as live } from '../../src/features/live-lesson/words.ts'
import { engines } from './harness/engines.ts'
import { find, shows } from './harness/page.ts'
import { waitUntil } from './harness/processes.ts'
import { photograph } from './kit/photograph.ts'
import { shootFile } from './kit/pictures.ts'
import { preparedTablet } from './kit/prepared.ts'
import { allowSound } from './kit/sound.ts'
import { noteIds, openLive, press, takeNote } from './kit/teacher.ts'

/** WebKit lets a page that is driven use whatever there is. */
const refusing = engines.filter((name) => name !== 'webkit')

describe.each(refusing)('a tablet that refuses camera and microphone in %s', (name) => {
  const here = preparedTablet(
    name,
    async ({ browser, url }) => {
      await allowSound(browser, url)
      await openLive(browser, url)
    },
    { camera: 'refused' }
  )

  it('says of the microphone how to undo that, opens no note for it, and takes notes all the same', async () => {
    const { browser } = here()
    await press(browser, 'button', live.recording.tool)
    await press(browser, 'button', recordingWords.start)
    await shows(browser.driver, recordingWords.refused)
    await photograph(browser, 'recording-refused')
    const before = await noteIds(browser.driver)
    await press(browser, 'button', live.close)
    await takeNote(browser, { pupil: 'A', tag: '2', text: 'says it is longer' })
    await waitUntil('the only note is hers', async () => {
      const ids = await noteIds(browser.driver)
      return before.length === 0 && ids.length === 1
    })
  })

  it('says of the camera how to undo that, takes a file all the same, and a note after it', async () => {
    const { browser } = here()
    const { driver } = browser
    await press(browser, 'button', live.camera.tool)
    await find(driver, '[data-looking=refused]')
    await shows(driver, cameraWords.refused)
    await photograph(browser, 'camera-refused')
    await shootFile(browser, { width: 800, height: 600 })
    await find(driver, '[data-shot]')
    await press(browser, 'button', live.close)
    await takeNote(browser, { pupil: 'B', tag: '2', text: 'drew the bar first' })
  })
})
