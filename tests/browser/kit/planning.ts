import type { WebDriver } from 'selenium-webdriver'
import type { Browser } from '../harness/engines.ts'
import { find, findByRole, settled } from '../harness/page.ts'
import { waitUntil } from '../harness/processes.ts'
import { fill, fillInStart, finger, pick, press, type Start } from './teacher.ts'

/** From the first page of a fresh tablet, over the trial page and its first note, to a project of one's own. */
export async function fromTheFirstPage(browser: Browser, url: string, start: Start): Promise<void> {
  const { driver } = browser
  await driver.get(url)
  await press(browser, 'button', 'Take a note')
  await find(driver, '[data-live=on] [data-chip=A]')
  await finger(driver, '[data-chip="A"]')
  await finger(driver, '[aria-keyshortcuts="5"]')
  await find(driver, 'li[data-note] [data-mark=stored]')
  await press(browser, 'button', 'Done')
  await press(browser, 'button', 'Use this with your class')
  await fillInStart(browser, start)
}

/** The question of the enquiry and whom one pupil stands for, typed where they stand. */
export async function sayWhatFor(
  browser: Browser,
  url: string,
  said: {
    readonly question: string
    readonly standsFor: string
    readonly code: string
    readonly label: string
  }
): Promise<void> {
  const { driver } = browser
  await driver.get(`${url}/enquiry`)
  await fill(driver, 'Research question', said.question)
  await leave(driver)
  await press(browser, 'button', /^Heron/)
  await find(driver, 'dialog[open], [role=dialog]')
  await fill(driver, 'Code', said.code)
  await fill(driver, 'Label', said.label)
  await fill(driver, 'Stands for', said.standsFor)
  await leave(driver)
  await press(browser, 'button', 'Done')
  await stands(driver, [said.question, said.standsFor])
}

export interface Plan {
  readonly title: string
  readonly stages: readonly string[]
  /** what the first stage is to show */
  readonly lookedFor: readonly [string, string]
}

/** Plans a lesson for now, with its stages and what is looked for in the first of them. */
export async function planLesson(browser: Browser, url: string, plan: Plan): Promise<void> {
  const { driver } = browser
  await driver.get(`${url}/lessons/new`)
  await fill(driver, 'What is it about?', plan.title)
  await pick(driver, 'Class stage', 'P4')
  await pick(driver, 'Subject', 'Numeracy and mathematics')
  for (const [index, name] of plan.stages.entries()) await fillNth(driver, 'Stage', index, name)
  await press(browser, 'button', 'Plan it')
  await findByRole(driver, 'link', 'Open the live lesson')
  await fill(driver, 'What you look for here: First', plan.lookedFor[0])
  await leave(driver)
  await fill(driver, 'What you look for here: Second', plan.lookedFor[1])
  await leave(driver)
  await stands(driver, [plan.title, ...plan.stages, ...plan.lookedFor])
}

/** Types into the field that comes in this place among those with one label. */
async function fillNth(
  driver: WebDriver,
  label: string,
  index: number,
  text: string
): Promise<void> {
  const id = await driver.executeScript<string>(
    `const found = [...document.querySelectorAll('label')].filter((one) => one.innerText.trim() === arguments[0] || one.textContent.trim() === arguments[0])
     return found[arguments[1]]?.htmlFor ?? ''`,
    label,
    index
  )
  const field = await find(driver, `[id="${id}"]`)
  await field.clear()
  await field.sendKeys(text)
}

/** Leaves the field, which saves it. */
async function leave(driver: WebDriver): Promise<void> {
  await driver.executeScript('document.activeElement?.blur()')
  await settled(driver)
}

/** Opens the page again until every text stands in one of its fields: saved, and not only typed. */
async function stands(driver: WebDriver, texts: readonly string[]): Promise<void> {
  const address = await driver.getCurrentUrl()
  await waitUntil(`the page keeps ${texts.join(', ')}`, async () => {
    await driver.get(address)
    await findByRole(driver, 'heading', /./)
    return waitUntil(
      'its fields are filled',
      () =>
        driver.executeScript<boolean>(
          `const held = [...document.querySelectorAll('input, textarea')].map((one) => one.value)
           return arguments[0].every((text) => held.includes(text) || document.body.innerText.includes(text))`,
          texts
        ),
      3000
    ).then(
      () => true,
      () => false
    )
  })
}
