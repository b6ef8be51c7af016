import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { SCHEMA_VERSION } from '#server/db/tables.ts'
import { openDatabase, pragma } from '#server/db/database.ts'
import { raiseRestore } from '#server/db/raise-restore.ts'
import { TABLES } from '#server/db/tables.ts'
import {
  aControl,
  aGroup,
  aLine,
  aMember,
  anEntity,
  aServer,
  aTablet,
  call,
  pull,
  push,
  readAll,
  restoreNumber,
  type Send,
  START,
  type Tablet
} from './kit.ts'

/** A group of three lines that its lead and one member have read to the end. */
async function aReadGroup(folder?: string) {
  const server = aServer({}, folder)
  const { send } = server
  const lead = aTablet()
  const grp = await aGroup(send, lead)
  const member = await aMember(send, lead, grp)
  const ent = anEntity()
  await push(send, lead, grp, [aLine(lead, grp, { ent })])
  for (const who of [lead, member]) await readAll(send, who, grp)
  const head = (await pull(send, lead, [{ grp, pos: 0 }])).value.channels[0]
  if (!head) throw new Error('nothing was served')
  return { ...server, lead, member, grp, ent, pos: head.head, chain: head.h }
}

interface Facts {
  readonly pos: number
  readonly chain: string
  readonly part?: number
  readonly parts?: number
  readonly sealed?: string
  readonly restore?: number
}

async function put(send: Send, by: Tablet, grp: string, facts: Facts) {
  const { pos, chain, part = 0, parts = 1, sealed = 'kid.nonce.ciphertext' } = facts
  const restore = facts.restore ?? (await restoreNumber(send))
  return call(send, 'putCheckpointPart', {
    params: { grp, pos: String(pos), part: String(part) },
    token: by.token,
    body: { restore, chain, parts, sealed }
  })
}
const about = (send: Send, by: Tablet, grp: string) =>
  call(send, 'getCheckpoint', { params: { grp }, token: by.token })
const part = (send: Send, by: Tablet, grp: string, pos: number, number: number) =>
  call(send, 'getCheckpointPart', {
    params: { grp, pos: String(pos), part: String(number) },
    token: by.token
  })

