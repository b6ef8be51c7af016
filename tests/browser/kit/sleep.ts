import type { WebDriver } from 'selenium-webdriver'
import { TICK } from '#store/guard.ts'
import { waitUntil } from '../harness/processes.ts'

/**
 * A tablet that is put away in the middle of a write. Hiding the page is the engine's own doing (its window is put away); no driver can
 * make a browser sleep, so the rest is this script, which runs before the page's own: while it sleeps no timer comes, the write that was
 * under way is never answered and is undone behind the page's back, and when it wakes half an hour has gone by.
 */
export const SLEEPER = `(() => {
  const told = document.documentElement.dataset
  const tell = (name, by = 1) => { told[name] = String(Number(told[name] ?? 0) + by) }
  let ahead = 0
  let asleep = false

  const Right = Date
  window.Date = class extends Right {
    constructor(...given) { super(...(given.length === 0 ? [Right.now() + ahead] : given)) }
    static now() { return Right.now() + ahead }
  }

  let held
  const missed = new Map()
  const waiting = new Map()
  const { setTimeout: after, clearTimeout: drop, setInterval: every } = window
  window.setTimeout = (run, ms, ...given) => {
    const id = after.call(window, () => {
      if (asleep) missed.set(id, () => run(...given))
      else if (ms === ${TICK} && held && !document.hidden) waiting.set(id, () => run(...given))
      else run(...given)
    }, ms)
    return id
  }
  window.clearTimeout = (id) => { missed.delete(id); waiting.delete(id); drop.call(window, id) }
  window.setInterval = (run, ms, ...given) => every.call(window, () => { if (!asleep) run(...given) }, ms)

  const deliver = (late) => {
    const all = [...late.values()]
    late.clear()
    for (const run of all) after.call(window, run, 0)
  }
  document.addEventListener('visibilitychange', () => { if (document.hidden) deliver(waiting) }, true)

  let holding = false
  const { transaction: begin } = IDBDatabase.prototype
  IDBDatabase.prototype.transaction = function (tables, mode, options) {
    const made = begin.call(this, tables, mode, options)
    if (document.hidden) tell('begunHidden')
    if (!holding || mode !== 'readwrite' || ![tables].flat().includes('lines')) return made
    holding = false
    held = made
    made.commit = () => {}
    const store = made.objectStore('lines')
    const keepOpen = () => { store.count().onsuccess = keepOpen }
    keepOpen()
    // The database hears of everything in it first.
    for (const type of ['success', 'error', 'complete', 'abort'])
      this.addEventListener(type, (event) => {
        const from = event.target.transaction ?? event.target
        if (from !== made || event.target.onsuccess === keepOpen) return
        event.stopImmediatePropagation()
        if (type === 'error') event.preventDefault()
      }, true)
    tell('held')
    return made
  }
  const { open } = IDBFactory.prototype
  IDBFactory.prototype.open = function (...given) { tell('opened'); return open.apply(this, given) }

  document.addEventListener('test-hold', () => { holding = true })
  document.addEventListener('test-sleep', () => { asleep = true })
  document.addEventListener('test-wake', () => {
    held?.abort()
    held = undefined
    ahead += Number(told.sleepFor)
    asleep = false
    deliver(missed)
  })
})()`

/** From now on the next write of a line, so of a note and not of a draft, is begun and never ends. */
export function holdNextWrite(driver: WebDriver): Promise<void> {
  return driver.executeScript(`document.dispatchEvent(new Event('test-hold'))`)
}

/** Once a write is held. */
export function writeIsHeld(driver: WebDriver): Promise<void> {
  return waitUntil('a write is under way and is not answered', async () => {
    return (await count(driver, 'held')) > 0
  })
}

/** Puts the window away; answers once the page knows that nobody sees it. */
export async function putAway(driver: WebDriver): Promise<void> {
  await driver.manage().window().minimize()
  await seen(driver, 'hidden')
}

/** From now on no timer of the page comes. */
export function fallAsleep(driver: WebDriver): Promise<void> {
  return driver.executeScript(`document.dispatchEvent(new Event('test-sleep'))`)
}

/** So many minutes later the window is in front again. */
export async function takeOut(driver: WebDriver, minutes: number): Promise<void> {
  await driver.executeScript(
    `document.documentElement.dataset.sleepFor = arguments[0]
     document.dispatchEvent(new Event('test-wake'))`,
    String(minutes * 60_000)
  )
  await driver.manage().window().setRect({ x: 0, y: 0, width: 820, height: 1180 })
  await seen(driver, 'visible')
}

function seen(driver: WebDriver, state: 'hidden' | 'visible'): Promise<void> {
  return waitUntil(`the page is ${state}`, () =>
    driver.executeScript<boolean>('return document.visibilityState === arguments[0]', state)
  )
}

/** How often the page opened a database, began a transaction while it was hidden, or had a write held. */
export async function count(
  driver: WebDriver,
  what: 'opened' | 'begunHidden' | 'held'
): Promise<number> {
  return Number(
    await driver.executeScript('return document.documentElement.dataset[arguments[0]] ?? 0', what)
  )
}
