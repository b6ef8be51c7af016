import { By, type WebDriver } from 'selenium-webdriver'
import type { Browser } from '../harness/engines.ts'
import { bodyText, find, findByRole, settled, tap } from '../harness/page.ts'
import { waitUntil } from '../harness/processes.ts'

/** What a teacher does with Jotter, in her own words. Each waits for what it needs and for what it did. */

/** Types into the field with this label, as a keyboard would. */
export async function fill(driver: WebDriver, label: string, text: string): Promise<void> {
  const field = await fieldCalled(driver, label)
  await field.clear()
  await field.sendKeys(text)
}

async function fieldCalled(driver: WebDriver, label: string) {
  await waitUntil(`a field called ${label}`, async () => (await idOf(driver, label)) !== '')
  return driver.findElement(By.id(await idOf(driver, label)))
}

function idOf(driver: WebDriver, label: string): Promise<string> {
  return driver.executeScript<string>(
    `const found = [...document.querySelectorAll('label')].find((one) => one.innerText.trim().startsWith(arguments[0]))
     return found?.htmlFor ?? ''`,
    label
  )
}

/** Picks from a list by the text of the choice. */
export async function pick(driver: WebDriver, label: string, choice: string): Promise<void> {
  await fieldCalled(driver, label)
  await driver.executeScript(
    `const list = document.getElementById(arguments[0])
     list.value = [...list.options].find((one) => one.text === arguments[1]).value
     list.dispatchEvent(new Event('change', { bubbles: true }))`,
    await idOf(driver, label),
    choice
  )
}

/** Ticks a choice by touching its words, as people do. */
export async function choose(driver: WebDriver, label: string): Promise<void> {
  await waitUntil(`a choice called ${label}`, () =>
    driver.executeScript<boolean>(
      `const found = [...document.querySelectorAll('label')].find((one) => one.innerText.trim() === arguments[0])
       found?.click()
       return found !== undefined`,
      label
    )
  )
}

/** Touches the choice whose words begin so, where a sentence stands below them. */
async function chooseStarting(driver: WebDriver, label: string): Promise<void> {
  await waitUntil(`a choice that begins with ${label}`, () =>
    driver.executeScript<boolean>(
      `const found = [...document.querySelectorAll('label')].find((one) => one.innerText.trim().startsWith(arguments[0]))
       found?.click()
       return found !== undefined`,
      label
    )
  )
}

function hasChoice(driver: WebDriver, label: string): Promise<boolean> {
  return driver.executeScript<boolean>(
    `return [...document.querySelectorAll('label')].some((one) => one.innerText.trim() === arguments[0])`,
    label
  )
}

/** Picks from a list that is named without words to be seen. */
export async function pickCalled(driver: WebDriver, name: string, choice: string): Promise<void> {
  await driver.executeScript(
    `const list = [...document.querySelectorAll('select')].find((one) => one.ariaLabel === arguments[0])
     list.value = [...list.options].find((one) => one.text === arguments[1]).value
     list.dispatchEvent(new Event('change', { bubbles: true }))`,
    name,
    choice
  )
}

export async function press(browser: Browser, role: string, name: string | RegExp): Promise<void> {
  const element = await findByRole(browser.driver, role, name).catch(async (error: unknown) => {
    const says = (await bodyText(browser.driver)).replaceAll(/\s+/g, ' ').slice(0, 400)
    throw new Error(`no ${role} called ${String(name)}; the page says: ${says}`, { cause: error })
  })
  await settled(browser.driver)
  await tap(browser, element)
}

export interface Start {
  readonly title: string
  readonly name: string
  readonly school: string
}

/** A new project with three case-study pupils, on this tablet only. */
export async function startProject(browser: Browser, url: string, start: Start): Promise<void> {
  await browser.driver.get(`${url}/start`)
  await fillInStart(browser, start)
}

/** The one page that a new project needs, filled in and sent. */
export async function fillInStart(browser: Browser, start: Start): Promise<void> {
  const { driver } = browser
  await fill(driver, 'What do you call the enquiry?', start.title)
  await fill(driver, 'Your name', start.name)
  await fill(driver, 'Your school', start.school)
  await pick(driver, 'Class stage', 'P4')
  for (const label of ['Heron', 'Lapwing', 'Plover']) await press(browser, 'button', label)
  await press(browser, 'button', 'Start')
  await findByRole(driver, 'link', 'To Today')
}

export async function openLive(browser: Browser, url: string): Promise<void> {
  await browser.driver.get(`${url}/live`)
  await find(browser.driver, '[data-live=on] [data-chip=A]')
}

