import { setTimeout as pause } from 'node:timers/promises'
import type { Browser } from '../harness/engines.ts'
import { find } from '../harness/page.ts'
import { waitUntil } from '../harness/processes.ts'
import { finger, ticked } from './teacher.ts'

/** What goes on around a kill: notes at speed, half a sentence, and looking for both afterwards. */

/** Typed and left alone long enough to be written; of what comes after it the last second may be lost with the battery. */
export const FIRST_HALF = 'He draws the bar twice.'
const SECOND_HALF = ' Then he counts the parts again and writes it down'
export const SENTENCE = FIRST_HALF + SECOND_HALF

/** Notes at the speed of taps, a chip and a tag each: the tag makes the next chip a new note. What shows its tick is saved. */
export async function takeNotes(browser: Browser, many: number, saved: Set<string>): Promise<void> {
  for (let note = 0; note < many; note++) {
    await finger(browser.driver, `[data-chip="${'ABC'.charAt(note % 3)}"]`)
    await finger(browser.driver, `[aria-keyshortcuts="${(note % 4) + 1}"]`)
    for (const id of await ticked(browser.driver)) saved.add(id)
  }
}

/** Half a sentence that is surely stored, then letter by letter; answers when each letter stood there, in ms. */
export async function typeOn(browser: Browser): Promise<readonly number[]> {
  const field = await find(browser.driver, 'textarea#live-words')
  await field.sendKeys(FIRST_HALF)
  await waitUntil('a draft is stored', () => hasDraft(browser))
  // Letters that came while it was being stored follow within a second.
  await pause(1500)
  const times: number[] = []
  for (const letter of SECOND_HALF) {
    await field.sendKeys(letter)
    times.push(performance.now())
  }
  return times
}

/** Age of the oldest letter that is missing, at the moment of the kill, in ms; 0 where none is. */
export function draftLoss(draft: string, times: readonly number[], killed: number): number {
  const oldest = times[draft.length - FIRST_HALF.length]
  return oldest === undefined ? 0 : killed - oldest
}

/** Whether the tablet's own database holds half-typed words; what they are is sealed. */
function hasDraft({ driver }: Browser): Promise<boolean> {
  return driver.executeAsyncScript<boolean>(
    `const done = arguments[0]
     const opening = indexedDB.open('jotter')
     opening.onsuccess = () => {
       const counting = opening.result.transaction('drafts').objectStore('drafts').count()
       counting.onsuccess = () => { opening.result.close(); done(counting.result > 0) }
     }`
  )
}

/** What stands in the field of the note that was being written, once it has come back. */
export async function wordsThere({ driver }: Browser): Promise<string> {
  let text = ''
  await waitUntil('the unfinished note comes back', async () => {
    text = await driver.executeScript<string>(
      `return document.querySelector('textarea#live-words')?.value ?? ''`
    )
    return text !== ''
  })
  return text
}

/** Scrolls through the whole list of evidence and collects every note in it. */
export async function notesOf({ driver }: Browser): Promise<ReadonlySet<string>> {
  const seen = new Set<string>()
  let quiet = 0
  await waitUntil('the list shows notes', async () => (await inView(driver)).length > 0)
  while (quiet < 3) {
    const before = seen.size
    for (const id of await inView(driver)) seen.add(id)
    quiet = seen.size === before ? quiet + 1 : 0
    await driver.executeAsyncScript(
      `const done = arguments[0]
       const scrollers = [document.scrollingElement, ...document.querySelectorAll('main, main *, [class]')]
       for (const one of scrollers) if (one.scrollHeight > one.clientHeight + 4) one.scrollBy(0, 400)
       const whole = () => document.querySelector('[data-light]') ? setTimeout(whole, 20) : requestAnimationFrame(done)
       requestAnimationFrame(() => setTimeout(whole, 60))`
    )
  }
  return seen
}

function inView(driver: Browser['driver']): Promise<string[]> {
  return driver.executeScript<string[]>(
    `return [...document.querySelectorAll('main a[href^="/evidence/0"]')].map((row) => row.getAttribute('href').split('/').at(-1))`
  )
}
