import { describe, expect, test } from 'vitest'
import { makeStore, memoryStorage, newTablet, testTimers } from '#kit/store.ts'
import { createMemoryPort } from '#store/memory-port.ts'
import { portFailure } from '#store/port.ts'
import { createOrderedWriter } from './ordered-writer.ts'

/** A tablet whose storage can be full, with a second place that holds `room` characters. */
async function desk(room: number) {
  const tablet = { ...newTablet(), journal: memoryStorage(room) }
  const port = createMemoryPort(tablet.disk)
  const run = port.run.bind(port)
  const storage = { full: false }
  const store = await makeStore({
    tablet,
    port: {
      ...port,
      run: (work) =>
        storage.full && work.mode === 'write' ? Promise.reject(portFailure('full')) : run(work)
    }
  })
  const made = await store.addBook({ kind: 'project', patch: { title: 'Show me' } })
  if (!made.ok) throw new Error(made.problem.code)
  const { book, channels } = made.value
  const grp = channels.find(({ audience }) => audience === 'private')?.grp ?? ''
  const timers = testTimers()
  const writer = createOrderedWriter(store, book, timers.after)
  const ent = store.newEntity()
  const note = (patch: Record<string, string | boolean>) => ({
    grp,
    ent,
    kind: 'observation',
    patch
  })
  return { storage, store, book, ent, note, writer, timers }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

const AT = '2025-11-26T10:05:00.000Z'

describe('a writer that keeps order', () => {
  test('gives a later write the context of the earlier one, though both were asked for at once', async () => {
    const { store, ent, note, writer } = await desk(5000)
    const both = await Promise.all([
      writer.write([note({ at: AT, text: 'one' })]),
      writer.write([note({ text: 'two' })])
    ])
    expect(both).toEqual(['stored', 'stored'])
    const shown = (await store.open([ent]))[0]
    expect(shown?.forked).toBe(false)
    expect(shown?.values['text']).toBe('two')
  })

  test('shows no tick for what only the second place took', async () => {
    const { storage, ent, note, writer } = await desk(50_000)
    storage.full = true
    expect(await writer.write([note({ at: AT })])).toBe('journal')
    expect(writer.mark(ent).value).toBe('journal')
  })

  test('says that nothing was kept, and offers it again with the next write', async () => {
    const { storage, store, ent, note, writer } = await desk(400)
    storage.full = true
    expect(await writer.write([note({ at: AT, text: 'kept in memory' })])).toBe('failed')
    expect(writer.mark(ent).value).toBe('failed')
    expect(writer.problem.value?.code).toBe('storage-full')
    storage.full = false
    expect(await writer.write([note({ quote: true })])).toBe('stored')
    expect(writer.problem.value).toBeUndefined()
    const shown = (await store.open([ent]))[0]
    expect(shown?.values).toMatchObject({ text: 'kept in memory', quote: true })
  })

  test('offers it again by itself, though nobody writes any more', async () => {
    const { storage, store, ent, note, writer, timers } = await desk(400)
    storage.full = true
    await writer.write([note({ at: AT, text: 'kept in memory' })])
    timers.pass(5000)
    await settled()
    expect(writer.mark(ent).value).toBe('failed')
    storage.full = false
    timers.pass(5000)
    await settled()
    expect(writer.mark(ent).value).toBe('stored')
    expect(writer.problem.value).toBeUndefined()
    expect((await store.open([ent]))[0]?.values['text']).toBe('kept in memory')
  })

  test('is not held up for ever by a bug on the way', async () => {
    const { store, book, ent, note } = await desk(5000)
    const timers = testTimers()
    let broken = true
    const change: typeof store.change = (...given) =>
      broken ? Promise.reject(new Error('a bug')) : store.change(...given)
    const writer = createOrderedWriter({ ...store, change }, book, timers.after)
    expect(await writer.write([note({ at: AT, text: 'kept in memory' })])).toBe('failed')
    expect(() => timers.pass(0)).toThrow('a bug')
    broken = false
    expect(await writer.write([note({ quote: true })])).toBe('stored')
    expect((await store.open([ent]))[0]?.values['text']).toBe('kept in memory')
  })
})