/** After the bell of the newest lesson. */
export async function toTheBell(browser: Browser, url: string): Promise<void> {
  await browser.driver.get(`${url}/lessons`)
  const lesson = await find(browser.driver, 'main a[href^="/lessons/0"]')
  await browser.driver.get(`${await lesson.getAttribute('href')}/after`)
}

/** One finger down and up on the first element that fits: what the glass itself sees, in every engine. */
export async function finger(driver: WebDriver, css: string): Promise<void> {
  await driver.executeScript(
    `const target = document.querySelector(arguments[0])
     const box = target.getBoundingClientRect()
     const touch = (type, buttons) => new PointerEvent(type, { bubbles: true, cancelable: true, pointerId: 5,
       pointerType: 'touch', isPrimary: true, width: 18, height: 18, button: 0, buttons,
       clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 })
     target.dispatchEvent(touch('pointerdown', 1))
     target.dispatchEvent(touch('pointerup', 0))
     target.click()`,
    css
  )
}

/** Ids of the notes that show the tick now. */
export function ticked(driver: WebDriver): Promise<string[]> {
  return driver.executeScript<string[]>(
    `return [...document.querySelectorAll('li[data-note]')]
       .filter((note) => note.querySelector('[data-mark=stored]')).map((note) => note.dataset.note)`
  )
}

/** Chip, tag, words, and on: a whole note, kept before it goes on. */
export async function takeNote(
  browser: Browser,
  note: { readonly pupil: string; readonly tag: string; readonly text: string }
): Promise<void> {
  const { driver } = browser
  const before = await noteIds(driver)
  await finger(driver, `[data-chip="${note.pupil}"]`)
  await waitUntil('the first touch opens a note', async () =>
    (await noteIds(driver)).some((id) => !before.includes(id))
  )
  await finger(driver, `[aria-keyshortcuts="${note.tag}"]`)
  const words = await find(driver, 'textarea#live-words')
  await words.sendKeys(note.text)
  await driver.executeScript('document.activeElement.blur()')
  const mine = (await noteIds(driver)).find((id) => !before.includes(id)) ?? ''
  await waitUntil('the note shows its tick', async () => (await ticked(driver)).includes(mine))
}

export function noteIds(driver: WebDriver): Promise<string[]> {
  return driver.executeScript<string[]>(
    `return [...new Set([...document.querySelectorAll('li[data-note]')].map((note) => note.dataset.note))]`
  )
}

/** Through the notes of the newest lesson one by one, then all of them in with one button. */
export async function handInAll(browser: Browser, url: string): Promise<void> {
  const { driver } = browser
  await driver.get(`${url}/lessons`)
  const lesson = await find(driver, 'main a[href^="/lessons/0"]')
  const href = (await lesson.getAttribute('href')) ?? ''
  await driver.get(`${href}/after`)
  await press(browser, 'button', 'To the list')
  await press(browser, 'button', /^Hand in \d+/)
  await findByRole(driver, 'link', 'To Today').catch(async (error: unknown) => {
    throw new Error(`nothing was handed in; the page says: ${await bodyText(driver)}`, {
      cause: error
    })
  })
}

/** Sharing is the deliberate step to the server; answers when the server knows the project. */
export async function shareProject(browser: Browser, url: string): Promise<void> {
  await browser.driver.get(`${url}/group`)
  await press(browser, 'button', 'Share the project')
  await findByRole(browser.driver, 'link', 'Bring someone in')
}

/** A fresh invitation for a member or whoever is named, as the link that is sent. */
export async function inviteMember(browser: Browser, url: string, role?: string): Promise<string> {
  const { driver } = browser
  await driver.get(`${url}/group/invite`)
  if (role !== undefined) await chooseStarting(driver, role)
  await press(browser, 'button', 'Make an invitation')
  const link = await find(driver, '[data-testid=invitation-link]')
  return (await link.getText()).trim()
}

/** Opens an invitation, says who she is, and joins. To whom nobody is named, nobody is listed. */
export async function joinByLink(
  browser: Browser,
  link: string,
  name: string,
  beforeJoin: () => Promise<void> = async () => {}
): Promise<void> {
  const { driver } = browser
  await driver.get(link)
  await findByRole(driver, 'button', 'Join')
  if (await hasChoice(driver, 'Somebody new')) await choose(driver, 'Somebody new')
  await fill(driver, 'Your name', name)
  await beforeJoin()
  await press(browser, 'button', 'Join')
  await findByRole(driver, 'link', 'To Today')
}
