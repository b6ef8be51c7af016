import { expect, test } from 'vitest'
import { makeProject, takeNote } from '#kit/notes.ts'
import { makeStore, newTablet, settled, testTimers } from '#kit/store.ts'
import { createMemoryPort } from './memory-port.ts'
import { portFailure, type Port } from './port.ts'

/** A port that is made to wait with its writes, and then to fail them. */
function hesitant(port: Port) {
  const failing: (() => void)[] = []
  const state = { waits: false }
  const made: Port = {
    ...port,
    run: (work) =>
      state.waits && work.mode !== 'read'
        ? new Promise((_, reject) => failing.push(() => reject(portFailure('full'))))
        : port.run(work)
  }
  return { port: made, state, fail: () => failing.splice(0).forEach((each) => each()) }
}

test('a capture whose late transaction fails after all stays in the journal, amber, until it is stored', async () => {
  const tablet = newTablet()
  const timers = testTimers()
  const { port, state, fail } = hesitant(createMemoryPort(tablet.disk))
  const store = await makeStore({ tablet, port, after: timers.after })
  const book = await makeProject(store)
  state.waits = true
  const taking = takeNote(store, book, 'slow, then full')
  await settled()
  timers.pass(1500)
  const { ent, saved } = await taking
  expect(saved).toMatchObject({ ok: true, value: { place: 'journal' } })
  fail()
  await settled()
  expect(store.place(ent)).toBe('journal')
  const again = await makeStore({ tablet, seed: 6 })
  expect((await again.open([ent]))[0]?.values['text']).toBe('slow, then full')
  expect(again.place(ent)).toBe('saved')
})
