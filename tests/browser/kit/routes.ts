import type { WebDriver } from 'selenium-webdriver'
import { words as frame } from '../../../src/app/words.ts'
import { NOTES } from '../../../src/features/first-run/sample-notes.ts'
import { words as evidence } from '../../../src/features/evidence/words.ts'
import { words as firstRun } from '../../../src/features/first-run/words.ts'
import type { Browser } from '../harness/engines.ts'
import { find, settled, shows } from '../harness/page.ts'
import { waitUntil } from '../harness/processes.ts'
import { textOf } from '../../tree.ts'

/** Every address of the app as its table has it; the table itself imports screens and cannot be loaded here. */
export const routePaths = [
  '/',
  '/live',
  '/live/:lesson',
  '/lessons',
  '/lessons/new',
  '/lessons/:lesson',
  '/lessons/:lesson/ready',
  '/lessons/:lesson/after',
  '/evidence',
  '/evidence/:note',
  '/evidence/pupil/:pupil',
  '/enquiry',
  '/enquiry/key-sheet',
  '/group',
  '/group/handed-in',
  '/group/invite',
  '/group/without-server',
  '/join',
  '/start',
  '/install',
  '/tablet',
  '/tablet/before-you-leave',
  '/tablet/where',
  '/tablet/sheet',
  '/tablet/copies'
] as const

/** What the app's own table says now. */
export function pathsOfTheApp(): readonly string[] {
  return [...textOf('src/app/routes.ts').matchAll(/^ {4}path: '([^']+)'/gm)].map(
    (match) => match[1] ?? ''
  )
}

/** Opens the finished sample project from the first page, which is drawn anew when the store has opened. */
export async function lookAround({ driver }: Browser, url: string): Promise<void> {
  await driver.get(url)
  await waitUntil('the sample project is open', () =>
    driver
      .executeScript<boolean>(
        `const button = [...document.querySelectorAll('button')].find((one) => one.innerText.trim() === arguments[0])
         if (button) window.looked = true
         button?.click()
         return Boolean(window.looked) && !button && document.querySelector('nav a[href="/lessons"]') !== null`,
        firstRun.lookAround
      )
      .catch(() => false)
  )
  await shows(driver, frame.sampleMark)
  // The book opens at once and fills while it is looked at; leaving the page before the last note would cut it short.
  await driver.executeScript('document.querySelector(\'nav a[href="/evidence"]\').click()')
  await shows(driver, `${NOTES.flat().length} notes`)
  await waitUntil('its photo is there', () =>
    driver.executeScript<boolean>(
      `scrollTo(0, scrollY + innerHeight < document.body.scrollHeight ? scrollY + 400 : 0)
       return document.querySelector('main [aria-label="${evidence.photo}"]') !== null`
    )
  )
  await driver.executeScript('scrollTo(0, 0)')
}

/** The addresses with a lesson, a note and a pupil that are really there. */
export async function addresses(driver: WebDriver, url: string): Promise<readonly string[]> {
  await driver.get(`${url}/lessons`)
  const lesson = await idIn(driver, 'main a[href^="/lessons/0"]')
  await driver.get(`${url}/evidence`)
  const note = await idIn(driver, 'main a[href^="/evidence/0"]')
  // Of the pupils one about whom something was noted, where there is one.
  const pupil = await driver.executeScript<string>(
    `const noted = document.querySelector('main [role=list]')?.innerText ?? ''
     const pupils = [...document.querySelectorAll('main select option')].filter(({ value }) => /^0/.test(value))
     return (pupils.find(({ text }) => noted.includes(text)) ?? pupils[0])?.value ?? 'nobody'`
  )
  return routePaths.map((path) =>
    path.replace(':lesson', lesson).replace(':note', note).replace(':pupil', pupil)
  )
}

/** The last one: of the lessons the one that was held, with stages and notes. */
async function idIn(driver: WebDriver, css: string): Promise<string> {
  await find(driver, css)
  const href = await driver.executeScript<string>(
    'return [...document.querySelectorAll(arguments[0])].at(-1).href',
    css
  )
  return new URL(href).pathname.split('/')[2] ?? ''
}

/** Goes to an address and waits until its screen is drawn, with its fonts and pictures. */
export async function visit(driver: WebDriver, address: string): Promise<void> {
  await driver.get(address)
  await waitUntil(`${address} is drawn`, () =>
    driver
      .executeScript<boolean>(
        `const place = document.querySelector('main') ?? document.body
         return document.fonts.status === 'loaded' && place.innerText.trim().length > 20 &&
           (document.querySelector('[data-live=on]') !== null || document.querySelector('h1') !== null)`
      )
      .catch(() => false)
  )
  await settled(driver)
}

/** Chooses by the words beside a choice: its own small circle is drawn by CSS and hidden. */
export async function choose(driver: WebDriver, label: string): Promise<void> {
  await waitUntil(`a choice called ${label}`, () =>
    driver.executeScript<boolean>(
      `const found = [...document.querySelectorAll('input[type=radio]')]
         .find((one) => [...one.labels].some((each) => each.innerText.trim() === arguments[0]))
       found?.click()
       return found !== undefined`,
      label
    )
  )
}
