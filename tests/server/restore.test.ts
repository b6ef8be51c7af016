import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, it } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import { raiseRestore } from '#server/db/raise-restore.ts'
import { DATABASE_FILE } from '#server/db/store.ts'
import {
  aControl,
  aGroup,
  aKey,
  aLine,
  aMember,
  anEntity,
  aSecret,
  aServer,
  aTablet,
  call,
  invite,
  joining,
  memberLine,
  pull,
  push,
  readAll,
  restoreNumber,
  START,
  type Tablet,
  type TestServer
} from './kit.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** A server whose data can go back to how it was when `remember` was called. */
function aForgetfulServer() {
  const folder = mkdtempSync(join(tmpdir(), 'jotter-restore-'))
  folders.push(folder)
  const server = aServer({}, folder)
  const file = join(folder, DATABASE_FILE)
  const backup = join(folder, 'backup.db')
  return {
    ...server,
    remember() {
      const db = new DatabaseSync(file, { readOnly: true })
      db.prepare('VACUUM INTO ?').run(backup)
      db.close()
    },
    /** stops this server and starts another on the backup */
    goBack(release = false): TestServer {
      server.store.close()
      copyFileSync(backup, file)
      const db = openDatabase(file)
      raiseRestore(db, { now: START, release })
      db.close()
      return aServer({}, folder)
    }
  }
}

const controlLines = async (server: TestServer, tablet: Tablet, grp: string) =>
  (await readAll(server.send, tablet, grp)).flatMap(({ k, line }) =>
    k !== 'op' && line ? [line] : []
  )

describe('after a restore', () => {
  it('nobody is served before a lead has told again who belongs, which key counts and what was erased', async () => {
    const server = aForgetfulServer()
    const { send } = server
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const [stays, leaves] = [await aMember(send, lead, grp), await aMember(send, lead, grp)]
    const ent = anEntity()
    await push(send, stays, grp, [aLine(stays, grp, { ent })])
    server.remember()

    const joins = await aMember(send, lead, grp)
    const { token } = lead
    const gone = memberLine(lead, grp, leaves, 'member', 'removed')
    const params = { grp, dev: leaves.dev }
    await call(send, 'deleteMember', { params, token, body: { line: gone } })
    const kid = aKey()
    const after = 'AAAAAAAAAAA'
    const key = aControl(lead, grp, 'key', { kid, after, by: lead.dev })
    await call(send, 'postKey', {
      params: { grp },
      token,
      body: { after, kid, line: key, wraps: [] }
    })
    const erasure = aControl(lead, grp, 'erase', { ents: [ent], why: 'erasure' })
    await call(send, 'postErase', { params: { grp }, token, body: { ents: [ent], line: erasure } })
    const control = await controlLines(server, lead, grp)
    expect(control).toHaveLength(7)

    const again = server.goBack()
    const from = [{ grp, pos: 0 }]
    for (const tablet of [stays, leaves, lead]) {
      expect((await pull(again.send, tablet, from)).problem.code).toBe('awaiting-lead')
    }
    expect((await pull(again.send, joins, from)).problem.code).toBe('token-unknown')
    const asked = { params: { grp }, token: stays.token }
    expect((await call(again.send, 'getMembers', asked)).problem.code).toBe('awaiting-lead')
    expect((await call(again.send, 'getKeys', asked)).problem.code).toBe('awaiting-lead')

    // A colleague may bring the lines back, but only a lead's word counts.
    await push(again.send, stays, grp, control, { reoffered: true })
    expect((await pull(again.send, leaves, from)).problem.code).toBe('awaiting-lead')
    await push(again.send, lead, grp, control, { reoffered: true })

    expect((await pull(again.send, leaves, from)).value.gone).toEqual([grp])
    expect(await readAll(again.send, joins, grp)).toHaveLength(8)
    expect((await call(again.send, 'getKeys', asked)).value.kid).toBe(kid)
    const lines = await readAll(again.send, stays, grp)
    expect(lines.filter(({ line }) => line === null).map((line) => line.ent)).toEqual([ent])
    const { value } = await call(again.send, 'getMembers', asked)
    expect(value.members.map(({ dev, status }) => [dev, status])).toEqual([
      [lead.dev, 'joined'],
      [stays.dev, 'joined'],
      [leaves.dev, 'removed'],
      [joins.dev, 'joined']
    ])
  })

  it('a control line is obeyed once, not each time it is offered', async () => {
    const server = aForgetfulServer()
    const { send } = server
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const member = await aMember(send, lead, grp)
    const control = await controlLines(server, lead, grp)
    const { token } = lead
    const params = { grp, dev: member.dev }
    const line = memberLine(lead, grp, member, 'member', 'removed')
    await call(send, 'deleteMember', { params, token, body: { line } })
    await push(send, lead, grp, control)
    expect((await pull(send, member, [{ grp, pos: 0 }])).value.gone).toEqual([grp])
  })

  it('lines bring back no right to erase, and no claim above the restored head', async () => {
    const server = aForgetfulServer()
    const { send } = server
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const author = await aMember(send, lead, grp)
    const old = await restoreNumber(send)
    await pull(send, author, [{ grp, pos: 0 }])
    server.remember()
    const ent = anEntity()
    const line = aLine(author, grp, { ent, r: old })
    await push(send, author, grp, [line, aLine(lead, grp), aLine(lead, grp)])
    await pull(send, author, [{ grp, pos: 0 }])
    const again = server.goBack(true)
    const late = aLine(author, grp, { pos: 5, r: old })
    const { value } = await push(again.send, author, grp, [line, late])
    expect(value.receipts).toMatchObject([
      { pos: 3, cpos: 0 },
      { pos: 4, cpos: 2 }
    ])
    const body = { ents: [ent], line: aControl(author, grp, 'erase', { ents: [ent], why: 'undo' }) }
    const asked = { params: { grp }, token: author.token, body }
    expect((await call(again.send, 'postErase', asked)).problem.code).toBe('not-allowed')
  })

  it('open invitations are void; of recovery sheets only a lead’s opens a channel that still waits', async () => {
    const server = aForgetfulServer()
    const { send } = server
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const member = await aMember(send, lead, grp)
    const [open, leads, members] = [aSecret(), aSecret(), aSecret()]
    const asLead = [{ grp, role: 'lead' as const }]
    const asMember = [{ grp, role: 'member' as const }]
    await invite(send, lead, asMember, { stored: open.stored })
    await invite(send, lead, asLead, { stored: leads.stored, kind: 'sheet', pub: lead.pub })
    await invite(send, member, asMember, { stored: members.stored, kind: 'sheet', pub: lead.pub })
    server.remember()
    const again = server.goBack()
    const read = async ({ accept }: { accept: string }) =>
      (await call(again.send, 'postWelcome', { body: { accept } })).problem.code
    expect(await read(open)).toBe('invitation-void')
    expect(await read(members)).toBe('awaiting-lead')
    const fresh = aTablet(lead.person)
    const joined = await call(again.send, 'postJoin', {
      body: joining(fresh, leads.accept, asLead)
    })
    expect(joined.status).toBe(200)
    await push(again.send, fresh, grp, [], { reoffered: true })
    expect(await read(members)).toBeUndefined()
    expect(await readAll(again.send, member, grp)).toHaveLength(3)
  })

  it('its number is above every number before, even when the clock went back', async () => {
    const server = aForgetfulServer()
    const before = await restoreNumber(server.send)
    server.remember()
    const again = server.goBack()
    expect(await restoreNumber(again.send)).toBeGreaterThan(before)
  })
})
