import type { Browser } from '../tests/browser/harness/engines.ts'
import { newProfile, openEngine } from '../tests/browser/harness/engines.ts'
import { offlineReady, resize } from '../tests/browser/harness/page.ts'
import { startServer } from '../tests/browser/harness/server.ts'
import { choose, finger, openLive, press, startProject } from '../tests/browser/kit/teacher.ts'
import { words } from '../src/features/live-lesson/words.ts'
import { slow } from './felt.ts'
import { type Figure, keepFigures, median } from './figures.ts'

// Ten real minutes of a lesson in real Chromium, the server stopped: notes are typed while three pupils are sampled every 15 s.
const SLOWED = 4
const MINUTES = Number(process.env['MINUTES'] ?? '10')
/** Between two keys, ms: a quick typist. */
const KEY = 120
const SENTENCE = 'turns the strip round and counts the gap aloud to her partner'
const { sampling } = words

/**
 * Counts frames, told apart by what the hand did last: that holds up what is drawn in the third of a second after it; all else is typing.
 * Of those that are late it keeps what the engine says ran in them, as few words.
 */
async function countFrames({ driver }: Browser): Promise<void> {
  await driver.executeScript(
    `const lesson = window.lesson_ = { frames: 0, keys: 0, notes: 0, marks: 0, glows: 0,
       typing: [0, 0], opening: [0, 0], leaving: [0, 0], marking: [0, 0], why: [], late: [] }
     let doing = 'typing', since = 0
     new PerformanceObserver((list) => {
       for (const { startTime, duration, renderStart, scripts } of list.getEntries()) {
         const { late, why } = lesson
         const at = late.findIndex(({ from, to }) => startTime < to && startTime + duration > from)
         if (at < 0) continue
         const [{ act, took }] = late.splice(at, 1)
         const ran = scripts.map(({ invoker, duration }) => invoker + ' ' + Math.round(duration)).join(', ')
         const drawn = renderStart > 0 ? Math.round(startTime + duration - renderStart) : 0
         if (why.length < 9) why.push(act + ' ' + took + ': ' + (ran || 'no script') + ', drawing ' + drawn)
       }
     }).observe({ type: 'long-animation-frame' })
     window.does_ = (what) => { doing = what; since = performance.now() }
     let last = performance.now()
     const frame = (now) => {
       lesson.frames += 1
       if (now - since > 350) doing = 'typing'
       const of = lesson[doing]
       if (now - last >= 51) {
         of[0] += 1
         lesson.late.push({ act: doing, took: Math.round(now - last), from: last, to: now })
       }
       of[1] = Math.max(of[1], Math.round(now - last))
       last = now
       requestAnimationFrame(frame)
     }
     requestAnimationFrame((now) => { last = now; requestAnimationFrame(frame) })`
  )
}

/** Begins to type sentence after sentence, a note each, and to touch a code whenever the edge glows. */
async function teach({ driver }: Browser): Promise<void> {
  await driver.executeScript(
    `const [sentence, pause] = arguments
     const finger = (target) => {
       const box = target.getBoundingClientRect()
       const touch = (type, buttons) => new PointerEvent(type, { bubbles: true, cancelable: true, pointerId: 5,
         pointerType: 'touch', isPrimary: true, width: 18, height: 18, buttons,
         clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 })
       target.dispatchEvent(touch('pointerdown', 1))
       target.dispatchEvent(touch('pointerup', 0))
     }
     const field = document.querySelector('#live-words')
     const { lesson_: lesson, does_: does } = window
     let at = 0
     const key = () => {
       if (at === 0) does('typing')
       field.value += sentence[at]
       field.dispatchEvent(new Event('input', { bubbles: true }))
       lesson.keys += 1
       at = (at + 1) % sentence.length
       if (at === 0) setTimeout(leave, 4000)
       else setTimeout(key, pause)
     }
     // One thing after another, as a hand does them: nobody leaves a note, touches a pupil and types in the same moment.
     const leave = () => {
       does('leaving')
       document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
       setTimeout(begin, pause)
     }
     const begin = () => {
       does('opening')
       finger(document.querySelector('[data-chip=' + 'ABC'[lesson.notes % 3] + ']'))
       lesson.notes += 1
       field.value = ''
       setTimeout(key, pause)
     }
     begin()
     let glow
     setInterval(() => {
       const now = document.querySelector('[data-glow]')?.dataset.glow
       if (!now || now === glow) return
       glow = now
       lesson.glows += 1
       setTimeout(() => {
         does('marking')
         finger(document.querySelectorAll('[data-open] > [aria-keyshortcuts]')[lesson.glows % 5])
         lesson.marks += 1
       }, 700)
     }, 100)`,
    SENTENCE,
    KEY
  )
}

