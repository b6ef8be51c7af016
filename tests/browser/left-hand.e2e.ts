import { describe, expect, it } from 'vitest'
import { words } from '../../src/features/live-lesson/words.ts'
import { words as tablet } from '../../src/features/this-tablet/words.ts'
import { type Browser, engines } from './harness/engines.ts'
import { find } from './harness/page.ts'
import { waitUntil } from './harness/processes.ts'
import { photograph } from './kit/photograph.ts'
import { preparedTablet } from './kit/prepared.ts'
import { choose, finger, openLive, press } from './kit/teacher.ts'

const { sampling, ink, menu } = words
const PANEL = `[aria-label="${sampling.panel}"]`

/** Rows of the glass by what they are called here, each by where it is. */
const ROWS = {
  tools: `[aria-label="${words.tools}"]`,
  'head of the set-up': `[aria-label="${sampling.title}"] > header`,
  'head of sampling': `${PANEL} > :first-child`,
  'keys of sampling': `${PANEL} > :last-child`,
  'tools of the pen': `[aria-label="${ink.title}"] > header`,
  'head of the menu': `[aria-label="${menu.title}"] > header`,
  'head of the cover': '[data-live] header'
} as const
type Row = keyof typeof ROWS

/** How far from the left of its row the middle of each thing in it is, in px, and from the right. */
type Places = readonly (readonly [left: number, right: number])[]

function placesIn({ driver }: Browser, row: Row): Promise<Places> {
  return driver.executeScript<Places>(
    `const row = document.querySelector(arguments[0])
     const box = row.getBoundingClientRect()
     return [...row.children].map((each) => each.getBoundingClientRect()).filter(({ width }) => width > 0)
       .map(({ left, right }) => (left + right) / 2).map((middle) => [middle - box.left, box.right - middle])`,
    ROWS[row]
  )
}

async function chooseHand({ driver }: Browser, url: string, hand: string): Promise<void> {
  await driver.get(`${url}/tablet`)
  await choose(driver, hand)
  await waitUntil('the hand is chosen', () =>
    driver.executeScript<boolean>(
      `return document.documentElement.dataset.hand === arguments[0]`,
      hand === tablet.hands.left ? 'left' : 'right'
    )
  )
  // Stored before the next page is opened.
  await new Promise((passed) => setTimeout(passed, 500))
}

/** Walks through what can stand on the glass, and says where everything was. */
async function walk(browser: Browser, url: string): Promise<Readonly<Record<Row, Places>>> {
  const { driver } = browser
  await openLive(browser, url)
  const at = (row: Row) => find(driver, ROWS[row]).then(() => placesIn(browser, row))
  const tools = await at('tools')
  await press(browser, 'button', sampling.toSampling)
  const setUp = await at('head of the set-up')
  await press(browser, 'button', sampling.start)
  const head = await at('head of sampling')
  const keys = await at('keys of sampling')
  await press(browser, 'button', ink.tool)
  const pen = await at('tools of the pen')
  await photograph(
    browser,
    `hand-${await driver.executeScript('return document.documentElement.dataset.hand')}`
  )
  await press(browser, 'button', words.close)
  await press(browser, 'button', menu.title)
  const rest = await at('head of the menu')
  await press(browser, 'button', words.close)
  await finger(driver, `[aria-label="${sampling.stop}"]`)
  await press(browser, 'button', words.cover)
  await find(driver, `[aria-label="${words.uncover}"]`)
  const cover = await at('head of the cover')
  return {
    tools,
    'head of the set-up': setUp,
    'head of sampling': head,
    'keys of sampling': keys,
    'tools of the pen': pen,
    'head of the menu': rest,
    'head of the cover': cover
  }
}

describe.each(engines)('the glass for the left hand in %s', (name) => {
  const here = preparedTablet(name, async () => {})

  it('is the mirror of that for the right one, row by row', async () => {
    const { browser, url } = here()
    const right = await walk(browser, url)
    await chooseHand(browser, url, tablet.hands.left)
    const left = await walk(browser, url)
    for (const row of Object.keys(ROWS) as Row[]) {
      const mirrored = right[row].map(([before, after]) => [after, before])
      const fits = left[row].map(([before, after], index) => {
        const [toLeft = 0, toRight = 0] = mirrored[index] ?? []
        // From its own edge: a scroll bar that one of the two has makes a row narrower.
        return Math.min(Math.abs(before - toLeft), Math.abs(after - toRight)) < 3
      })
      expect([row, right[row].length > 1, ...fits]).toEqual([
        row,
        true,
        ...right[row].map(() => true)
      ])
    }
  })
})
