import { describe, expect, test } from 'vitest'
import { channelOf, makeProject, NEW, takeNote } from '#kit/notes.ts'
import { makeStore, MONDAY, newTablet, openTestStore, settled } from '#kit/store.ts'
import { createMemoryPort } from './memory-port.ts'
import { portFailure, type Port } from './port.ts'

describe('the storage itself', () => {
  test('emptied by the browser is said plainly, with the day it began', async () => {
    const tablet = newTablet()
    await makeStore({ tablet })
    const emptied = { ...newTablet(), journal: tablet.journal }
    const refused = await openTestStore({ tablet: emptied, seed: 2 })
    expect(refused).toMatchObject({ ok: false, problem: { code: 'storage-wiped' } })
    if (refused.ok) throw new Error('opened')
    expect(Math.abs(Number(refused.problem.details?.['since']) - MONDAY)).toBeLessThan(1000)
    // Looking again does not make it forget; only beginning anew does.
    expect(await openTestStore({ tablet: emptied, seed: 3 })).toMatchObject({ ok: false })
    expect(await openTestStore({ tablet: emptied, afterWipe: 'begin' })).toMatchObject({ ok: true })
    expect(await openTestStore({ tablet: emptied })).toMatchObject({ ok: true })
  })

  test('taken over by newer code stops this tab for good, with the words being typed kept', async () => {
    const tablet = newTablet()
    let tell: (trouble: 'newer') => void = () => {}
    const port: Port = {
      ...createMemoryPort(tablet.disk),
      onTrouble: (listener) => {
        tell = listener
      }
    }
    const store = await makeStore({ tablet, port })
    const book = await makeProject(store)
    const grp = channelOf(book, 'private')
    const ent = store.newEntity()
    store.keepDraft({
      book: book.book,
      grp,
      ent,
      kind: 'observation',
      fields: { text: 'ty' },
      ctx: NEW,
      revision: 1,
      touched: 0
    })
    tell('newer')
    expect(store.state.value).toEqual({ state: 'failed', problem: { code: 'storage-newer' } })
    const { saved } = await takeNote(store, book, 'too late')
    expect(saved).toMatchObject({ ok: true, value: { place: 'journal' } })
    const again = await makeStore({ tablet, seed: 2 })
    expect(again.drafts(book.book).value).toHaveLength(1)
    expect(again.entries(book.book).value.map((entry) => entry.values['words'])).toContain(2)
  })

  test('that cannot be opened at all is an answer, not a throw', async () => {
    const port: Port = {
      ...createMemoryPort(),
      open: () => Promise.reject(portFailure('absent'))
    }
    expect(await openTestStore({ port })).toEqual({
      ok: false,
      problem: { code: 'storage-private' }
    })
  })
})

describe('removing a book', () => {
  test('is refused while anything is only here, and complete when forced', async () => {
    const tablet = newTablet()
    const store = await makeStore({ tablet })
    const book = await makeProject(store)
    await takeNote(store, book, 'only here')
    expect(await store.removeBook(book.book)).toMatchObject({
      ok: false,
      problem: { code: 'pending-left' }
    })
    expect(store.entries(book.book).value).not.toEqual([])
    expect(await store.removeBook(book.book, true)).toMatchObject({ ok: true })
    expect(store.books.value).toEqual([])
    expect(store.entries(book.book).value).toEqual([])
    const left = [...tablet.disk.tables].filter(([, rows]) => rows.size > 0).map(([name]) => name)
    expect(left.toSorted()).toEqual(['keys', 'meta'])
    const metas = [...(tablet.disk.tables.get('meta')?.keys() ?? [])].toSorted()
    expect(metas).toEqual(['"clock"', '"device"', '"kinds"'])
  })
})

describe('a clock that is years wrong', () => {
  test('follows the server’s once it is known, also after a restart, and loses nothing', async () => {
    const tablet = newTablet()
    const wrong = MONDAY - 10 * 365 * 86_400_000
    const store = await makeStore({ tablet, now: () => wrong })
    const book = await makeProject(store)
    const early = await takeNote(store, book, 'before')
    store.correctClock(MONDAY, wrong)
    expect(store.now()).toBe(MONDAY)
    await settled()
    expect((await makeStore({ tablet, now: () => wrong, seed: 3 })).now()).toBe(MONDAY)
    const late = await takeNote(store, book, 'after')
    const [one, other] = await store.open([early.ent, late.ent])
    expect((other?.born ?? 0) - (one?.born ?? 0)).toBeGreaterThan(9 * 365 * 86_400_000)
    const again = await makeStore({ tablet, now: () => wrong, seed: 2 })
    expect(again.now()).toBe(MONDAY)
    expect((await again.open([early.ent]))[0]?.values['text']).toBe('before')
  })
})
