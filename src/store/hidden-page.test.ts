import { describe, expect, test } from 'vitest'
import { channelOf, draftOf, makeProject, takeNote } from '#kit/notes.ts'
import { sick } from '#kit/sick-store.ts'
import { makeStore, newTablet, settled, testTimers, testVisibility } from '#kit/store.ts'
import { createMemoryPort } from './memory-port.ts'

describe('a hidden page', () => {
  test('asks nothing of the database; what is being typed goes to the journal and comes back', async () => {
    const tablet = newTablet()
    const visibility = testVisibility()
    const timers = testTimers()
    const { port, state } = sick(createMemoryPort(tablet.disk))
    const store = await makeStore({ tablet, port, visibility, after: timers.after })
    const book = await makeProject(store)
    const ent = store.newEntity()
    store.keepDraft(draftOf(book.book, channelOf(book, 'private'), ent, 2, 'half a sen'))
    visibility.set(true)
    const runs = state.runs
    const { saved } = await takeNote(store, book, 'taken while leaving')
    expect(saved).toMatchObject({ ok: true, value: { place: 'journal' } })
    timers.pass(5000)
    await settled()
    expect(state.runs).toBe(runs)
    // The page is never shown again: the tablet died.
    const again = await makeStore({ tablet, seed: 5 })
    expect(again.drafts(book.book).value).toMatchObject([{ ent, fields: { text: 'half a sen' } }])
    const words = again.entries(book.book).value.map((entry) => entry.values['words'])
    expect(words).toContain(3)
    expect(tablet.journal.length).toBe(1)
  })

  test('takes a capture that was under way into the journal at once', async () => {
    const tablet = newTablet()
    const visibility = testVisibility()
    const { port, state } = sick(createMemoryPort(tablet.disk))
    const store = await makeStore({ tablet, port, visibility, after: testTimers().after })
    const book = await makeProject(store)
    state.writes = 'silent'
    const taking = takeNote(store, book, 'three words more')
    await settled()
    visibility.set(true)
    expect((await taking).saved).toMatchObject({ ok: true, value: { place: 'journal' } })
    const again = await makeStore({ tablet, seed: 5 })
    expect(again.entries(book.book).value.map((entry) => entry.values['words'])).toContain(3)
  })

  test('shown again, it stores what waited', async () => {
    const tablet = newTablet()
    const visibility = testVisibility()
    const store = await makeStore({ tablet, visibility })
    const book = await makeProject(store)
    visibility.set(true)
    const { ent } = await takeNote(store, book, 'in between')
    visibility.set(false)
    await settled()
    await settled()
    expect(store.place(ent)).toBe('saved')
    expect(tablet.journal.length).toBe(1)
  })

  test('of two drafts the higher revision wins, and on a tie both are kept', async () => {
    const tablet = newTablet()
    const visibility = testVisibility()
    const store = await makeStore({ tablet, visibility })
    const book = await makeProject(store)
    const grp = channelOf(book, 'private')
    const ents = [store.newEntity(), store.newEntity(), store.newEntity()] as const
    const stored = ['newer', 'older', 'one way'].map((text, index) =>
      draftOf(book.book, grp, ents[index] ?? '', index === 0 ? 5 : 2, text)
    )
    for (const draft of stored) store.keepDraft(draft)
    await store.flushDrafts()
    visibility.set(true)
    for (const [index, ent] of ents.entries()) {
      store.keepDraft(draftOf(book.book, grp, ent, index === 1 ? 5 : 2, `journaled ${index}`))
    }
    const again = await makeStore({ tablet, seed: 6 })
    const text = (ent: string) =>
      again.drafts(book.book).value.find((draft) => draft.ent === ent)?.fields['text']
    expect(text(ents[0])).toBe('newer')
    expect(text(ents[1])).toBe('journaled 1')
    expect(text(ents[2])).toBe('one way\n\njournaled 2')
  })
})
