import { Dexie, liveQuery } from 'dexie'
import { BATCH, NOTES, noteAt } from '../../beside/notes.ts'
import { instant, timed } from '../../beside/peer-page.ts'

const db = new Dexie('notes')
db.version(1).stores({ notes: 'id, lesson, dirty', meta: 'name' })

async function post(rows) {
  const answer = await fetch('/push', { method: 'POST', body: JSON.stringify(rows) })
  if (!answer.ok) throw new Error(`push ${answer.status}`)
}

async function send() {
  for (;;) {
    const dirty = await db.notes.where('dirty').equals(1).limit(BATCH).toArray()
    if (dirty.length === 0) return
    await post(dirty.map(({ dirty: _, ...row }) => row))
    await db.notes.bulkPut(dirty.map((row) => ({ ...row, dirty: 0 })))
  }
}

async function fetchOnce(wait) {
  const cursor = (await db.meta.get('cursor'))?.pos ?? 0
  const answer = await fetch(`/pull?after=${cursor}&wait=${wait}`)
  const { pos, rows } = await answer.json()
  await db.transaction('rw', db.notes, db.meta, async () => {
    await db.notes.bulkPut(rows.map((row) => ({ ...row, dirty: 0 })))
    await db.meta.put({ name: 'cursor', pos })
  })
  return rows.length
}

window.peer = {
  async open() {
    await db.open()
  },
  seed: () =>
    timed(async () => {
      for (let from = 0; from < NOTES; from += BATCH) {
        const rows = Array.from({ length: BATCH }, (_, place) => noteAt(from + place))
        await db.notes.bulkPut(rows.map((row) => ({ ...row, dirty: 1 })))
      }
    }),
  push: () => timed(send),
  pull: () =>
    timed(async () => {
      while ((await fetchOnce(0)) > 0);
    }),
  async live() {
    while ((await fetchOnce(0)) > 0);
    void (async () => {
      for (;;) await fetchOnce(25)
    })()
  },
  async change(index, text) {
    const began = instant()
    await db.notes.update(noteAt(index).id, { text, dirty: 1 })
    await send()
    return began
  },
  shown: (index, text) =>
    new Promise((resolve) => {
      const watched = liveQuery(() => db.notes.get(noteAt(index).id)).subscribe((row) => {
        if (row?.text !== text) return
        resolve(instant())
        queueMicrotask(() => watched.unsubscribe())
      })
    }),
  count: async () => (await db.notes.toArray()).filter(({ text }) => text.length > 0).length
}
