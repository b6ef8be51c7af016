import { describe, expect, test } from 'vitest'
import { makeProject, takeNote } from '#kit/notes.ts'
import { makeStore, newTablet } from '#kit/store.ts'
import { createMemoryPort, type MemoryDisk } from './memory-port.ts'
import { type Port, type PortTrouble, portFailure } from './port.ts'

/** A port under which the browser throws away what was stored, as it does when a person clears a site's data. */
function emptiable(disk: MemoryDisk) {
  const inner = createMemoryPort(disk)
  let tell: (trouble: PortTrouble) => void = () => {}
  let dead = false
  const port: Port = {
    ...inner,
    open: async () => {
      dead = false
      await inner.open()
    },
    run: (work) => (dead ? Promise.reject(portFailure('lost')) : inner.run(work)),
    onTrouble: (listener) => {
      tell = listener
    }
  }
  const close = () => {
    dead = true
  }
  const empty = () => {
    close()
    for (const table of disk.tables.values()) table.clear()
  }
  return { port, empty, close, tell: (trouble: PortTrouble) => tell(trouble) }
}

async function running() {
  const tablet = newTablet()
  const browser = emptiable(tablet.disk)
  const store = await makeStore({ tablet, port: browser.port })
  return { tablet, store, book: await makeProject(store), ...browser }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

describe('storage that is emptied under a running tab', () => {
  test('is noticed with the next write: nothing is written into the empty database, nothing called stored', async () => {
    const { store, book, empty, tablet } = await running()
    empty()
    const { ent, saved } = await takeNote(store, book, 'after the wipe')
    expect(saved).not.toMatchObject({ ok: true, value: { place: 'stored' } })
    expect(store.place(ent)).not.toBe('saved')
    expect(store.state.value).toMatchObject({ state: 'failed', problem: { code: 'storage-wiped' } })
    expect([...tablet.disk.tables.values()].every((table) => table.size === 0)).toBe(true)
  })

  test('is noticed at once where the browser tells that it closed the database', async () => {
    const { store, empty, tell } = await running()
    empty()
    tell('closed')
    await settled()
    expect(store.state.value).toMatchObject({ state: 'failed', problem: { code: 'storage-wiped' } })
  })

  test('is noticed where somebody deletes the database', async () => {
    const { store, tell } = await running()
    tell('emptied')
    expect(store.state.value).toMatchObject({ state: 'failed', problem: { code: 'storage-wiped' } })
  })

  test('is not taken for a database that was only closed: work goes on', async () => {
    const { store, book, close, tell } = await running()
    close()
    tell('closed')
    const { saved } = await takeNote(store, book, 'all is well')
    expect(saved).toMatchObject({ ok: true, value: { place: 'stored' } })
    expect(store.state.value).toEqual({ state: 'ready' })
  })

  test('and begun anew in another tab is not written into by this one', async () => {
    const { store, book, close, tablet } = await running()
    for (const table of tablet.disk.tables.values()) table.clear()
    await makeStore({ tablet, seed: 9, afterWipe: 'begin' })
    close()
    await takeNote(store, book, 'belongs to nobody')
    expect(store.state.value).toMatchObject({ state: 'failed', problem: { code: 'storage-wiped' } })
    expect(tablet.disk.tables.get('lines')?.size).toBe(0)
  })
})