describe('[C2] checkpoints at the server', () => {
  it('shows one to members when all its parts are here, and not before', async () => {
    const { send, member, lead, grp, pos, chain } = await aReadGroup()
    const first = { pos, chain, parts: 2, part: 0, sealed: 'kid.nonce.of-the-first-part' }
    expect((await put(send, member, grp, first)).status).toBe(200)
    expect((await about(send, lead, grp)).problem.code).toBe('not-found')
    expect((await part(send, lead, grp, pos, 0)).problem.code).toBe('not-found')
    const second = { ...first, part: 1, sealed: 'kid.nonce.of-the-second-part' }
    expect((await put(send, member, grp, second)).status).toBe(200)
    expect((await put(send, member, grp, second)).problem.code).toBe('not-allowed')
    expect((await about(send, lead, grp)).value).toMatchObject({ pos, chain, parts: 2 })
    expect((await part(send, lead, grp, pos, 0)).value.sealed).toBe(first.sealed)
    expect((await part(send, lead, grp, pos, 1)).value.sealed).toBe(second.sealed)
    expect((await part(send, lead, grp, pos, 2)).problem.code).toBe('not-found')
  })

  it('gives strangers the answer that it gives for what is not there', async () => {
    const { send, lead, grp, pos, chain } = await aReadGroup()
    await put(send, lead, grp, { pos, chain })
    const stranger = aTablet()
    await aGroup(send, stranger)
    expect((await about(send, stranger, grp)).problem.code).toBe('not-found')
    expect((await part(send, stranger, grp, pos, 0)).problem.code).toBe('not-found')
    expect((await put(send, stranger, grp, { pos, chain })).problem.code).toBe('not-found')
  })

  it('refuses another history: another chain, a position nobody was served, another restore number', async () => {
    const { send, lead, member, grp, pos, chain } = await aReadGroup()
    const other = `${chain.startsWith('A') ? 'B' : 'A'}${chain.slice(1)}`
    expect((await put(send, lead, grp, { pos, chain: other })).problem.code).toBe('body-invalid')
    expect((await put(send, lead, grp, { pos: pos + 1, chain })).problem.code).toBe('body-invalid')
    const restore = (await restoreNumber(send)) - 1
    expect((await put(send, lead, grp, { pos, chain, restore })).problem.code).toBe(
      'restore-changed'
    )
    await push(send, lead, grp, [aLine(lead, grp)])
    const page = (await pull(send, lead, [{ grp, pos }])).value.channels[0]
    if (!page) throw new Error('nothing was served')
    // The member was not served the last line, so that she cannot have folded it.
    const unread = await put(send, member, grp, { pos: page.head, chain: page.h })
    expect(unread.problem.code).toBe('body-invalid')
    expect((await about(send, lead, grp)).problem.code).toBe('not-found')
  })

  it('takes a newer one in the place of the older, and never the reverse', async () => {
    const { send, lead, grp, pos, chain } = await aReadGroup()
    await put(send, lead, grp, { pos, chain })
    await push(send, lead, grp, [aLine(lead, grp)])
    const page = (await pull(send, lead, [{ grp, pos }])).value.channels[0]
    if (!page) throw new Error('nothing was served')
    const newer = { pos: page.head, chain: page.h, sealed: 'kid.nonce.of-the-newer-one' }
    expect((await put(send, lead, grp, newer)).status).toBe(200)
    expect((await about(send, lead, grp)).value.pos).toBe(page.head)
    expect((await part(send, lead, grp, pos, 0)).problem.code).toBe('not-found')
    const late = await put(send, lead, grp, { pos, chain })
    expect(late.problem).toMatchObject({ code: 'not-allowed' })
  })

  it('ends with an erasure, and none made before it is taken after it', async () => {
    const { send, lead, grp, ent, pos, chain } = await aReadGroup()
    await put(send, lead, grp, { pos, chain })
    const ents = [ent]
    await call(send, 'postErase', {
      params: { grp },
      token: lead.token,
      body: { ents, line: aControl(lead, grp, 'erase', { ents, why: 'erasure' }) }
    })
    expect((await about(send, lead, grp)).problem.code).toBe('not-found')
    expect((await put(send, lead, grp, { pos, chain })).problem.code).toBe('not-allowed')
  })

  it('ends with a restore', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jotter-checkpoint-'))
    const { send, store, lead, grp, pos, chain } = await aReadGroup(folder)
    await put(send, lead, grp, { pos, chain })
    store.close()
    const db = openDatabase(join(folder, 'jotter.db'))
    expect(count(db)).toBe(1)
    raiseRestore(db, { now: START, release: true })
    expect(count(db)).toBe(0)
    db.close()
    rmSync(folder, { recursive: true })
  })

  it('gives a data folder of the format before the table that it lacks', () => {
    const folder = mkdtempSync(join(tmpdir(), 'jotter-format-'))
    const file = join(folder, 'jotter.db')
    const before = new DatabaseSync(file)
    before.exec(`${TABLES} PRAGMA user_version = 1`)
    before.exec(`INSERT INTO meta (name, value) VALUES ('restore', 7)`)
    before.close()
    const db = openDatabase(file)
    expect(count(db)).toBe(0)
    expect(pragma(db, 'user_version')).toBe(SCHEMA_VERSION)
    expect(db.prepare('SELECT value FROM meta').get()).toMatchObject({ value: 7 })
    db.close()
    rmSync(folder, { recursive: true })
  })
})

function count(db: DatabaseSync): number {
  return Number(db.prepare('SELECT count(*) AS parts FROM checkpoint_part').get()?.['parts'])
}
