import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  type Browser,
  type Engine,
  newProfile,
  openEngine
} from '../tests/browser/harness/engines.ts'
import { resize } from '../tests/browser/harness/page.ts'
import { waitUntil } from '../tests/browser/harness/processes.ts'
import { startServer } from '../tests/browser/harness/server.ts'
import {
  inviteMember,
  joinByLink,
  openLive,
  press,
  shareProject
} from '../tests/browser/kit/teacher.ts'
import { words as frame } from '../src/app/words.ts'
import { keepPicture } from './chart.ts'
import {
  bringIn,
  closeNote,
  filteredByTag,
  foundByKeys,
  paintedAfter,
  shownByTouch,
  tapToStored
} from './felt.ts'
import { type Figure, keepFigures, median } from './figures.ts'

// What a teacher waits for with 1,000, 10,000 and 100,000 notes: nothing may grow faster than their number, and a capture not at all.
const SIZES = [
  { size: 'year', notes: 1020 },
  { size: 'five-years', notes: 10_200 },
  { size: 'council', notes: 102_000 }
] as const
const asked = parseArgs({ options: { sizes: { type: 'string' } } }).values.sizes?.split(',')
const sizes = SIZES.filter(({ size }) => asked?.includes(size) ?? true)
const OPENS = 5
const TAPS = 40
const MINUTE = 60_000

/** What is measured at each size, in the order of the picture. */
const MEASURES = {
  open: { what: 'open offline → first note can be taken', most: 1 },
  tap: { what: 'touch → durably stored', most: 0.05 },
  list: { what: 'Evidence, first rows painted', most: 1 },
  filter: { what: 'Evidence, filtered by a tag', most: 1 },
  find: { what: 'a key of the search', most: 1 },
  send: { what: 'a project is shared, all of it sent', most: 1 },
  sync: { what: 'first sync of an empty tablet, all of it readable', most: 1 }
} as const
type Measure = keyof typeof MEASURES
type Taken = Readonly<Record<Measure, readonly number[]>>

/**
 * The exponent b of t = a·nᵇ by least squares on the logarithms (Legendre 1805): how many times longer for how many times more. 0 does not grow, 1
 * grows as the notes do.
 */
export function exponentOf(points: readonly (readonly [n: number, t: number])[]): number {
  const logs = points.map(([n, t]) => [Math.log(n), Math.log(t)] as const)
  const mean = (of: 0 | 1) => logs.reduce((sum, log) => sum + log[of], 0) / logs.length
  const [x, y] = [mean(0), mean(1)]
  const rise = logs.reduce((sum, log) => sum + (log[0] - x) * (log[1] - y), 0)
  const run = logs.reduce((sum, log) => sum + (log[0] - x) ** 2, 0)
  return rise / run
}

async function times(count: number, step: () => Promise<number>): Promise<number[]> {
  const took: number[] = []
  for (let turn = 0; turn < count; turn++) took.push(await step())
  return took
}

async function openBrowser(engine: Engine, profile: string): Promise<Browser> {
  const browser = await engine.open(profile)
  await resize(browser, { width: 820, height: 1180 })
  await browser.driver.manage().setTimeouts({ script: 10 * MINUTE })
  return browser
}

/** Everything of one size: a tablet that has it all, and an empty one that fetches it. */
async function measureSize(engine: Engine, folder: string, size: string): Promise<Taken> {
  const file = join(folder, `${size}.jotter`)
  const printed = execFileSync(process.execPath, ['scripts/seed.ts', size, file], {
    encoding: 'utf8'
  })
  const code = printed.trim().split('\n').at(-1) ?? ''
  const server = await startServer()
  const [full, empty] = [newProfile('growth'), newProfile('growth')]
  const { url } = server
  try {
    const browser = await openBrowser(engine, full.path)
    await bringIn(browser, url, file, code)
    console.log(`${size}: brought in`)
    const send = [await sendAll(browser, url)]
    console.log(`${size}: sent in ${((send[0] ?? 0) / 1000).toFixed(1)} s`)
    const sync = [await firstSync(engine, browser, url, empty.path)]
    console.log(`${size}: fetched by an empty tablet in ${((sync[0] ?? 0) / 1000).toFixed(1)} s`)
    await server.stop()
    const open = await times(OPENS, () => paintedAfter(browser, `${url}/live`, '[data-chip=A]'))
    await openLive(browser, url)
    const tap = await times(TAPS, async () => {
      const took = await tapToStored(browser)
      await closeNote(browser)
      return took
    })
    await paintedAfter(browser, url, 'nav a[href="/evidence"]')
    const list = await times(OPENS, () => shownByTouch(browser))
    await paintedAfter(browser, `${url}/evidence`, 'main a[href^="/evidence/0"]')
    const filter = await times(OPENS, () => filteredByTag(browser))
    const [find = []] = await foundByKeys(browser, url, [1])
    await browser.close()
    return { open, tap, list, filter, find, send, sync }
  } finally {
    await server.remove()
    for (const profile of [full, empty]) profile.remove()
  }
}

