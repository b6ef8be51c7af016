import { describe, expect, test } from 'vitest'
import { channelOf, editText, makeProject, takeNote } from '#kit/notes.ts'
import { sick, sickStore } from '#kit/sick-store.ts'
import { makeStore, memoryStorage, newTablet, settled, testTimers } from '#kit/store.ts'
import { TRY_AGAIN } from './listen.ts'
import { createMemoryPort } from './memory-port.ts'
import type { Port } from './port.ts'

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
