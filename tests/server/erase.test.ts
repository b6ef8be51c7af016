import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
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
  type Send,
  type Tablet
} from './kit.ts'

type Why = 'undo' | 'taken-back' | 'erasure'
const erase = (send: Send, by: Tablet, grp: string, ents: string[], why: Why = 'erasure') =>
  call(send, 'postErase', {
    params: { grp },
    token: by.token,
    body: { ents, line: aControl(by, grp, 'erase', { ents, why }) }
  })

describe('erasing', () => {
  it('blanks every line of an entity and keeps positions, hashes and the chain', async () => {
    const { send } = aServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const ent = anEntity()
    await push(send, lead, grp, [
      aLine(lead, grp, { ent }),
      aLine(lead, grp),
      aLine(lead, grp, { ent })
    ])
    const before = await readAll(send, lead, grp)
    expect((await erase(send, lead, grp, [ent])).value).toEqual({ pos: 5, blanked: 2 })
    const lines = await readAll(send, lead, grp)
    expect(lines.map(({ line }) => line === null)).toEqual([false, true, false, true, false])
    expect(lines.slice(0, 4).map(({ bh }) => bh)).toEqual(before.map(({ bh }) => bh))
  })

  it('stores later pushes for the entity blank, and still gives their receipts', async () => {
    const { send } = aServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const ent = anEntity()
    await erase(send, lead, grp, [ent])
    const late = await push(send, lead, grp, [aLine(lead, grp, { ent })])
    expect(late.value.receipts).toMatchObject([{ pos: 3 }])
    expect((await readAll(send, lead, grp)).at(-1)).toMatchObject({ ent, line: null })
  })

  it('may be repeated when its answer was lost', async () => {
    const { send } = aServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const ents = [anEntity()]
    await push(send, lead, grp, [aLine(lead, grp, { ent: ents[0] ?? '' })])
    const body = { ents, line: aControl(lead, grp, 'erase', { ents, why: 'erasure' }) }
    const ask = () => call(send, 'postErase', { params: { grp }, token: lead.token, body })
    expect((await ask()).value).toEqual({ pos: 3, blanked: 1 })
    expect((await ask()).value).toEqual({ pos: 3, blanked: 0 })
  })

  it('is for a lead, or for the tablet that first pushed the entity', async () => {
    const { send } = aServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const [author, other] = [await aMember(send, lead, grp), await aMember(send, lead, grp)]
    const [mine, brought, theirs] = [anEntity(), anEntity(), anEntity()]
    await push(send, author, grp, [
      aLine(author, grp, { ent: mine }),
      aLine(other, grp, { ent: brought }),
      aLine(author, grp, { ent: theirs, r: 3 })
    ])
    const asked = async (by: Tablet, ...ents: string[]) => (await erase(send, by, grp, ents)).status
    expect(await asked(other, mine)).toBe(403)
    // Brought for somebody else, or re-offered from before a restore: neither gives the right.
    expect(await asked(author, brought)).toBe(403)
    expect(await asked(author, theirs)).toBe(403)
    expect(await asked(author, mine, brought)).toBe(403)
    expect(await asked(author, mine)).toBe(200)
    expect(await asked(lead, brought, theirs)).toBe(200)
  })

  it('takes back until a lead’s tablet was served the note', async () => {
    const { send } = aServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const author = await aMember(send, lead, grp)
    const [early, late] = [anEntity(), anEntity()]
    await push(send, author, grp, [aLine(author, grp, { ent: early })])
    await pull(send, author, [{ grp, pos: 0 }])
    expect((await erase(send, author, grp, [early], 'taken-back')).status).toBe(200)
    await push(send, author, grp, [aLine(author, grp, { ent: late })])
    await pull(send, lead, [{ grp, pos: 0 }])
    const refused = await erase(send, author, grp, [late], 'taken-back')
    expect(refused.problem).toMatchObject({
      code: 'not-allowed',
      details: { reason: 'already-collected' }
    })
  })

  it('says in its line what it asks, nothing else', async () => {
    const { send } = aServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const line = aControl(lead, grp, 'erase', { ents: [anEntity()], why: 'erasure' })
    const body = { ents: [anEntity()], line }
    const reply = await call(send, 'postErase', { params: { grp }, token: lead.token, body })
    expect(reply.problem.code).toBe('line-malformed')
  })

  it('leaves no byte of the line in any file of the data folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jotter-erase-'))
    const { send, store } = aServer({}, folder)
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const ent = anEntity()
    const line = aLine(lead, grp, { ent, bytes: 9000 })
    const canary = line.slice(-40)
    await push(send, lead, grp, [line, aLine(lead, grp)])
    const holds = () =>
      readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(canary))
    expect(holds()).not.toEqual([])
    await erase(send, lead, grp, [ent])
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
    expect(holds()).toEqual([])
    store.close()
    expect(holds()).toEqual([])
    rmSync(folder, { recursive: true })
  })
})
