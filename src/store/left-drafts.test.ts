import { describe, expect, test } from 'vitest'
import { channelOf, draftOf, makeProject, NEW, takeNote } from '#kit/notes.ts'
import { makeStore, MONDAY, newTablet, settled, testTimers, testVisibility } from '#kit/store.ts'

describe('drafts', () => {
  test('are written within a second of the first unsaved keystroke, and go with the words they minted', async () => {
    const tablet = newTablet()
    const timers = testTimers()
    const store = await makeStore({ tablet, after: timers.after })
    const book = await makeProject(store)
    const grp = channelOf(book, 'private')
    const ent = store.newEntity()
    const draft = (revision: number, text: string) => draftOf(book.book, grp, ent, revision, text)
    store.keepDraft(draft(1, 'S'))
    timers.pass(600)
    store.keepDraft(draft(2, 'Sh'))
    timers.pass(400)
    await settled()
    const other = await makeStore({ tablet, seed: 7 })
    expect(other.drafts(book.book).value).toMatchObject([{ fields: { text: 'Sh' } }])
    const patch = { lesson: store.newEntity(), at: '2026-11-23T10:00:00.000Z', text: 'Sh' }
    const change = { book: book.book, grp, ent, kind: 'observation', patch, ctx: NEW }
    await store.change([change], { drafts: [{ ent, revision: 2 }] })
    expect(store.drafts(book.book).value).toEqual([])
    const again = await makeStore({ tablet, seed: 8 })
    expect(again.drafts(book.book).value).toEqual([])
  })
})

describe('a draft that the page left behind', () => {
  test('when its words were stored just before is not taken for unfinished', async () => {
    const tablet = newTablet()
    const visibility = testVisibility()
    const store = await makeStore({ tablet, visibility })
    const book = await makeProject(store)
    const { ent } = await takeNote(store, book, 'as it was')
    const [shown] = await store.open([ent])
    const [grp, ctx] = [channelOf(book, 'private'), shown?.context ?? NEW]
    const fields = { text: 'as it is now' }
    const at = { book: book.book, grp, ent, kind: 'observation', ctx }
    store.keepDraft({ ...at, fields, revision: 1, touched: MONDAY })
    visibility.set(true)
    const name = `jotter.journal.draft.${ent}`
    const entry = tablet.journal.getItem(name) ?? ''
    expect(entry).not.toBe('')
    visibility.set(false)
    await store.change([{ ...at, patch: fields }], { drafts: [{ ent, revision: 1 }] })
    expect(store.drafts(book.book).value).toEqual([])
    tablet.journal.setItem(name, entry)
    const again = await makeStore({ tablet, seed: 2 })
    expect(again.drafts(book.book).value).toEqual([])
    expect(tablet.journal.length).toBe(1)
    expect((await again.open([ent]))[0]?.values['text']).toBe('as it is now')
  })
})
