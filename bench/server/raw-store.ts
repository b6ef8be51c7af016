import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { openDatabase } from '#server/db/database.ts'
import { lineRows } from '#server/db/lines.ts'
import { createWriter, type Write } from '#server/db/writer.ts'

/** What a process is asked to write, and how. */
export interface RawAsked {
  /** "bare": one table and the index that orders a channel; "tables": the server's own tables with all their indexes */
  readonly kind: 'bare' | 'tables'
  /** asynchronous jobs that write one after the other, as clients do */
  readonly jobs: number
  readonly channels: number
  /** lines of each write */
  readonly lines: number
  /** writes of all jobs together */
  readonly writes: number
}

export interface RawDone {
  readonly asked: RawAsked
  readonly seconds: number
  /** processor time of the process, s */
  readonly cpu: number
}

type Keep = (channel: number, pos: number, id: string, ent: string, line: string) => void

const LINE = 'x'.repeat(640)
const HASH = 'h'.repeat(43)

function bare(db: DatabaseSync): Keep {
  db.exec(`CREATE TABLE raw (channel INTEGER NOT NULL, pos INTEGER NOT NULL, id TEXT NOT NULL,
    ent TEXT NOT NULL, line TEXT NOT NULL) STRICT; CREATE UNIQUE INDEX raw_pos ON raw (channel, pos)`)
  const insert = db.prepare('INSERT INTO raw VALUES (?, ?, ?, ?, ?)')
  return (...row) => void insert.run(...row)
}

function ownTables(db: DatabaseSync): Keep {
  const lines = lineRows(db)
  const entity = db.prepare('INSERT INTO entity (channel, ent, owner, erased) VALUES (?, ?, 1, 0)')
  return (channel, pos, id, ent, line) => {
    entity.run(channel, ent)
    const rest = { k: 'op', bh: HASH, rts: 1, cpos: 0, via: 1, chain: HASH, obeyed: 0 } as const
    lines.add({ channel, pos, id, ent, line, ...rest })
  }
}

const folder = mkdtempSync(join(tmpdir(), 'jotter-raw-'))
const stores = new Map<RawAsked['kind'], { write: Write; keep: Keep; close: () => void }>()
const heads = new Map<number, number>()
let made = 0

function storeOf(kind: RawAsked['kind']) {
  const known = stores.get(kind)
  if (known) return known
  const db = openDatabase(join(folder, `${kind}.db`))
  const keep = kind === 'bare' ? bare(db) : ownTables(db)
  const opened = { write: createWriter(db).write, keep, close: () => db.close() }
  stores.set(kind, opened)
  return opened
}

async function fill(asked: RawAsked): Promise<RawDone> {
  const { write, keep } = storeOf(asked.kind)
  const nextId = () => `019b2f00-0000-7000-8000-${(++made).toString(16).padStart(12, '0')}`
  const job = async (turns: number, first: number) => {
    for (let turn = 0; turn < turns; turn++) {
      const channel = (first + turn) % asked.channels
      await write(() => {
        let head = heads.get(channel) ?? 0
        for (let line = 0; line < asked.lines; line++)
          keep(channel, ++head, nextId(), nextId(), LINE)
        heads.set(channel, head)
      })
    }
  }
  const before = process.cpuUsage()
  const began = performance.now()
  const turns = Math.ceil(asked.writes / asked.jobs)
  await Promise.all(Array.from({ length: asked.jobs }, (_, index) => job(turns, index * 13)))
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(before)
  return { asked, seconds, cpu: (user + system) / 1e6 }
}

const answer = async (asked: RawAsked) => {
  const done = await fill(asked)
  process.send?.(done)
}
process.on('message', (asked: RawAsked) => void answer(asked))
process.on('disconnect', () => {
  for (const { close } of stores.values()) close()
  rmSync(folder, { recursive: true, force: true })
  process.exit(0)
})
