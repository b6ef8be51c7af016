import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { chainLink } from '#api/chain.ts'
import { channelRows } from '#server/db/channels.ts'
import { openDatabase } from '#server/db/database.ts'
import { entityRows } from '#server/db/entities.ts'
import { lineRows } from '#server/db/lines.ts'
import { createWriter, type Write } from '#server/db/writer.ts'
import { sha256 } from '#server/rules/append.ts'

/** What a process is asked to write, and how. */
export interface RawAsked {
  /**
   * "bare": one table and the index that orders a channel. "tables": all that the server stores of a push, in its own tables with all
   * their indexes: lines with their hash and their place in the chain, entities, and the channel's head. "alone": the same, each write
   * in a transaction of its own.
   */
  readonly kind: 'bare' | 'tables' | 'alone'
  /** asynchronous jobs that write one after the other, as clients do */
  readonly jobs: number
  /** lines that every channel of the server had before, one of each tablet: the raw store's begin with as many */
  readonly before: number
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

/** Stores the lines of one write; runs inside its transaction. */
type Keep = (channel: number, lines: readonly RawLine[]) => void

interface RawLine {
  readonly id: string
  readonly ent: string
  readonly line: string
}

/** As many as the server has. */
const MOST_CHANNELS = 200
const TEXT = 'x'.repeat(640)

function bare(db: DatabaseSync): Keep {
  db.exec(`CREATE TABLE raw (channel INTEGER NOT NULL, pos INTEGER NOT NULL, id TEXT NOT NULL,
    ent TEXT NOT NULL, line TEXT NOT NULL) STRICT; CREATE UNIQUE INDEX raw_pos ON raw (channel, pos)`)
  const insert = db.prepare('INSERT INTO raw VALUES (?, ?, ?, ?, ?)')
  const heads = new Map<number, number>()
  return (channel, lines) => {
    let pos = heads.get(channel) ?? 0
    for (const { id, ent, line } of lines) insert.run(channel, ++pos, id, ent, line)
    heads.set(channel, pos)
  }
}

function ownTables(db: DatabaseSync): Keep {
  const [rows, channels, entities] = [lineRows(db), channelRows(db), entityRows(db)]
  const numbers = new Map<number, number>()
  const numberOf = (channel: number) => {
    const known = numbers.get(channel)
    if (known !== undefined) return known
    const facts = { audience: 'group', kid: 'AAAAAAAAAAA', creator: 1, now: 1, restore: 1 }
    const { no } = channels.add({ grp: `channel ${channel}`, ...facts })
    numbers.set(channel, no)
    return no
  }
  return (channel, lines) => {
    const no = numberOf(channel)
    const known = channels.byNo(no)
    let { head, chain } = known ?? { head: 0, chain: '' }
    for (const { id, ent, line } of lines) {
      const link = { pos: ++head, id, bh: sha256(line), rts: 1, cpos: 0 }
      chain = chainLink(chain, link, sha256)
      entities.add(no, ent, 1)
      rows.add({ ...link, channel: no, ent, k: 'op', via: 1, chain, obeyed: 0, line })
    }
    channels.setHead(no, head, chain)
  }
}

const folder = mkdtempSync(join(tmpdir(), 'jotter-raw-'))
const stores = new Map<RawAsked['kind'], { write: Write; keep: Keep; close: () => void }>()
let made = 0

const nextId = () => `019b2f00-0000-7000-8000-${(++made).toString(16).padStart(12, '0')}`
const aLine = (): RawLine => {
  const id = nextId()
  return { id, ent: nextId(), line: id + TEXT.slice(id.length) }
}

async function storeOf({ kind, before }: RawAsked) {
  const known = stores.get(kind)
  if (known) return known
  const db = openDatabase(join(folder, `${kind}.db`))
  const keep = kind === 'bare' ? bare(db) : ownTables(db)
  const { write, drain } = createWriter(db)
  const alone: Write = (job) => {
    const written = write(job)
    drain()
    return written
  }
  const opened = { write: kind === 'alone' ? alone : write, keep, close: () => db.close() }
  stores.set(kind, opened)
  for (let turn = 0; turn < before; turn++) {
    for (let channel = 0; channel < MOST_CHANNELS; channel++) {
      await opened.write(() => keep(channel, [aLine()]))
    }
  }
  return opened
}

async function fill(asked: RawAsked): Promise<RawDone> {
  const { write, keep } = await storeOf(asked)
  const job = async (turns: number, first: number) => {
    for (let turn = 0; turn < turns; turn++) {
      const channel = (first + turn) % asked.channels
      const lines = Array.from({ length: asked.lines }, aLine)
      await write(() => keep(channel, lines))
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
