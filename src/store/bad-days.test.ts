import { describe, expect, test } from 'vitest'
import { channelOf, editText, makeProject, NEW, takeNote } from '#kit/notes.ts'
import {
  makeStore,
  memoryStorage,
  MONDAY,
  newTablet,
  openTestStore,
  settled,
  testTimers,
  testVisibility
} from '#kit/store.ts'
import { TRY_AGAIN } from './listen.ts'
import { createMemoryPort } from './memory-port.ts'
import { portFailure, type FailureKind, type Port } from './port.ts'
import type { Draft } from './types.ts'

/** A port whose writing can be made to fail or to fall silent. */
function sick(port: Port) {
  const state = {
    writes: 'well' as FailureKind | 'silent' | 'well',
    /** the next write alone meets this */
    next: undefined as FailureKind | undefined,
    opens: 0,
    runs: 0,
    writesDone: 0,
    /** full once so many writes were done */
    fullAfter: undefined as number | undefined
  }
  const made: Port = {
    ...port,
    open: async () => {
      state.opens += 1
      await port.open()
    },
    run: (work) => {
      state.runs += 1
      const isFull = state.fullAfter !== undefined && state.writesDone >= state.fullAfter
      const writes = state.next ?? (isFull ? 'full' : state.writes)
      if (work.mode === 'read') return port.run(work)
      if (writes === 'well') {
        state.writesDone += 1
        return port.run(work)
      }
      state.next = undefined
      return writes === 'silent' ? new Promise(() => {}) : Promise.reject(portFailure(writes))
    }
  }
  return { port: made, state }
}

async function sickStore(tablet = newTablet()) {
  const timers = testTimers()
  const { port, state } = sick(createMemoryPort(tablet.disk))
  const store = await makeStore({ tablet, port, after: timers.after })
  return { store, state, timers, tablet, book: await makeProject(store) }
}

describe('a write that cannot be finished', () => {
  test('a full tablet never calls a note saved: it stands in the journal, and is stored at the next start', async () => {
    const { store, state, tablet, book } = await sickStore()
    state.writes = 'full'
    const { ent, saved } = await takeNote(store, book, 'no room')
    expect(saved).toMatchObject({ ok: true, value: { place: 'journal' } })
    expect(store.place(ent)).toBe('journal')
    expect(store.trouble.value).toMatchObject({ code: 'storage-full' })
    expect(store.entries(book.book).value.map((entry) => entry.ent)).toContain(ent)
    expect((await store.open([ent]))[0]?.values['text']).toBe('no room')
    const again = await makeStore({ tablet, seed: 4 })
    expect((await again.open([ent]))[0]?.values['text']).toBe('no room')
    expect(again.place(ent)).toBe('saved')
    expect(tablet.journal.length).toBe(1)
  })

  test('a note that stands only in the journal can be struck out and does not come back', async () => {
    const { store, state, tablet, book } = await sickStore()
    state.writes = 'full'
    const struck = await takeNote(store, book, 'a slip')
    const kept = await takeNote(store, book, 'stays')
    state.writes = 'well'
    expect(await store.strike([struck.ent])).toMatchObject({ ok: true })
    await settled()
    const notes = (one: typeof store) => one.entries(book.book).value.map(({ ent }) => ent)
    expect(notes(store)).not.toContain(struck.ent)
    expect(notes(store)).toContain(kept.ent)
    const again = await makeStore({ tablet, seed: 4 })
    expect(notes(again)).not.toContain(struck.ent)
    expect(notes(again)).toContain(kept.ent)
  })

  test('where the journal is full too the answer is the problem, and nothing is shown as taken', async () => {
    const tablet = { ...newTablet(), journal: memoryStorage(200) }
    const { store, state, book } = await sickStore(tablet)
    state.writes = 'full'
    const { ent, saved } = await takeNote(store, book, 'no room anywhere')
    expect(saved).toMatchObject({ ok: false, problem: { code: 'storage-full' } })
    expect(store.entries(book.book).value.map((entry) => entry.ent)).not.toContain(ent)
  })

  test('a capture that is not stored in 1.5 s is amber, and green once its late transaction completes', async () => {
    const { store, state, timers, book, tablet } = await sickStore()
    state.writes = 'silent'
    const taking = takeNote(store, book, 'slow storage')
    await settled()
    timers.pass(1500)
    const { ent, saved } = await taking
    expect(saved).toMatchObject({ ok: true, value: { place: 'journal' } })
    expect(store.place(ent)).toBe('journal')
    // The watchdog drops the silent handle after 3 s and tries once more.
    state.writes = 'well'
    const opens = state.opens
    timers.pass(1500)
    await settled()
    expect(state.opens).toBe(opens + 1)
    expect(store.place(ent)).toBe('saved')
    expect(tablet.journal.length).toBe(1)
    const again = await makeStore({ tablet, seed: 4 })
    const lines = (await again.heldLines(channelOf(book, 'private'))).unsequenced
    expect(lines.filter((line) => line.ent === ent)).toHaveLength(1)
  })

  test('a dead handle is dropped and opened again without anyone noticing', async () => {
    const { store, state, book } = await sickStore()
    state.next = 'lost'
    const { saved } = await takeNote(store, book, 'second try')
    expect(saved).toMatchObject({ ok: true, value: { place: 'stored' } })
    expect(store.trouble.value).toBeUndefined()
  })

  test('storage that says complete and kept nothing is found out by reading back', async () => {
    const tablet = newTablet()
    const port = createMemoryPort(tablet.disk)
    let lying = false
    const liar: Port = {
      ...port,
      run: (work) => {
        if (!lying || work.mode === 'read' || !work.tables.includes('lines')) return port.run(work)
        let answer: { value: Awaited<ReturnType<typeof work.body>> } | undefined
        const undone = port.run({
          ...work,
          body: async (tx) => {
            answer = { value: await work.body(tx) }
            throw new Error('kept nothing')
          }
        })
        return undone.catch((error: unknown) => {
          if (!answer) throw error
          return answer.value
        })
      }
    }
    // The first write after an opening is not believed on its word.
    await makeProject(await makeStore({ tablet }))
    const store = await makeStore({ tablet, port: liar, seed: 2 })
    const [book] = store.books.value
    if (!book) throw new Error('no book')
    lying = true
    const { ent, saved } = await takeNote(store, book, 'believed by nobody')
    expect(saved).toMatchObject({ ok: true, value: { place: 'journal' } })
    lying = false
    const again = await makeStore({ tablet, seed: 3 })
    expect((await again.open([ent]))[0]?.values['text']).toBe('believed by nobody')
  })

  test('when writing works again, what the journal took is brought in without a restart', async () => {
    const { store, state, book, tablet } = await sickStore()
    state.writes = 'full'
    const first = await takeNote(store, book, 'while full')
    state.writes = 'well'
    const second = await takeNote(store, book, 'room again')
    await settled()
    expect(store.place(first.ent)).toBe('saved')
    expect(store.place(second.ent)).toBe('saved')
    expect(tablet.journal.length).toBe(1)
  })
})

