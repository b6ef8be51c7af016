import { describe, expect, it } from 'vitest'
import { words as live } from '../../src/features/live-lesson/words.ts'
import { type Browser, engines } from './harness/engines.ts'
import { find, reload } from './harness/page.ts'
import { waitUntil } from './harness/processes.ts'
import { photograph } from './kit/photograph.ts'
import { preparedTablet } from './kit/prepared.ts'
import { finger, handInAll, openLive, press } from './kit/teacher.ts'

/** A pen, or a finger, over the page: down at the first place, over the others, and then lifted or taken away by the system. */
const draw = (
  { driver }: Browser,
  type: 'pen' | 'touch',
  places: readonly (readonly [number, number])[],
  end: 'pointerup' | 'pointercancel' = 'pointerup'
) =>
  driver.executeScript(
    `const [type, places, end] = arguments
     const sheet = document.querySelector('[data-sheet]')
     const box = sheet.getBoundingClientRect()
     const event = (name, [x, y], buttons) => sheet.dispatchEvent(new PointerEvent(name, { bubbles: true, cancelable: true,
       pointerId: 3, pointerType: type, isPrimary: true, width: 4, height: 4, button: name === 'pointermove' ? -1 : 0, buttons,
       clientX: box.x + box.width * x, clientY: box.y + box.height * y }))
     sheet.setPointerCapture = () => undefined
     event('pointerdown', places[0], 1)
     for (const place of places.slice(1)) event('pointermove', place, 1)
     event(end, places.at(-1), 0)`,
    type,
    places,
    end
  )

const strokes = ({ driver }: Browser) =>
  driver.executeScript<number>(`return document.querySelectorAll('[data-stroke]').length`)

/** How many px of the sheet lie below its window. */
const hidden = ({ driver }: Browser) =>
  driver.executeScript<number>(
    `const { scrollHeight, clientHeight, scrollTop } = document.querySelector('[data-sheet]').parentElement
     return scrollHeight - clientHeight - scrollTop`
  )

const BAR = [
  [0.2, 0.4],
  [0.4, 0.4],
  [0.7, 0.41]
] as const
const GAP = [
  [0.3, 0.6],
  [0.5, 0.62],
  [0.6, 0.6]
] as const

describe.each(engines)('ink in %s', (name) => {
  const here = preparedTablet(name, async ({ browser, server, url }) => {
    await openLive(browser, url)
    await server.stop()
  })

  it('is drawn with a pen, taken back, erased, kept over a reload and handed in with its note', async () => {
    const { browser, url } = here()
    const { driver } = browser
    await finger(driver, '[data-chip="A"]')
    await press(browser, 'button', live.ink.tool)
    await find(driver, '[data-sheet]')
    await draw(browser, 'touch', GAP)
    await waitUntil('a finger draws', async () => (await strokes(browser)) === 1)
    await draw(browser, 'pen', BAR)
    await waitUntil('the pen draws', async () => (await strokes(browser)) === 2)
    // A hand that rests on the glass, now that there is a pen, and a touch that the system took.
    await draw(browser, 'touch', BAR)
    await draw(browser, 'pen', BAR, 'pointercancel')
    expect(await strokes(browser)).toBe(2)
    await draw(browser, 'pen', [
      [0.8, 0.8],
      [0.9, 0.9]
    ])
    await waitUntil('a third stroke', async () => (await strokes(browser)) === 3)
    await photograph(browser, 'ink')
    await press(browser, 'button', live.ink.eraser)
    await draw(browser, 'pen', [GAP[1], GAP[1]])
    await waitUntil('one is erased', async () => (await strokes(browser)) === 2)
    await waitUntil('all is kept', () =>
      driver.executeScript<boolean>(
        `return document.querySelector('[data-open=yes] [data-mark=stored]') !== null`
      )
    )
    await reload(driver)
    await find(driver, 'li[data-note]')
    await driver.executeScript(`document.querySelector('li[data-note] button').click()`)
    await press(browser, 'button', live.ink.tool)
    await find(driver, '[data-sheet]')
    await waitUntil('both are there again', async () => (await strokes(browser)) === 2)
    // The pen is remembered: the sheet is higher than its window, and a finger moves it.
    await find(driver, '[data-sheet][data-pen]')
    await waitUntil('there is more sheet below', async () => (await hidden(browser)) > 20)
    const before = await hidden(browser)
    await draw(browser, 'touch', [
      [0.5, 0.5],
      [0.5, 0.45],
      [0.5, 0.4]
    ])
    expect(await hidden(browser)).toBeLessThan(before)
    expect(await strokes(browser)).toBe(2)
    await photograph(browser, 'ink-high')
    await press(browser, 'button', live.ink.eraser)
    await draw(browser, 'pen', [BAR[1], BAR[1]])
    await waitUntil('one of before is erased', async () => (await strokes(browser)) === 1)
    await handInAll(browser, url)
    await driver.get(`${url}/evidence`)
    const row = await find(driver, 'main a[href^="/evidence/0"]')
    await driver.get((await row.getAttribute('href')) ?? '')
    await waitUntil('the drawing is on the note’s own page', () =>
      driver.executeScript<boolean>(
        `return document.querySelectorAll('figure svg[role=img] path').length === 1`
      )
    )
    await photograph(browser, 'ink-note')
  })
})
