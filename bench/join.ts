import { parseArgs } from 'node:util'
import type { SeedSize } from '../scripts/seed-project.ts'
import {
  type Browser,
  type Engine,
  newProfile,
  openEngine
} from '../tests/browser/harness/engines.ts'
import { find, resize } from '../tests/browser/harness/page.ts'
import { startServer } from '../tests/browser/harness/server.ts'
import { type LongProject, makeLongProject } from '../tests/browser/kit/long-project.ts'
import { joinByLink } from '../tests/browser/kit/teacher.ts'
import { type Figure, keepFigures, median } from './figures.ts'

// What a newcomer waits for from "Join" until all notes of the group can be read: this year's, five years' with a checkpoint, and without.
const { values } = parseArgs({ options: { runs: { type: 'string' } } })
const runs = Number(values.runs ?? 5)
const MINUTE = 60_000
/** A long project may take this many times as long to join as this year's. */
const MOST = 1.5

interface Joined {
  /** ms from "Join" until Evidence shows all of the group's notes */
  readonly readable: number
  /** ms from "Join" until all of them are there by their lines, which is when they can be changed */
  readonly whole: number
}

const COMING = 'To read now, to change when it is all here'

async function join(engine: Engine, url: string, project: LongProject): Promise<Joined> {
  const profile = newProfile('join')
  const browser = await engine.open(profile.path)
  try {
    await resize(browser, { width: 820, height: 1180 })
    await browser.driver.manage().setTimeouts({ script: 5 * MINUTE })
    await joinByLink(browser, await project.inviteMember(), 'T. Osei', () => mark(browser))
    await (await find(browser.driver, 'nav a[href="/evidence"]')).click()
    return await counted(browser, project.notes)
  } finally {
    await browser.close()
    profile.remove()
  }
}

/** The clock of the page itself begins with the touch on "Join". */
const mark = ({ driver }: Browser) =>
  driver.executeScript<void>('window.pressed = performance.now()')

const counted = ({ driver }: Browser, notes: number) =>
  driver.executeAsyncScript<Joined>(
    `const done = arguments[2]
     let readable
     const look = () => {
       const text = document.querySelector('main')?.textContent ?? ''
       const all = text.includes(arguments[0].toLocaleString('en-GB') + ' notes')
       if (all) readable ??= performance.now() - window.pressed
       if (all && !text.includes(arguments[1])) done({ readable, whole: performance.now() - window.pressed })
       else setTimeout(look, 10)
     }
     look()`,
    notes,
    COMING
  )

interface Taken {
  readonly lines: number
  readonly notes: number
  readonly joined: readonly Joined[]
  /** ms it took to sum up; absent where that was not done */
  readonly summed?: number
}

async function measure(engine: Engine, size: SeedSize, isSummed: boolean): Promise<Taken> {
  const server = await startServer()
  try {
    const project = await makeLongProject(server.url, size)
    const summed = isSummed ? await project.sumUp() : undefined
    const joined: Joined[] = []
    for (let run = 0; run < runs; run++) joined.push(await join(engine, server.url, project))
    const { lines, notes } = project
    console.log(`${size}${isSummed ? ', summed up' : ''}: ${JSON.stringify(joined)}`)
    return { lines, notes, joined, ...(summed === undefined ? {} : { summed }) }
  } finally {
    await server.remove()
  }
}

const readableOf = ({ joined }: Taken) => joined.map(({ readable }) => readable)
const wholeOf = ({ joined }: Taken) => joined.map(({ whole }) => whole)
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

const engine = await openEngine('chromium')
const year = await measure(engine, 'year', false)
const plain = await measure(engine, 'five-years', false)
const summed = await measure(engine, 'five-years', true)
await engine.stop()

const ratio = median(readableOf(summed)) / median(readableOf(year))
const shown = (what: string, took: readonly number[], note: string): Figure => ({
  what,
  figure: seconds(median(took)),
  verdict: 'shown',
  runs: took.map((ms) => ms / 1000),
  note
})
const sizeOf = ({ notes, lines }: Taken) =>
  `${notes.toLocaleString('en-GB')} notes of the group, ${lines.toLocaleString('en-GB')} lines`
keepFigures('join', {
  title: 'From "Join" until all notes of the group can be read, in Chromium',
  command: 'npm run bench:join',
  rows: [
    {
      what: 'five years of notes, against this year’s',
      goal: `≤ ${MOST} times`,
      figure: `${ratio.toFixed(2)} times`,
      verdict: ratio <= MOST ? 'met' : 'missed'
    },
    shown('this year’s notes', readableOf(year), sizeOf(year)),
    shown(
      'five years of notes, from a colleague’s checkpoint',
      readableOf(summed),
      `${sizeOf(summed)}; made in ${seconds(summed.summed ?? 0)} by a tablet that had nothing else to do`
    ),
    shown('five years of notes, without a checkpoint', readableOf(plain), sizeOf(plain)),
    shown(
      'until five years are there by their lines as well',
      wholeOf(summed),
      'from then on they can be changed'
    )
  ]
})