/** From the sharing of a project that was on one tablet alone until nothing of it waits any more. */
async function sendAll(browser: Browser, url: string): Promise<number> {
  const began = performance.now()
  await shareProject(browser, url)
  await waitUntil('the server has all of it', () => isSent(browser), 40 * MINUTE)
  return performance.now() - began
}

/** From the joining of an empty tablet until Evidence shows the last of the group's notes. */
async function firstSync(
  engine: Engine,
  full: Browser,
  url: string,
  profile: string
): Promise<number> {
  const link = await inviteMember(full, url)
  const browser = await openBrowser(engine, profile)
  const began = performance.now()
  await joinByLink(browser, link, 'T. Osei')
  await press(browser, 'link', 'Evidence')
  const { at, value } = await lastChange(() => notesShown(browser), 10_000)
  console.log(`  ${value} notes of the group on the second tablet`)
  await browser.close()
  return at - began
}

/** Whether the safety strip says that nothing waits any more; nobody else holds the key yet. */
const isSent = ({ driver }: Browser): Promise<boolean> =>
  driver.executeScript<boolean>(
    'return document.querySelector("header")?.innerText.includes(arguments[0]) ?? false',
    frame.strip.keyOnlyHere
  )

const notesShown = ({ driver }: Browser): Promise<number> =>
  driver.executeScript<number>(
    `return Number(/^([\\d,.\u00a0\u202f ]+) note/.exec(document.querySelector('main h1 + div')?.textContent ?? '')?.[1]?.replace(/\\D/g, '') ?? 0)`
  )

/** When `look` has last answered something new (performance.now), once it has answered the same for `still` ms. */
async function lastChange(
  look: () => number | Promise<number>,
  still: number
): Promise<{ at: number; value: number }> {
  let value = await look()
  let at = performance.now()
  const end = at + 20 * MINUTE
  while (performance.now() - at < still || value === 0) {
    if (performance.now() > end) throw new Error(`it still stands at ${value} after 20 minutes`)
    await new Promise((wait) => setTimeout(wait, 100))
    const now = await look()
    if (now !== value) [value, at] = [now, performance.now()]
  }
  return { at, value }
}

function rowOf(measure: Measure, taken: readonly { notes: number; took: Taken }[]): Figure {
  const { what, most } = MEASURES[measure]
  const points = taken.map(({ notes, took }) => [notes, typical(measure, took)] as const)
  const exponent = exponentOf(points)
  return {
    what: `${what}: exponent of growth`,
    goal: `≤ ${most}`,
    figure: exponent.toFixed(2),
    verdict: exponent <= most ? 'met' : 'missed',
    note: points.map(([notes, ms]) => `${notes} notes: ${ms.toFixed(0)} ms`).join(', ')
  }
}

/** The median: what grows is looked for here, and a p95 of forty is made by the two that something else held up. */
const typical = (measure: Measure, took: Taken) => median(took[measure])

const folder = mkdtempSync(join(tmpdir(), 'jotter-growth-'))
const engine = await openEngine('chromium')
const taken: { notes: number; took: Taken }[] = []
try {
  for (const { size, notes } of sizes) {
    const took = await measureSize(engine, folder, size)
    taken.push({ notes, took })
    for (const [name, runs] of Object.entries(took)) {
      console.log(`  ${name}: ${runs.map((run: number) => run.toFixed(0)).join(' ')} ms`)
    }
  }
} finally {
  await engine.stop()
  rmSync(folder, { recursive: true, force: true })
}
const measures = Object.keys(MEASURES) as Measure[]
// A part shows whether it runs; only all three say how things grow.
if (sizes.length === SIZES.length) {
  keepPicture('growth.svg', 'What grows with the notes', [
    {
      title: 'Milliseconds, processor at its own speed',
      across: 'notes on the tablet',
      scale: 'log',
      series: measures.map((measure) => ({
        name: measure,
        points: taken.map(({ notes, took }) => [notes, typical(measure, took)] as const)
      }))
    }
  ])
  keepFigures('growth', {
    title:
      'What grows: 1,020, 10,200 and 102,000 notes in Chromium, server stopped but for the first sync',
    command: 'npm run bench:growth',
    rows: measures.map((measure) => rowOf(measure, taken)),
    pictures: ['growth.svg']
  })
}
