// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { cleanup, render, waitFor } from '@testing-library/preact'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { channelOf, makeProject, NEW } from '#kit/notes.ts'
import { makeStore } from '#kit/store.ts'
import { samples } from '#kinds/samples.ts'
import type { Patch } from '#log/types.ts'
import type { SyncStore } from '#store/sync-types.ts'
import type { Audience, Book } from '#store/types.ts'
import { AppContext, type App } from '../shared/app-context.ts'
import { photoWords } from '../shared/photo-words.ts'
import { correctionsOf } from './corrections.ts'
import { hasPrivate, notesOfPupil, photographedAmong } from './pupil-model.ts'
import { PupilNote } from './pupil-note.tsx'
import { words as ownEnglish } from './pupil-words.ts'
import { words as english } from './words.ts'

const { thought: _, tags = [], pupils = [], ...others } = samples.observation
const HERON = pupils[0] ?? ''
const seen = (pupil: string): Patch => ({
  ...others,
  tags: { add: tags },
  pupils: { add: [pupil] },
  text: 'drew the bar first'
})
let store: SyncStore
let book: Book

async function put(kind: string, audience: Audience, patch: Patch): Promise<string> {
  const ent = store.newEntity()
  const grp = channelOf(book, audience)
  const saved = await store.change([{ book: book.book, grp, ent, kind, patch, ctx: NEW }])
  if (!saved.ok) throw new Error(JSON.stringify(saved.problem))
  return ent
}

const noteIn = (audience: Audience) => put('observation', audience, seen(HERON))
const photoOf = (observation: string, audience: Audience) =>
  put('photo', audience, { ...samples.photo, observation })
const strokeOf = (observation: string, audience: Audience) =>
  put('ink', audience, { ...samples.ink, observation })

const entries = () => store.entries(book.book).peek()

async function show(): Promise<Element> {
  const [note] = notesOfPupil(HERON, entries())
  if (!note) throw new Error('no note')
  const [shown] = await store.open([note.ent])
  const view = {
    pupil: HERON,
    byEnt: new Map(entries().map((entry) => [entry.ent, entry] as const)),
    corrections: correctionsOf(entries()),
    opened: new Map(shown ? [[note.ent, shown]] : []),
    photographed: photographedAmong(entries()),
    words: { ...english, ...ownEnglish }
  }
  // The page of a pupil asks only for what stands here.
  const app = {
    store,
    sync: {},
    settings: { language: signal('en') },
    now: () => store.now(),
    book: signal(book)
  } as unknown as App
  const { container } = render(
    <AppContext.Provider value={app}>
      <PupilNote note={note} view={view} />
    </AppContext.Provider>
  )
  await waitFor(() => {
    if (!container.querySelector('img') || !container.querySelector('path'))
      throw new Error('not drawn yet')
  })
  return container
}

/** Whether each of these is left out of paper unless the private is asked for. */
const spared = (shown: Element, what: string) =>
  [...shown.querySelectorAll(what)].map((one) => one.closest('[data-private=true]') !== null)

beforeEach(async () => {
  store = await makeStore()
  book = await makeProject(store)
})
afterEach(cleanup)

test('a photo and strokes that were kept back stay off the paper of the note that was handed in', async () => {
  const note = await noteIn('group')
  await photoOf(note, 'private')
  await strokeOf(note, 'private')
  const shown = await show()
  expect(spared(shown, 'p')).toEqual([false])
  expect(spared(shown, 'img')).toEqual([true])
  expect(spared(shown, 'path')).toEqual([true])
  expect(spared(shown, 'figure')).toEqual([true])
  expect(shown.querySelector('li li')?.textContent).toBe(photoWords.readBy('Only me'))
})

test('what was handed in with the note is on its paper, stroke by stroke and photo by photo', async () => {
  const note = await noteIn('group')
  await photoOf(note, 'group')
  await strokeOf(note, 'group')
  await strokeOf(note, 'private')
  const shown = await show()
  expect(spared(shown, 'img')).toEqual([false])
  expect(spared(shown, 'path')).toEqual([false, true])
  expect(shown.querySelector('li li')?.textContent).toBe('')
})

test('all of a private note stays off the paper', async () => {
  const note = await noteIn('private')
  await photoOf(note, 'private')
  await strokeOf(note, 'private')
  const shown = await show()
  for (const what of ['p', 'img', 'path', 'figure']) expect(spared(shown, what)).toEqual([true])
})

test('the page asks whether the private is printed too wherever anything on it is private', async () => {
  const note = await noteIn('group')
  const asks = () => hasPrivate(notesOfPupil(HERON, entries()), [], entries())
  expect(asks()).toBe(false)
  const elsewhere = await put('observation', 'group', seen(store.newEntity()))
  await photoOf(elsewhere, 'private')
  expect(asks()).toBe(false)
  for (const kind of ['photo', 'ink', 'amendment'] as const) {
    const kept = await put(kind, 'private', { ...samples[kind], observation: note })
    expect(asks()).toBe(true)
    await store.strike([kept])
    expect(asks()).toBe(false)
  }
})
