// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { enterRoom, MINUTE, pass, room, settle } from '#kit/classroom.ts'
import { drawn, leaveScreen, openScreen } from '#kit/live-screen.tsx'
import { mortal } from '#kit/mortal.ts'
import { sick } from '#kit/sick-store.ts'
import { makeStore, testVisibility } from '#kit/store.ts'
import { momentsBy, resultsOf } from '#kinds/sampling/rules.ts'
import { createMemoryPort } from '#store/memory-port.ts'
import { samplingsOf, schemesOf } from '../shared/samplings.ts'

const SECOND = 1000
const EVERY = 15 * SECOND
const MOMENTS = 240
const LETTERS = 'APOWX'
/** This moment is marked four seconds after it came. */
const LATE = 100

/** One page of the browser: the glass, its store, and whether somebody looks at it. */
interface Page {
  readonly close: () => void
  readonly life: { calls: number; dead: boolean }
  readonly look: (isHidden: boolean) => void
  /** whether the database answers a write */
  readonly answers: (yes: boolean) => void
}

let page: Page
let isHidden = false
/** moments that were marked, with what was seen */
let said: Map<number, string>
/** ms since 1970 of the first interval */
let starts: number

beforeEach(async () => {
  await enterRoom()
  said = new Map()
  isHidden = false
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden })
})

afterEach(() => {
  page.close()
  cleanup()
  Reflect.deleteProperty(document, 'hidden')
})

/** Opens the page, with whatever the tablet had stored. */
async function openPage(): Promise<Page> {
  const { disk } = room.tablet
  const { port: slow, state } = sick(createMemoryPort(disk))
  const { port, journal, life } = mortal(slow, room.tablet.journal)
  const visibility = testVisibility()
  const now = () => room.time
  const seed = (room.time % SECOND) + 1
  isHidden = false
  room.store = await makeStore({ port, journal, visibility, now, seed })
  openScreen()
  await settle()
  await drawn()
  const look = (hidden: boolean) => {
    isHidden = hidden
    visibility.set(hidden)
    document.dispatchEvent(new Event('visibilitychange'))
  }
  const answers = (yes: boolean) => (state.writes = yes ? 'well' : 'silent')
  return { close: leaveScreen, life, look, answers }
}

const key = (name: string) => fireEvent.keyDown(document.body, { key: name })
/** ms since 1970, so many ms after a moment */
const at = (moment: number, after = 0) => starts + (moment + 1) * EVERY + after
const go = (to: number) => pass(to - room.time)
const entries = () => room.store.entries(room.book.book).value
const missedBefore = (moment: number) => {
  return moment - [...said.keys()].filter((each) => each < moment).length
}

/** Chooses four pupils every quarter of a minute, as anybody would. */
async function begin(): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name: 'Sampling' }))
  const setUp = within(await screen.findByRole('region', { name: 'Sample or count' }))
  fireEvent.click(setUp.getByRole('radio', { name: '15 s' }))
  await drawn()
  fireEvent.click(setUp.getByRole('button', { name: 'Start sampling' }))
  await settle()
  starts = samplingsOf(entries())[0]?.course.starts ?? 0
}

function mark(moment: number): void {
  key(String((moment % LETTERS.length) + 1))
  said.set(moment, LETTERS[moment % LETTERS.length] ?? '')
}

/** Of three moments two are marked, some of them twice; for the third somebody reaches too late. */
async function watch(from: number, to: number): Promise<void> {
  for (let moment = from; moment < to; moment++) {
    go(at(moment))
    if (moment % 20 === 0) await settle()
    if (moment === LATE) go(at(moment, 4 * SECOND))
    if (moment % 3 === 2) {
      go(at(moment, 8 * SECOND))
      key('1')
      continue
    }
    mark(moment)
    if (moment % 7 === 0) mark(moment)
  }
}

/** Marks a moment, and before the database has answered nobody looks any more. */
async function putAway(moment: number): Promise<void> {
  page.answers(false)
  mark(moment)
  page.look(true)
  await settle()
}

/** Put away with a touch that is not stored yet, and looked at again nine seconds after the last of these moments. */
async function asleep(from: number, to: number, timersCome: boolean): Promise<void> {
  const { journal } = room.tablet
  await settle()
  const before = journal.length
  go(at(from - 1))
  await putAway(from - 1)
  expect(journal.length).toBe(before + 1)
  const calls = page.life.calls
  for (let moment = from; moment < to; moment++) {
    room.time = at(moment)
    // A hidden page is told of its timers once in a while, or not at all.
    if (timersCome && moment % 4 === 0) pass(0)
  }
  await settle()
  expect(page.life.calls).toBe(calls)
  room.time = at(to - 1, 9 * SECOND)
  page.answers(true)
  page.look(false)
  pass(0)
  // What came while nobody looked can be marked by nobody.
  key('1')
  await settle()
  await drawn()
  expect(journal.length).toBe(before)
  expect(await screen.findByText(`${missedBefore(to)} missed`)).toBeTruthy()
}

test('an hour by the clock, hidden twice and thrown away once: every moment is marked or missed, none twice and none made up', async () => {
  page = await openPage()
  await begin()
  await watch(0, 39)
  await asleep(40, 57, false)
  await watch(57, 118)
  // Thrown away while hidden: the last touch is in the journal alone, and two moments go by until the page is back.
  await settle()
  go(at(118))
  await putAway(118)
  page.life.dead = true
  page.close()
  room.time = at(120, 10 * SECOND)
  page = await openPage()
  expect(await screen.findByText(`${missedBefore(121)} missed`)).toBeTruthy()
  key('1')
  await watch(121, 171)
  await asleep(172, 196, true)
  await watch(196, MOMENTS)
  go(at(MOMENTS - 1, 9 * SECOND))
  fireEvent.click(screen.getByRole('button', { name: 'Stop sampling' }))
  await settle()

  const [sampling, ...others] = samplingsOf(entries())
  const scheme = schemesOf(entries()).find(({ ent }) => ent === sampling?.scheme)
  if (!sampling || !scheme) throw new Error('nothing was stored')
  expect(others).toEqual([])
  const { course, pupils, marks } = sampling
  expect(course.ended - course.starts).toBe(60 * MINUTE + 9 * SECOND)
  const moments = momentsBy(course, course.ended)
  expect(moments).toBe(MOMENTS)

  const results = resultsOf(pupils, moments, marks, scheme.codes)
  const cells = results
    .flatMap(({ strip }) => strip)
    .toSorted((one, other) => one.moment - other.moment)
  expect(cells.map(({ moment }) => moment)).toEqual(Array.from({ length: MOMENTS }, (_, n) => n))
  const letterOf = (code: string | undefined) =>
    scheme.codes.find(({ ent }) => ent === code)?.letter ?? '-'
  const expected = Array.from({ length: MOMENTS }, (_, moment) => said.get(moment) ?? '-')
  expect(cells.map(({ code }) => letterOf(code)).join('')).toBe(expected.join(''))
  expect(marks.map(({ moment }) => moment).toSorted((one, other) => one - other)).toEqual(
    [...said.keys()].toSorted((one, other) => one - other)
  )
  expect(cells.filter(({ late }) => late).map(({ moment }) => moment)).toEqual([LATE])
  const sum = (of: 'marked' | 'missed' | 'late') =>
    results.reduce((total, result) => total + result[of], 0)
  expect([sum('marked'), sum('missed'), sum('late')]).toEqual([said.size, MOMENTS - said.size, 1])
  expect(pupils).toHaveLength(4)
})
