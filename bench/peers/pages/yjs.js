import { IndexeddbPersistence } from 'y-indexeddb'
import { WebsocketProvider, messageSync } from 'y-websocket'
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { BATCH, NOTES, noteAt } from '../../beside/notes.ts'
import { instant, timed } from '../../beside/peer-page.ts'

let doc
let disk
let provider

const notes = () => doc.getMap('notes')

/** y-indexeddb writes behind; a transaction of our own comes after all of its own. */
const flushed = () =>
  new Promise((resolve, reject) => {
    const asked = disk.db.transaction(['updates'], 'readonly').objectStore('updates').count()
    asked.onsuccess = () => resolve()
    asked.onerror = () => reject(asked.error)
  })

const synced = () =>
  new Promise((resolve) => {
    if (provider.synced) resolve()
    else provider.once('sync', resolve)
  })

/** The server answers in order: its answer to a question asked now comes after all it was sent before. */
async function answered() {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageSync)
  syncProtocol.writeSyncStep1(encoder, doc)
  // Not its echo of our own presence, nor of what we sent.
  const came = new Promise((resolve) => {
    const look = ({ data }) => {
      const [type, step] = new Uint8Array(data)
      if (type !== messageSync || step !== syncProtocol.messageYjsSyncStep2) return
      provider.ws.removeEventListener('message', look)
      resolve()
    }
    provider.ws.addEventListener('message', look)
  })
  provider.ws.send(encoding.toUint8Array(encoder))
  await came
}

const connect = () => {
  provider = new WebsocketProvider(`ws://${location.host}`, 'notes', doc, { disableBc: true })
  return synced()
}

const toMap = (note) => new Y.Map(Object.entries(note))

window.peer = {
  async open() {
    doc = new Y.Doc()
    disk = new IndexeddbPersistence('notes', doc)
    await disk.whenSynced
  },
  seed: () =>
    timed(async () => {
      for (let from = 0; from < NOTES; from += BATCH) {
        doc.transact(() => {
          for (let index = from; index < from + BATCH; index++) {
            const note = noteAt(index)
            notes().set(note.id, toMap(note))
          }
        })
      }
      await flushed()
    }),
  push: () =>
    timed(async () => {
      await connect()
      await answered()
    }),
  pull: () =>
    timed(async () => {
      await connect()
      await flushed()
    }),
  live: async () => {
    if (!provider) await connect()
  },
  async change(index, text) {
    const began = instant()
    notes().get(noteAt(index).id).set('text', text)
    return began
  },
  shown: (index, text) =>
    new Promise((resolve) => {
      const note = notes().get(noteAt(index).id)
      const look = () => {
        if (note.get('text') !== text) return
        note.unobserve(look)
        resolve(instant())
      }
      note.observe(look)
      look()
    }),
  async count() {
    return [...notes().values()].filter((note) => typeof note.get('text') === 'string').length
  }
}
