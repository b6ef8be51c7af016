import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words as bell } from '../../src/features/after-the-bell/words.ts'
import { words as live } from '../../src/features/live-lesson/words.ts'
import { recordingWords } from '../../src/features/live-lesson/recording-words.ts'
import { uncheckedWords } from '../../src/features/today/unchecked-words.ts'
import { type Browser, type Engine, engines, newProfile, openEngine } from './harness/engines.ts'
import { find, findByRole, offlineReady, shows, tap } from './harness/page.ts'
import { waitUntil } from './harness/processes.ts'
import { type Server, startServer } from './harness/server.ts'
import { findings } from './kit/axe.ts'
import { photograph } from './kit/photograph.ts'
import { preparedTablet } from './kit/prepared.ts'
import { records } from './kit/records.ts'
import { allowSound } from './kit/sound.ts'
import { fill, finger, openLive, press, startProject, toTheBell } from './kit/teacher.ts'

/** Pieces of sound on the tablet's disk. */
const pieces = (browser: Browser) => records(browser, 'meta', 'blob:')

/** What is being played: read from the page itself, for nothing else may fetch it. */
async function rememberSounds({ driver }: Browser): Promise<void> {
  await driver.executeScript(
    `const make = URL.createObjectURL
     window.sounds = []
     URL.createObjectURL = (blob) => { window.sounds.push(blob); return make.call(URL, blob) }`
  )
}

interface Sound {
  readonly head: string
  readonly rate: number
  /** s */
  readonly length: number
  readonly loudest: number
}

function lastSound({ driver }: Browser): Promise<Sound> {
  return driver.executeAsyncScript<Sound>(
    `const done = arguments[0]
     window.sounds.at(-1).arrayBuffer().then((buffer) => {
       const view = new DataView(buffer)
       const samples = new Int16Array(buffer, 44)
       done({ head: String.fromCharCode(...new Uint8Array(buffer, 0, 4)), rate: view.getUint32(24, true),
         length: samples.length / view.getUint32(24, true), loudest: samples.reduce((most, each) => Math.max(most, Math.abs(each)), 0) })
     })`
  )
}

describe.each(engines)('sound recorded in %s', (name) => {
  const profile = newProfile(name)
  let server: Server
  let engine: Engine
  let browser: Browser

  beforeAll(async () => {
    server = await startServer()
    engine = await openEngine(name)
    browser = await engine.open(profile.path, { camera: 'fake' })
    await browser.driver.get(server.url)
    await offlineReady(browser.driver)
    await startProject(browser, server.url, {
      title: 'Show me',
      name: 'R. Adair',
      school: 'Whinmuir Primary'
    })
  })
  afterAll(async () => {
    await browser?.close()
    await engine?.stop()
    await server?.remove()
    profile.remove()
  })

  it('[B12] is there only where the project allows it, beside the notes, and a battery that dies takes the last ten seconds at most', async () => {
    await openLive(browser, server.url)
    const tools = await find(browser.driver, `[role=group][aria-label="${live.tools}"]`)
    expect(await tools.getText()).not.toContain(live.recording.tool)
    await allowSound(browser, server.url)
    await server.stop()
    await openLive(browser, server.url)
    await finger(browser.driver, '[data-chip="A"]')
    await press(browser, 'button', live.recording.tool)
    await shows(browser.driver, recordingWords.ask)
    expect(await findings(browser)).toEqual([])
    await photograph(browser, 'recording-ask')
    await press(browser, 'button', recordingWords.start)
    await find(browser.driver, '[data-recording=on]')
    await waitUntil('ten seconds are kept', async () => (await pieces(browser)) === 1)
    expect(await findings(browser)).toEqual([])
    await photograph(browser, 'recording-on')
    // The panel is put away and notes are taken: it goes on.
    await press(browser, 'button', live.close)
    await finger(browser.driver, '[data-chip="B"]')
    await waitUntil('twenty seconds are kept', async () => (await pieces(browser)) === 2)
    await photograph(browser, 'recording-beside')
    await browser.kill9()
    browser = await engine.open(profile.path, { camera: 'fake' })
    await openLive(browser, server.url)
    await waitUntil('it says when it stopped', () =>
      browser.driver.executeScript<boolean>(
        `return document.body.innerText.includes(arguments[0])`,
        live.recording.stopped('').split('.')[1]?.trim() ?? ''
      )
    )
    expect(await pieces(browser)).toBe(2)
    await photograph(browser, 'recording-stopped')
    await browser.driver.get(server.url)
    await shows(browser.driver, uncheckedWords.toWriteDown(1))
  }, 120_000)

  it('is played, written down and deleted after the bell', async () => {
    const { driver } = browser
    await toTheBell(browser, server.url)
    await rememberSounds(browser)
    await press(browser, 'button', new RegExp(bell.recording.open))
    await find(driver, 'dialog[open] audio[src^="blob:"]')
    const sound = await lastSound(browser)
    expect(sound).toMatchObject({ head: 'RIFF', rate: 16_000 })
    // Two pieces; a recorder that is cut by a timer makes longer ones on a busy machine.
    expect(sound.length).toBeGreaterThan(19)
    expect(sound.length).toBeLessThan(40)
    expect(sound.loudest).toBeGreaterThan(1000)
    await waitUntil('the engine can play it', () =>
      driver.executeScript<boolean>(
        `const { duration, error } = document.querySelector('dialog[open] audio')
         return !error && Math.abs(duration - arguments[0]) < 0.5`,
        sound.length
      )
    )
    const played = () =>
      driver.executeScript<number>(
        `return document.querySelector('dialog[open] audio').currentTime`
      )
    await press(browser, 'button', bell.recording.play)
    await waitUntil('it is heard', async () => (await played()) > 0.5)
    await press(browser, 'button', bell.recording.pause)
    await findByRole(driver, 'button', bell.recording.play)
    await tap(browser, await find(driver, 'dialog[open] input[type=range]'))
    await waitUntil('it is half-way', async () => Math.abs((await played()) - sound.length / 2) < 2)
    const before = await played()
    await press(browser, 'button', bell.recording.back(5))
    await waitUntil('it is five seconds back', async () => (await played()) === before - 5)
    await fill(driver, bell.recording.transcript, 'I drew it first because it is the long one')
    expect(await findings(browser)).toEqual([])
    await photograph(browser, 'recording-check')
    await press(browser, 'button', bell.recording.keep)
    await shows(driver, bell.recording.keepAsk)
    await driver.executeScript(
      `const dialogs = [...document.querySelectorAll('dialog[open]')]
       const button = [...dialogs.at(-1).querySelectorAll('button')].find(({ innerText }) => innerText.trim() === arguments[0])
       button.click()`,
      bell.recording.keep
    )
    await waitUntil('the sound is gone', async () => (await pieces(browser)) === 0)
    await driver.get(`${server.url}/evidence`)
    await shows(driver, 'I drew it first because it is the long one')
  })
})

describe.each(engines)('a tablet without a microphone in %s', (name) => {
  const here = preparedTablet(name, async ({ browser, url }) => {
    await allowSound(browser, url)
    await openLive(browser, url)
  })

  it('says so, and opens no note for it', async () => {
    const { browser } = here()
    await press(browser, 'button', live.recording.tool)
    await press(browser, 'button', recordingWords.start)
    await shows(browser.driver, recordingWords.absent)
    await photograph(browser, 'recording-absent')
    const notes = await browser.driver.executeScript<number>(
      `return document.querySelectorAll('li[data-note]').length`
    )
    expect(notes).toBe(0)
    await findByRole(browser.driver, 'button', recordingWords.start)
  })
})
