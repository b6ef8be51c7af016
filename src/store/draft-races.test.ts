import { expect, test } from 'vitest'
import { channelOf, makeProject, NEW } from '#kit/notes.ts'
import { makeStore, MONDAY, newTablet, settled, testTimers } from '#kit/store.ts'
import { DRAFT_DELAY } from './drafts.ts'
import { PATIENCE } from './guard.ts'
import { createMemoryPort } from './memory-port.ts'
import type { Port } from './port.ts'
import type { SyncStore } from './sync-types.ts'
import type { Draft } from './types.ts'

/** A port whose next write is held back, and done only when it is let go: long after the page has given it up. */
function holdingBack(port: Port) {
  const held: (() => Promise<unknown>)[] = []
  const state = { holdsNext: false }
  const made: Port = {
    ...port,
    run: (work) => {
      if (!state.holdsNext || work.mode === 'read') return port.run(work)
      state.holdsNext = false
      return new Promise((resolve, reject) => {
        held.push(() => port.run(work).then(resolve, reject))
      })
    }
  }
  return { port: made, state, letGo: () => Promise.all(held.splice(0).map((each) => each())) }
}

async function typingOn(store: SyncStore) {
  const book = await makeProject(store)
  const at = { book: book.book, grp: channelOf(book, 'private'), ent: store.newEntity() }
  const draft = (revision: number, text: string): Draft => ({
    ...at,
    ...{ kind: 'observation', fields: { text }, ctx: NEW, revision, touched: MONDAY }
  })
  return { at, draft, texts: (of: SyncStore) => of.drafts(book.book).value.map(textOf) }
}

const textOf = ({ fields }: Draft) => fields['text']

test('a draft that was written late does not come over the newer words', async () => {
  const tablet = newTablet()
  const timers = testTimers()
  const { port, state, letGo } = holdingBack(createMemoryPort(tablet.disk))
  const store = await makeStore({ tablet, port, after: timers.after })
  const { draft, texts } = await typingOn(store)
  store.keepDraft(draft(1, 'older words'))
  state.holdsNext = true
  timers.pass(DRAFT_DELAY)
  await settled()
  timers.pass(PATIENCE)
  await settled()
  store.keepDraft(draft(2, 'newer words'))
  expect(await store.flushDrafts()).toMatchObject({ ok: true })
  await letGo()
  expect(texts(await makeStore({ tablet, seed: 5 }))).toEqual(['newer words'])
})

test('a draft that was typed on after its line was made stays, here and at the next start', async () => {
  const tablet = newTablet()
  const store = await makeStore({ tablet })
  const { at, draft, texts } = await typingOn(store)
  store.keepDraft(draft(1, 'He draws'))
  store.keepDraft(draft(2, 'He draws a bar'))
  await store.flushDrafts()
  const patch = { lesson: store.newEntity(), at: '2026-11-23T10:00:00.000Z', text: 'He draws' }
  const change = { ...at, kind: 'observation', patch, ctx: NEW }
  await store.change([change], { drafts: [{ ent: at.ent, revision: 1 }] })
  expect(texts(store)).toEqual(['He draws a bar'])
  expect(texts(await makeStore({ tablet, seed: 5 }))).toEqual(['He draws a bar'])
})