/** Frames that came 51 ms or more after the one before, and the longest time from a frame to the next, ms. */
type Late = readonly [count: number, longest: number]

const ACTS = ['typing', 'opening', 'leaving', 'marking'] as const

interface Taught extends Readonly<Record<(typeof ACTS)[number], Late>> {
  readonly frames: number
  readonly keys: number
  readonly notes: number
  readonly marks: number
  /** of late frames: act, ms, and what ran in them by its invoker, each with its ms */
  readonly why: readonly string[]
}

/** What was measured since the last look. Few numbers: what a driver is told stays in the page's memory. */
const taught = ({ driver }: Browser) => driver.executeScript<Taught>('return { ...window.lesson_ }')

/** An empty sheet from the second frame on: the first is the one that the measuring itself held up, with the collecting of all garbage. */
const anew = ({ driver }: Browser) =>
  driver.executeAsyncScript<null>(
    `const [done] = arguments
     const reset = () => {
       Object.assign(window.lesson_, { frames: 0, typing: [0, 0], opening: [0, 0], leaving: [0, 0], marking: [0, 0], why: [], late: [] })
       done(null)
     }
     requestAnimationFrame(() => requestAnimationFrame(reset))`
  )

/** MB of JavaScript that is in use once all that can go has gone. */
async function heap(browser: Browser): Promise<number> {
  await browser.devtools('HeapProfiler.collectGarbage')
  await browser.devtools('HeapProfiler.collectGarbage')
  const { usedSize } = (await browser.devtools('Runtime.getHeapUsage')) as { usedSize: number }
  return usedSize / 1_000_000
}

const seconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1000))

/** What a person does, as the rows say it. */
const NAMES: Readonly<Record<(typeof ACTS)[number], string>> = {
  typing: 'words are typed',
  opening: 'a touch opens a note',
  leaving: 'a note is left',
  marking: 'a code is touched'
}

async function measure(browser: Browser): Promise<readonly Figure[]> {
  await slow(browser, SLOWED)
  await countFrames(browser)
  await teach(browser)
  // The first sentences warm what is warm for the rest of the lesson.
  await seconds(45)
  const sizes = [await heap(browser)]
  const minutes: Taught[] = []
  for (let minute = 0; minute < MINUTES; minute++) {
    // What the measuring itself held up is not the lesson's.
    await anew(browser)
    await seconds(60)
    minutes.push(await taught(browser))
    sizes.push(await heap(browser))
  }
  const last = minutes.at(-1)
  const grown = (sizes.at(-1) ?? 0) - (sizes[0] ?? 0)
  for (const why of minutes.flatMap((minute) => minute.why)) console.log(`  late: ${why}`)
  const frames = minutes.reduce((sum, minute) => sum + minute.frames, 0)
  return [
    ...ACTS.map((act): Figure => {
      const longest = minutes.map((minute) => minute[act][1])
      const late = minutes.reduce((sum, minute) => sum + minute[act][0], 0)
      return {
        what: `the longest frame while ${NAMES[act]}, pupils being sampled`,
        goal: '≤ 50 ms',
        figure: `${Math.max(...longest)} ms`,
        verdict: late === 0 ? 'met' : 'missed',
        runs: longest,
        note: `runs are minutes, ${median(longest)} ms their median; of ${frames} frames ${late} were over 50 ms here`
      }
    }),
    {
      what: `memory of ${MINUTES} minutes with notes and sampling`,
      goal: '< 1 MB',
      figure: `${grown.toFixed(2)} MB`,
      verdict: grown < 1 ? 'met' : 'missed',
      runs: sizes.map((size) => Math.round(size * 100) / 100),
      note: `${last?.notes} notes, ${last?.keys} keys, ${last?.marks} marks; runs are MB in use, minute by minute`
    }
  ]
}

const server = await startServer()
const engine = await openEngine('chromium')
const profile = newProfile('bench')
try {
  const browser = await engine.open(profile.path)
  const { driver } = browser
  await resize(browser, { width: 820, height: 1180 })
  await driver.get(server.url)
  await offlineReady(driver)
  await startProject(browser, server.url, {
    title: 'Show me',
    name: 'R. Adair',
    school: 'Whinmuir'
  })
  await openLive(browser, server.url)
  await server.stop()
  await finger(driver, '[data-chip="A"]')
  await press(browser, 'button', sampling.toSampling)
  await choose(driver, sampling.seconds(15))
  await press(browser, 'button', sampling.start)
  const rows = await measure(browser)
  const version = (await driver.getCapabilities()).get('browserVersion') as string
  keepFigures('lesson', {
    title: `A lesson with notes and sampling: Chromium ${version}, processor slowed ${SLOWED}×, server stopped`,
    command: 'npm run bench -- --only lesson',
    rows
  })
  await browser.close()
} finally {
  await engine.stop()
  await server.remove()
  profile.remove()
}
