import PouchDB from 'pouchdb-browser'
import { BATCH, NOTES, noteAt } from '../../beside/notes.ts'
import { instant, timed } from '../../beside/peer-page.ts'

let db
const remote = () => new PouchDB(`${location.origin}/db/notes`)
const toDoc = ({ id, ...note }) => ({ _id: id, ...note })
const options = { batch_size: BATCH }

const done = (replication) =>
  new Promise((resolve, reject) => {
    replication.on('complete', resolve).on('error', reject)
  })

const readAll = async () =>
  (await db.allDocs({ include_docs: true })).rows.filter(({ doc }) => doc.text.length > 0).length

window.peer = {
  async open() {
    db = new PouchDB('notes', { auto_compaction: true })
    await db.info()
  },
  seed: () =>
    timed(async () => {
      for (let from = 0; from < NOTES; from += BATCH) {
        const docs = Array.from({ length: BATCH }, (_, place) => toDoc(noteAt(from + place)))
        await db.bulkDocs(docs)
      }
    }),
  push: () => timed(() => done(db.replicate.to(remote(), options))),
  pull: () => timed(() => done(db.replicate.from(remote(), options))),
  async live() {
    db.sync(remote(), { live: true, retry: true, ...options })
    await new Promise((resolve) => setTimeout(resolve, 2000))
  },
  async change(index, text) {
    const doc = await db.get(noteAt(index).id)
    const began = instant()
    await db.put({ ...doc, text })
    return began
  },
  shown: (index, text) =>
    new Promise((resolve) => {
      const id = noteAt(index).id
      const watched = db.changes({ live: true, since: 'now', include_docs: true, doc_ids: [id] })
      watched.on('change', ({ doc }) => {
        if (doc.text !== text) return
        resolve(instant())
        watched.cancel()
      })
    }),
  count: readAll
}
