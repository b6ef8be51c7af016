// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { channelOf, draftOf, makeProject, NEW, takeNote } from '#kit/notes.ts'
import { makeStore } from '#kit/store.ts'
import { seededRandom } from '#lib/random.ts'
import type { Result } from '#lib/result.ts'
import type { SyncStore } from '#store/sync-types.ts'
import type { Book } from '#store/types.ts'
import { AppContext, type App } from '../shared/app-context.ts'
import { keepSound, newRecording } from '../shared/recordings.ts'
import { keepShot } from '../shared/shots.ts'
import { BeforeYouLeave } from './before-you-leave.tsx'
import { words } from './words.ts'

const { before } = words
let store: SyncStore
let first: Book
let chosen: string[]

/** Everything of a project is at the server, and somebody else can open it. */
async function sendAll({ book, channels }: Book): Promise<void> {
  for (const { grp } of channels) {
    await store.updateChannel(grp, { registered: true, heldElsewhere: true, restore: 1 })
    const lines = await store.outbox(grp, { lines: 1000, bytes: 10_000_000 })
    const receipts = lines.map(({ id, bh }, index) => ({
      id,
      bh,
      pos: index + 1,
      rts: store.now(),
      cpos: 0
    }))
    const taken = await store.acknowledge(grp, receipts)
    if (!taken.ok) throw new Error(taken.problem.code)
  }
  expect(store.standing(book).value).toMatchObject({ onlyHere: 0, drafts: 0 })
}

/** Where something is kept that stays on this tablet until somebody has gone through it. */
const besides = (book: Book, note: string) => ({
  book: book.book,
  grp: channelOf(book, 'private'),
  ent: store.newEntity(),
  note
})

async function done(kept: Promise<Result<unknown>>): Promise<void> {
  const result = await kept
  if (!result.ok) throw new Error(result.problem.code)
}

function open(): void {
  const book = signal<Book | undefined>(first)
  const app = {
    store,
    sync: { state: signal({ server: 'unknown', busy: false }) },
    settings: { language: signal('en') },
    now: () => store.now(),
    book,
    chooseBook(ent: string) {
      chosen.push(ent)
    }
  } as unknown as App
  render(
    <AppContext.Provider value={app}>
      <BeforeYouLeave />
    </AppContext.Provider>
  )
}

const says = () => document.body.textContent ?? ''
const link = (name: string) => screen.getByRole('link', { name })

beforeEach(async () => {
  chosen = []
  store = await makeStore()
  first = await makeProject(store)
  await takeNote(store, first, 'drew the bar first')
  await sendAll(first)
})
afterEach(cleanup)

test('lets go where everything of every project is safe', async () => {
  const second = await makeProject(store)
  await sendAll(second)
  open()
  expect(says()).toContain(before.youCan)
  expect(document.querySelector('[data-left]')).toBeNull()
})

test('a second project with notes only here is named and counted, and the way leads into it', async () => {
  const second = await makeProject(store)
  await store.change([
    {
      book: second.book,
      grp: channelOf(second, 'group'),
      ent: second.book,
      kind: 'project',
      patch: { title: 'Counting on' },
      ctx: NEW
    }
  ])
  await sendAll(second)
  await takeNote(store, second, 'counted on her fingers')
  open()
  expect(says()).not.toContain(before.youCan)
  expect(says()).toContain(before.only(1))
  expect(screen.getByRole('heading', { name: 'Counting on' })).toBeTruthy()
  expect(says()).toContain(before.count(1))
  fireEvent.click(link(before.open))
  expect(chosen).toEqual([second.book])
})

test('a photo that nobody has checked holds it back, in whichever project it was taken', async () => {
  const second = await makeProject(store)
  const lesson = store.newEntity()
  const { ent } = await takeNote(store, second, 'showed his drawing', { lesson })
  await sendAll(second)
  const taken = { bytes: new Uint8Array(9000), width: 4, height: 3, thumb: '_9j_4AAQ' }
  await done(keepShot(store, besides(second, ent), taken, seededRandom(7)))
  open()
  expect(says()).toContain(before.photos(1))
  expect(says()).not.toContain(before.youCan)
  const way = link(before.toTheBell)
  expect(way.getAttribute('href')).toBe(`/lessons/${lesson}/after`)
  fireEvent.click(way)
  expect(chosen).toEqual([second.book])
})

test('a recording that nobody has written down holds it back', async () => {
  const { ent } = await takeNote(store, first, 'said why', { lesson: store.newEntity() })
  await sendAll(first)
  const recording = newRecording(store, { ...besides(first, ent), at: store.now() })
  await done(keepSound(store, recording, new Uint8Array(4000), seededRandom(8)))
  open()
  expect(says()).toContain(before.sounds(1))
  expect(says()).not.toContain(before.youCan)
  expect(document.querySelector('[data-left] h2')).toBeNull()
})

test('half a sentence in another project holds it back', async () => {
  const second = await makeProject(store)
  await sendAll(second)
  const grp = channelOf(second, 'private')
  store.keepDraft(draftOf(second.book, grp, store.newEntity(), 1, 'He drew'))
  await store.flushDrafts()
  open()
  expect(says()).toContain(before.unfinished(1))
  expect(says()).not.toContain(before.youCan)
})
