import { describe, expect, it } from 'vitest'
import { words } from '../../src/features/live-lesson/words.ts'
import { samplingWords } from '../../src/features/shared/sampling-words.ts'
import { engines } from './harness/engines.ts'
import { bodyText, find, reload, shows, tap } from './harness/page.ts'
import { waitUntil } from './harness/processes.ts'
import { photograph } from './kit/photograph.ts'
import { preparedTablet } from './kit/prepared.ts'
import { choose, finger, handInAll, openLive, press, takeNote } from './kit/teacher.ts'

const { sampling } = words
const KEY = (number: number) => `[aria-label="${sampling.panel}"] [aria-keyshortcuts="${number}"]`

describe.each(engines)('sampling by the clock in %s', (name) => {
  const here = preparedTablet(name, async ({ browser, server, url }) => {
    await openLive(browser, url)
    await server.stop()
  })

  it('counts what happens, one touch a time, takes a wrong one back, and says of how many', async () => {
    const { browser } = here()
    const { driver } = browser
    await press(browser, 'button', sampling.toSampling)
    await choose(driver, sampling.methods.count)
    await press(browser, 'button', sampling.countPicks[0] ?? '')
    await press(browser, 'button', sampling.startCount)
    const counted = (said: number | string) =>
      waitUntil(`${said} are counted`, () =>
        driver.executeScript<boolean>(
          `return document.querySelector(arguments[0])?.querySelector('b')?.innerText === arguments[1]`,
          KEY(1),
          String(said)
        )
      )
    await counted(0)
    // A touch just after the keys came was meant for what stood there before.
    await new Promise((resolve) => setTimeout(resolve, 500))
    for (const times of [1, 2, 3]) {
      await finger(driver, KEY(1))
      await counted(times)
    }
    await finger(driver, `[aria-label="${sampling.oneLess}"]`)
    await counted(2)
    for (const outOf of [3, 4, 5]) {
      await finger(driver, `[aria-label="${words.outOfMore}"]`)
      await counted(sampling.pair(2, outOf))
    }
    await photograph(browser, 'sampling-count')
    await press(browser, 'button', sampling.stop)
  })

  it('glows at the moment, takes one mark, goes on after a reload and is handed in with the notes', async () => {
    const { browser, url } = here()
    const { driver } = browser
    await press(browser, 'button', sampling.toSampling)
    await shows(driver, sampling.explain)
    await tap(browser, await find(driver, `[aria-label="${sampling.title}"] summary`))
    await shows(driver, samplingWords.codes.W.notThis)
    await photograph(browser, 'sampling-set-up')
    await choose(driver, sampling.seconds(15))
    await press(browser, 'button', sampling.start)
    // Between moments a key says nothing.
    await find(driver, `${KEY(1)}[aria-disabled=true]`)
    await finger(driver, KEY(1))
    // The tags are one tap away, and give the place back by themselves.
    await press(browser, 'button', sampling.toTags)
    await takeNote(browser, { pupil: 'B', tag: '2', text: 'drew the bar first' })
    await find(driver, KEY(1))
    await waitUntil(
      'the edge glows',
      () => driver.executeScript<boolean>('return document.querySelector("[data-glow]") !== null'),
      20_000
    )
    const [edge, glass] = await driver.executeScript<number[][]>(
      `return ['[data-glow]', '[data-live]'].map((place) => {
         const { x, y, width, height } = document.querySelector(place).getBoundingClientRect()
         return [x, y, width, height].map(Math.round)
       })`
    )
    expect(edge).toEqual(glass)
    await finger(driver, KEY(4))
    await find(driver, `${KEY(4)}[aria-pressed=true]`)
    await photograph(browser, 'sampling-marked')
    await shows(driver, sampling.lookNext('B, Lapwing'))
    await reload(driver)
    await find(driver, KEY(1))
    await shows(driver, sampling.lookNext('B, Lapwing'))
    expect(await bodyText(driver)).not.toContain(sampling.missed(1))
    await press(browser, 'button', words.done)
    await handInAll(browser, url)
    await shows(driver, samplingWords.methods.momentary)
    await shows(driver, samplingWords.methods.count)
    await shows(driver, samplingWords.code('waiting', 1, undefined))
    await shows(driver, samplingWords.timesOf('hand up', 2, 5))
    await photograph(browser, 'sampling-handed-in')
  })
})
