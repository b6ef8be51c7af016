import {
  createRxDatabase,
  type RxCollection,
  type RxDatabase,
  type RxStorage
} from 'rxdb/plugins/core'
import { type RxReplicationState, replicateRxCollection } from 'rxdb/plugins/replication'
import { Subject } from 'rxjs'
import type { WireServedLine } from '#api/endpoints.ts'
import type { Source } from './feed.ts'
import { pull } from './kit.ts'

/** One served line as a document of somebody else's database. */
export interface ForeignLine {
  readonly id: string
  readonly pos: number
  /** server's receipt time, ms */
  readonly rts: number
  readonly bh: string
  /** the sealed line; empty where it was erased */
  readonly line: string
}

interface Checkpoint {
  readonly pos: number
}

export interface ForeignReader {
  /** Replicates once until nothing is left (live off). */
  readonly catchUp: () => Promise<void>
  /** Follows by long-poll (live on) until `isOver` said yes before a poll that brought nothing. */
  readonly follow: (isOver: () => boolean) => Promise<void>
  /** All documents by position. */
  readonly documents: () => Promise<readonly ForeignLine[]>
  /** Positions in the order in which documents were written, once for every write. */
  readonly written: readonly number[]
  readonly close: () => Promise<void>
}

const BATCH = 50
const RETRY_MS = 30
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 36 },
    pos: { type: 'number', minimum: 1, maximum: 1e9, multipleOf: 1 },
    rts: { type: 'number' },
    bh: { type: 'string' },
    line: { type: 'string' }
  },
  required: ['id', 'pos', 'rts', 'bh', 'line'],
  indexes: ['pos']
} as const

/**
 * A client of another make: RxDB keeps the lines of one channel and its own checkpoint, asks for what comes after it, and never
 * looks at the chain. A cursor of ours that skips would leave a hole here that nobody mends.
 */
export async function openForeignReader(
  // oxlint-disable-next-line typescript/no-explicit-any -- RxDB's own type of a storage.
  storage: RxStorage<any, any>,
  name: string,
  source: Source
): Promise<ForeignReader> {
  const database: RxDatabase = await createRxDatabase({ name, storage, multiInstance: false })
  const { lines } = await database.addCollections({ lines: { schema } })
  const collection = lines as RxCollection<ForeignLine>
  const written: number[] = []

  const changes = new Subject<Batch | 'RESYNC'>()
  const replicate = (live: boolean) => {
    const replication = replicateRxCollection<ForeignLine, Checkpoint>({
      collection,
      replicationIdentifier: 'jotter-pull',
      live,
      retryTime: RETRY_MS,
      waitForLeadership: false,
      toggleOnDocumentVisible: false,
      pull: {
        batchSize: BATCH,
        handler: async (checkpoint, batchSize) =>
          batchOf((await ask(source, checkpoint?.pos ?? 0, 0)).slice(0, batchSize), checkpoint),
        ...(live ? { stream$: changes.asObservable() } : {})
      }
    })
    replication.received$.subscribe(({ pos }) => void written.push(pos))
    return replication
  }
  return {
    written,
    async catchUp() {
      const replication = replicate(false)
      await replication.awaitInitialReplication()
      await replication.cancel()
    },
    async follow(isOver) {
      const replication = replicate(true)
      await replication.awaitInitialReplication()
      await poll(source, replication, changes, collection, isOver)
      await replication.cancel()
    },
    async documents() {
      const found = await collection.find({ sort: [{ pos: 'asc' }] }).exec()
      return found.map((each) => each.toJSON())
    },
    close: async () => void (await database.close())
  }
}

interface Batch {
  documents: (ForeignLine & { _deleted: boolean })[]
  checkpoint: Checkpoint
}

function batchOf(lines: readonly WireServedLine[], before: Checkpoint | undefined): Batch {
  const documents = lines.map(({ id, pos, rts, bh, line }) => ({
    ...{ id, pos, rts, bh, line: line ?? '' },
    _deleted: false
  }))
  return { documents, checkpoint: { pos: documents.at(-1)?.pos ?? before?.pos ?? 0 } }
}

/** What comes after a position, waiting up to `wait` seconds; rejects when the server cannot be reached, and RxDB asks again. */
async function ask(source: Source, pos: number, wait: number): Promise<readonly WireServedLine[]> {
  const { send, tablet, grp, restore } = source
  const reply = await pull(send, tablet, [{ grp, pos }], { restore, wait })
  if (reply.status !== 200) throw new Error(`answered ${reply.status}`)
  return reply.value.channels[0]?.lines ?? []
}

/** The long-poll behind RxDB's stream of changes: what it brings goes in with its checkpoint; after a failure RxDB is told to ask again. */
async function poll(
  source: Source,
  replication: RxReplicationState<ForeignLine, Checkpoint>,
  changes: Subject<Batch | 'RESYNC'>,
  collection: RxCollection<ForeignLine>,
  isOver: () => boolean
): Promise<void> {
  for (;;) {
    await replication.awaitInSync()
    const newest = await collection.findOne({ sort: [{ pos: 'desc' }] }).exec()
    // Asked before the poll: what was written before it is in it.
    const wasOver = isOver()
    try {
      const lines = await ask(source, newest?.pos ?? 0, wasOver ? 0 : 1)
      if (lines.length > 0) changes.next(batchOf(lines, undefined))
      else if (wasOver) return
    } catch {
      changes.next('RESYNC')
      await pause(RETRY_MS)
    }
  }
}