describe('a note of several entries in the journal', () => {
  test('is stored only when the last of them is', async () => {
    const { store, state, book, timers } = await sickStore()
    state.writes = 'full'
    const { ent } = await takeNote(store, book, 'first words')
    await editText(store, ent, 'second words')
    expect(store.place(ent)).toBe('journal')
    state.writes = 'well'
    // The first entry comes in; then the tablet is full again.
    const runs = state.writesDone
    state.fullAfter = runs + 1
    timers.pass(TRY_AGAIN)
    await settled()
    expect(state.writesDone).toBe(runs + 1)
    expect(store.place(ent)).toBe('journal')
    expect((await store.open([ent]))[0]?.values['text']).toBe('second words')
    state.fullAfter = undefined
    timers.pass(TRY_AGAIN)
    await settled()
    expect(store.place(ent)).toBe('saved')
    expect((await store.open([ent]))[0]?.values['text']).toBe('second words')
  })
})

describe('a note that is stored in part', () => {
  test('is shown whole after a start on a tablet that is still full', async () => {
    const { store, state, book, tablet } = await sickStore()
    state.next = 'full'
    const lesson = store.newEntity()
    const { ent } = await takeNote(store, book, 'in the journal', { lesson, quote: true })
    // The next line finds the last gap.
    state.fullAfter = state.writesDone + 1
    await editText(store, ent, 'in the database')
    await settled()
    expect(store.place(ent)).toBe('journal')
    const { port, state: later } = sick(createMemoryPort(tablet.disk))
    later.writes = 'full'
    const again = await makeStore({ tablet, port, after: testTimers().after, seed: 4 })
    expect(again.place(ent)).toBe('journal')
    const entry = again.entries(book.book).value.find((each) => each.ent === ent)
    expect(entry?.values).toMatchObject({ lesson, quote: true, words: 3 })
    expect((await again.open([ent]))[0]?.values['text']).toBe('in the database')
  })
})

describe('while nobody writes', () => {
  test('storing is tried again by itself, and what the journal took is brought in', async () => {
    const { store, state, book, tablet, timers } = await sickStore()
    state.writes = 'full'
    const { ent } = await takeNote(store, book, 'while full')
    timers.pass(TRY_AGAIN)
    await settled()
    expect(store.place(ent)).toBe('journal')
    expect(store.trouble.value).toMatchObject({ code: 'storage-full' })
    state.writes = 'well'
    timers.pass(TRY_AGAIN)
    await settled()
    expect(store.place(ent)).toBe('saved')
    expect(store.trouble.value).toBeUndefined()
    expect(tablet.journal.length).toBe(1)
  })
})

describe('a hidden page', () => {
  const draftOf = (
    book: string,
    grp: string,
    ent: string,
    revision: number,
    text: string
  ): Draft => ({
    book,
    grp,
    ent,
    kind: 'observation',
    fields: { text },
    ctx: NEW,
    revision,
    touched: MONDAY
  })

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

describe('drafts', () => {
  test('are written within a second of the first unsaved keystroke, and go with the words they minted', async () => {
    const tablet = newTablet()
    const timers = testTimers()
    const store = await makeStore({ tablet, after: timers.after })
    const book = await makeProject(store)
    const grp = channelOf(book, 'private')
    const ent = store.newEntity()
    const draft = (revision: number, text: string): Draft => ({
      book: book.book,
      grp,
      ent,
      kind: 'observation',
      fields: { text },
      ctx: NEW,
      revision,
      touched: MONDAY
    })
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
