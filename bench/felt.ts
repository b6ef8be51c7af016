import { By, until } from 'selenium-webdriver'
import type { Browser } from '../tests/browser/harness/engines.ts'

/** What a teacher waits for, one by one, in real Chromium: each answers milliseconds. */

/** Slows the page's processor so many times; 1 is its own speed. */
export const slow = (browser: Browser, rate: number): Promise<unknown> =>
  browser.devtools('Emulation.setCPUThrottlingRate', { rate })

/** Milliseconds from the start of the navigation until a selector is on the page and painted. */
export async function paintedAfter(
  { driver }: Browser,
  url: string,
  selector: string
): Promise<number> {
  await driver.get(url)
  return driver.executeAsyncScript<number>(
    `const [selector, done] = arguments
     const look = () => document.querySelector(selector)
       ? requestAnimationFrame(() => done(performance.now()))
       : requestAnimationFrame(look)
     look()`,
    selector
  )
}

/** Milliseconds from a finger on a chip until the store has said that its note is kept. */
export function tapToStored({ driver }: Browser): Promise<number> {
  return driver.executeAsyncScript<number>(
    `const done = arguments[0]
     const chip = document.querySelector('[data-chip=A]')
     const box = chip.getBoundingClientRect()
     const finger = (type, buttons) => new PointerEvent(type, { bubbles: true, cancelable: true, pointerId: 7,
       pointerType: 'touch', isPrimary: true, width: 20, height: 20, buttons,
       clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 })
     const began = performance.now()
     const watcher = new MutationObserver(() => {
       const mark = document.querySelector('[data-open=yes] [data-mark]')
       if (mark?.dataset.mark !== 'stored') return
       watcher.disconnect()
       done(performance.now() - began)
     })
     chip.dispatchEvent(finger('pointerdown', 1))
     chip.dispatchEvent(finger('pointerup', 0))
     watcher.observe(document.body, { subtree: true, childList: true, attributes: true })`
  )
}

/** Closes the open note, so that the next touch begins a new one. */
export async function closeNote({ driver }: Browser): Promise<void> {
  await driver.executeAsyncScript(
    `const done = arguments[0]
     document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
     window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
     setTimeout(done, 700)`
  )
}

export async function bringIn(
  browser: Browser,
  url: string,
  file: string,
  code: string
): Promise<void> {
  const { driver } = browser
  await driver.get(`${url}/tablet/copies`)
  const input = await driver.wait(until.elementLocated(By.css('input[type=file]')), 30_000)
  await input.sendKeys(file)
  const field = await driver.wait(until.elementLocated(By.css('input[data-kind=code]')), 10_000)
  await field.sendKeys(code)
  await field.submit()
  // 10,000 notes are folded, sealed and written: minutes on a slow machine.
  await driver.wait(until.elementLocated(By.css('[role=status] p')), 600_000)
}

/** Typed key by key, one after the other, as somebody who looks for it does: 27 keys. */
const LOOKED_FOR = ['draws bar', 'two parts', 'waits for']

/**
 * Milliseconds from each key until what it finds is painted, once every note has been looked through; with the processor at each of the
 * speeds in turn, each so many times slowed.
 */
export async function foundByKeys(
  browser: Browser,
  url: string,
  speeds: readonly number[]
): Promise<number[][]> {
  const { driver } = browser
  const field = 'input[type=search]'
  await driver.get(`${url}/evidence`)
  await driver.wait(until.elementLocated(By.css(field)), 10_000)
  const key = (text: string) =>
    driver.executeAsyncScript<number>(
      `const [field, text, done] = arguments
       const input = document.querySelector(field)
       const began = performance.now()
       input.value = text
       input.dispatchEvent(new Event('input', { bubbles: true }))
       requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)))`,
      field,
      text
    )
  await key('d')
  // While something is unread the field says so below it.
  await driver.wait(
    async () =>
      driver.executeScript<boolean>(
        `const input = document.querySelector(arguments[0])
         return !input.getAttribute('aria-describedby')`,
        field
      ),
    600_000
  )
  await key('')
  const took: number[][] = []
  for (const slowed of speeds) {
    await slow(browser, slowed)
    const at: number[] = []
    for (const words of LOOKED_FOR) {
      for (let length = 1; length <= words.length; length++)
        at.push(await key(words.slice(0, length)))
    }
    await slow(browser, 1)
    took.push(at)
  }
  return took
}

/** From the touch on Evidence until the first rows are painted; back on Today afterwards. */
export async function shownByTouch({ driver }: Browser): Promise<number> {
  const took = await driver.executeAsyncScript<number>(
    `const done = arguments[0]
     const began = performance.now()
     document.querySelector('nav a[href="/evidence"]').click()
     const look = () => document.querySelector('main a[href^="/evidence/0"]')
       ? requestAnimationFrame(() => done(performance.now() - began))
       : requestAnimationFrame(look)
     look()`
  )
  await driver.executeAsyncScript(
    `document.querySelector('nav a[href="/"]').click(); setTimeout(arguments[0], 500)`
  )
  return took
}

/** From the choice of a tag in Evidence until the rows that fit are painted; all notes again afterwards. */
export function filteredByTag({ driver }: Browser): Promise<number> {
  return driver.executeAsyncScript<number>(
    `const done = arguments[0]
     const select = [...document.querySelectorAll('main select')]
       .find((each) => [...each.options].some(({ value }) => value === 'asks'))
     const lead = () => document.querySelector('main h1 + div')?.textContent ?? ''
     const choose = (value) => {
       select.value = value
       select.dispatchEvent(new Event('change', { bubbles: true }))
     }
     const whenPainted = (isThere, then) => {
       const look = () => isThere() ? requestAnimationFrame(then) : requestAnimationFrame(look)
       look()
     }
     const all = lead()
     const began = performance.now()
     choose('asks')
     whenPainted(() => lead() !== all, () => {
       const took = performance.now() - began
       choose('')
       whenPainted(() => lead() === all, () => done(took))
     })`
  )
}

/** Pixels a hard fling goes in a second, and how long it goes on, ms. By the wheel: a finger of this driver moves nothing in a desktop's window. */
const FLING = 4000
const FLUNG = 4000

/** Frames of a long fling through Evidence: milliseconds between one and the next. */
export async function framesOfFling(browser: Browser): Promise<number[]> {
  const { driver } = browser
  await driver.executeScript(
    `window.frames_ = []
     let last = performance.now()
     const next = (now) => {
       if (!window.frames_) return
       window.frames_.push(now - last)
       last = now
       requestAnimationFrame(next)
     }
     requestAnimationFrame((now) => { last = now; requestAnimationFrame(next) })`
  )
  await browser.devtools('Input.synthesizeScrollGesture', {
    x: 410,
    y: 800,
    yDistance: -(FLING * FLUNG) / 1000,
    speed: FLING,
    gestureSourceType: 'mouse'
  })
  const moved = await driver.executeScript<number>('return scrollY')
  if (moved < FLING) throw new Error(`the list was flung and stands at ${moved}`)
  return driver.executeScript<number[]>(
    `const frames = window.frames_
     window.frames_ = undefined
     scrollTo(0, 0)
     return frames`
  )
}

/** The fewest frames a second in any half second of these; frames as milliseconds between two. */
export function slowestHalfSecond(frames: readonly number[]): number {
  let least = Infinity
  for (let from = 0; from < frames.length; from++) {
    let length = 0
    let count = 0
    for (let at = from; at < frames.length && length < 500; at++) {
      length += frames[at] ?? 0
      count += 1
    }
    if (length >= 500) least = Math.min(least, (count * 1000) / length)
  }
  return least
}
