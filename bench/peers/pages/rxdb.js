import { addRxPlugin, createRxDatabase } from 'rxdb/plugins/core'
import { replicateRxCollection } from 'rxdb/plugins/replication'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { Subject } from 'rxjs'
import { BATCH, NOTES, noteAt } from '../../beside/notes.ts'
import { instant, timed } from '../../beside/peer-page.ts'

let db
let replication
void addRxPlugin

const text = (most) => ({ type: 'string', maxLength: most })
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: text(36),
    lesson: text(36),
    at: text(24),
    pupils: { type: 'array', items: { type: 'string' } },
    stage: text(36),
    tags: { type: 'array', items: { type: 'string' } },
    text: { type: 'string' },
    looked: { type: 'boolean' }
  },
  required: ['id', 'lesson', 'at'],
  indexes: ['lesson']
}

function replicate(live) {
  const events = new Subject()
  if (live) {
    const source = new EventSource('/stream')
    source.onmessage = ({ data }) => events.next(JSON.parse(data))
    source.onerror = () => events.next('RESYNC')
  }
  replication = replicateRxCollection({
    collection: db.notes,
    replicationIdentifier: 'http',
    live,
    waitForLeadership: false,
    push: {
      batchSize: BATCH,
      async handler(rows) {
        const answer = await fetch('/push', { method: 'POST', body: JSON.stringify(rows) })
        return answer.json()
      }
    },
    pull: {
      batchSize: BATCH,
      async handler(checkpoint, limit) {
        const answer = await fetch(`/pull?after=${checkpoint?.pos ?? 0}&limit=${limit}`)
        return answer.json()
      },
      stream$: events.asObservable()
    }
  })
  replication.error$.subscribe((error) => console.error(error))
  return replication.awaitInitialReplication()
}

const readAll = async () =>
  (await db.notes.find().exec()).filter(({ text }) => text.length > 0).length

window.peer = {
  async open() {
    db = await createRxDatabase({
      name: 'notes',
      storage: getRxStorageDexie(),
      multiInstance: false
    })
    await db.addCollections({ notes: { schema } })
  },
  seed: () =>
    timed(async () => {
      for (let from = 0; from < NOTES; from += BATCH) {
        const { error } = await db.notes.bulkInsert(
          Array.from({ length: BATCH }, (_, place) => noteAt(from + place))
        )
        if (error.length > 0) throw new Error(JSON.stringify(error[0]))
      }
    }),
  push: () => timed(() => replicate(false)),
  pull: () => timed(() => replicate(false)),
  async live() {
    await replication?.cancel()
    await replicate(true)
    await new Promise((resolve) => setTimeout(resolve, 1000))
  },
  async change(index, changed) {
    const note = await db.notes.findOne(noteAt(index).id).exec()
    const began = instant()
    await note.incrementalPatch({ text: changed })
    return began
  },
  shown: (index, changed) =>
    new Promise((resolve) => {
      const watched = db.notes.findOne(noteAt(index).id).$.subscribe((note) => {
        if (note?.text !== changed) return
        resolve(instant())
        queueMicrotask(() => watched.unsubscribe())
      })
    }),
  count: readAll
}
