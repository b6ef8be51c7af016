import { describe, expect, it } from 'vitest'
import {
  aChannel,
  aControl,
  aGroup,
  aKey,
  aLine,
  aMember,
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
  registration,
  START,
  type Send,
  type Tablet
} from './kit.ts'

const members = async (send: Send, tablet: Tablet, grp: string) =>
  (await call(send, 'getMembers', { params: { grp }, token: tablet.token })).value

describe('a channel', () => {
  it('is registered by the tablet that made it, as often as it likes', async () => {
    const { send } = aServer()
    const lead = aTablet()
    const grp = aChannel()
    const body = registration(lead, grp)
    const put = () => call(send, 'putChannel', { params: { grp }, token: lead.token, body })
    expect((await put()).value).toMatchObject({ status: 'created', head: 1 })
    expect((await put()).value).toMatchObject({ status: 'known', head: 1 })
    expect(await readAll(send, lead, grp)).toMatchObject([{ k: 'member', line: body.lines[0] }])
  })

  it('answers whoever is in it already, also a lead who did not make it', async () => {
    const { send } = aServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const second = await aMember(send, lead, grp, 'lead')
    const again = await call(send, 'putChannel', {
      params: { grp },
      token: second.token,
      body: registration(second, grp)
    })
    expect(again.value).toMatchObject({ status: 'known', head: 2 })
  })

  it('is not taken over by another tablet, nor a device by another token', async () => {
    const { send } = aServer()
    const [lead, other] = [aTablet(), aTablet()]
    const grp = await aGroup(send, lead)
    const taken = await call(send, 'putChannel', {
      params: { grp },
      token: other.token,
      body: registration(other, grp)
    })
    expect(taken.problem).toMatchObject({ status: 409, code: 'channel-taken' })
    const posing = { ...other, dev: lead.dev }
    const next = aChannel()
    const posed = await call(send, 'putChannel', {
      params: { grp: next },
      token: posing.token,
      body: registration(posing, next)
    })
    expect(posed.problem).toMatchObject({ status: 409, code: 'device-taken' })
    const unproven = await call(send, 'putChannel', {
      params: { grp: next },
      token: other.token,
      body: registration(lead, next)
    })
    expect(unproven.status).toBe(401)
  })

  it('asks a new tablet for the set-up code where the server says so, and a known one never', async () => {
    const { send } = aServer({ registration: 'code', setupCode: 'AB10-CDEF' })
    const lead = aTablet()
    const put = (code?: string) => {
      const grp = aChannel()
      const body = registration(lead, grp, 'group', code)
      return call(send, 'putChannel', { params: { grp }, token: lead.token, body })
    }
    expect((await put()).problem.code).toBe('setup-code-wrong')
    expect((await put('AB10-CDEG')).problem.code).toBe('setup-code-wrong')
    expect((await put('abio cdef')).status).toBe(200)
    expect((await put()).status).toBe(200)
  })
})

describe('an invitation', () => {
  it('shows its welcome without being spent, and is spent by joining', async () => {
    const { send, store } = aServer()
    const [lead, member, late] = [aTablet(), aTablet(), aTablet()]
    const grp = await aGroup(send, lead)
    const { accept, stored } = aSecret()
    const grant = [{ grp, role: 'observer' as const }]
    await invite(send, lead, grant, { stored })
    for (let reading = 0; reading < 2; reading++) {
      const { value } = await call(send, 'postWelcome', { body: { accept } })
      expect(value).toMatchObject({ welcome: 'sealed.welcome', channels: grant, kind: 'once' })
    }
    const joined = await call(send, 'postJoin', { body: joining(member, accept, grant) })
    expect(joined.value).toMatchObject({ channels: [{ grp, role: 'observer', head: 2 }] })
    expect(store.rows.invitations.byAccept(stored)).toMatchObject({ welcome: null, uses: 1 })
    const spent = await call(send, 'postJoin', { body: joining(late, accept, grant) })
    expect(spent.problem).toMatchObject({ status: 404, code: 'invitation-void' })
    expect((await call(send, 'postWelcome', { body: { accept } })).problem.code).toBe(
      'invitation-void'
    )
    expect(await readAll(send, member, grp)).toHaveLength(2)
  })

  it('may be accepted again by the same tablet for ten minutes', async () => {
    const { send, clock } = aServer()
    const [lead, member] = [aTablet(), aTablet()]
    const grp = await aGroup(send, lead)
    const { accept, stored } = aSecret()
    const grant = [{ grp, role: 'member' as const }]
    await invite(send, lead, grant, { stored })
    const body = joining(member, accept, grant)
    const first = await call(send, 'postJoin', { body })
    clock.now += 9 * 60_000
    expect((await call(send, 'postJoin', { body })).value).toEqual(first.value)
    clock.now += 2 * 60_000
    expect((await call(send, 'postJoin', { body })).problem.code).toBe('invitation-void')
  })

  it('that expired, was withdrawn, or was never made opens nothing', async () => {
    const { send, clock } = aServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const secrets = [aSecret(), aSecret(), aSecret()] as const
    const grant = [{ grp, role: 'member' as const }]
    await invite(send, lead, grant, { stored: secrets[0].stored, expires: START + 1000 })
    const { value } = await invite(send, lead, grant, { stored: secrets[1].stored })
    const { token } = lead
    const listed = await call(send, 'getInvitations', { token })
    expect(listed.value.invitations).toMatchObject([{ uses: 0 }, { uses: 0, channels: grant }])
    await call(send, 'deleteInvitation', { params: { id: value.id }, token })
    clock.now += 2000
    for (const { accept } of secrets) {
      const reply = await call(send, 'postJoin', { body: joining(aTablet(), accept, grant) })
      expect(reply.problem.code).toBe('invitation-void')
    }
  })

  it('cannot be made for a channel or a role one does not have', async () => {
    const { send } = aServer()
    const [lead, stranger] = [aTablet(), aTablet()]
    const grp = await aGroup(send, lead)
    const member = await aMember(send, lead, grp)
    await aGroup(send, stranger)
    const asked = (by: Tablet, role: 'lead' | 'member') =>
      invite(send, by, [{ grp, role }], { stored: aSecret().stored })
    expect((await asked(stranger, 'member')).problem.code).toBe('not-found')
    expect((await asked(member, 'lead')).problem.code).toBe('not-allowed')
    expect((await asked(member, 'member')).status).toBe(200)
  })

  it('of a member restores her own role on her second tablet only', async () => {
    const { send } = aServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const member = await aMember(send, lead, grp)
    const { accept, stored } = aSecret()
    const grant = [{ grp, role: 'member' as const }]
    await invite(send, member, grant, { stored })
    const colleague = await call(send, 'postJoin', { body: joining(aTablet(), accept, grant) })
    expect(colleague.problem.code).toBe('not-allowed')
    const own = await call(send, 'postJoin', {
      body: joining(aTablet(member.person), accept, grant)
    })
    expect(own.status).toBe(200)
  })

  it('grants no other role than it says, whatever the joiner writes', async () => {
    const { send } = aServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const { accept, stored } = aSecret()
    await invite(send, lead, [{ grp, role: 'observer' }], { stored })
    const body = joining(aTablet(), accept, [{ grp, role: 'lead' }])
    expect((await call(send, 'postJoin', { body })).problem.code).toBe('line-malformed')
    const elsewhere = joining(aTablet(), accept, [
      { grp: await aGroup(send, lead), role: 'observer' }
    ])
    expect((await call(send, 'postJoin', { body: elsewhere })).problem.code).toBe('invitation-void')
  })
})

describe('a recovery sheet', () => {
  it('restores its maker’s role again and again, with the keys that came since', async () => {
    const { send } = aServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const { accept, stored } = aSecret()
    const grant = [{ grp, role: 'lead' as const }]
    const sheet = await invite(send, lead, grant, { stored, kind: 'sheet', pub: lead.pub })
    const kid = aKey()
    const after = 'AAAAAAAAAAA'
    const line = aControl(lead, grp, 'key', { kid, after, by: lead.dev })
    const wraps = [{ sheet: sheet.value.id, wrap: 'wrapped-to-the-sheet' }]
    await call(send, 'postKey', {
      params: { grp },
      token: lead.token,
      body: { after, kid, line, wraps }
    })
    expect((await members(send, lead, grp)).sheets).toMatchObject([
      { id: sheet.value.id, kids: [kid] }
    ])
    for (let time = 0; time < 2; time++) {
      const { value } = await call(send, 'postWelcome', { body: { accept } })
      expect(value.wraps).toEqual([{ grp, kid, wrap: 'wrapped-to-the-sheet' }])
      const fresh = aTablet(lead.person)
      const joined = await call(send, 'postJoin', { body: joining(fresh, accept, grant) })
      expect(joined.status).toBe(200)
      expect((await pull(send, fresh, [{ grp, pos: 0 }])).value.channels).toHaveLength(1)
    }
  })

  it('ends with its maker’s membership', async () => {
    const { send } = aServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const member = await aMember(send, lead, grp)
    const { accept, stored } = aSecret()
    await invite(send, member, [{ grp, role: 'member' }], {
      stored,
      kind: 'sheet',
      pub: member.pub
    })
    expect((await call(send, 'postWelcome', { body: { accept } })).status).toBe(200)
    const { token } = lead
    await call(send, 'deleteMember', { params: { grp, dev: member.dev }, token, body: {} })
    expect((await call(send, 'postWelcome', { body: { accept } })).problem.code).toBe(
      'invitation-void'
    )
    expect((await members(send, lead, grp)).sheets).toEqual([])
  })
})

describe('leaving a channel', () => {
  it('is for a lead to decide of others, and for everyone of themselves', async () => {
    const { send } = aServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const [one, other] = [await aMember(send, lead, grp), await aMember(send, lead, grp)]
    const remove = (by: Tablet, who: Tablet) =>
      call(send, 'deleteMember', {
        params: { grp, dev: who.dev },
        token: by.token,
        body: { line: memberLine(by, grp, who, 'member', 'removed') }
      })
    expect((await remove(one, other)).problem.code).toBe('not-allowed')
    expect((await remove(one, one)).status).toBe(200)
    expect((await remove(lead, other)).status).toBe(200)
    expect((await remove(lead, other)).problem.code).toBe('not-found')
    expect((await push(send, other, grp, [aLine(other, grp)])).problem.code).toBe('not-found')
    const { members: listed } = await members(send, lead, grp)
    expect(listed.map(({ status }) => status)).toEqual(['joined', 'removed', 'removed'])
  })

  it('is refused to the last lead while others stay', async () => {
    const { send } = aServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const member = await aMember(send, lead, grp)
    const go = (who: Tablet) =>
      call(send, 'deleteMember', { params: { grp, dev: who.dev }, token: who.token, body: {} })
    expect((await go(lead)).problem.details).toEqual({ reason: 'last-lead' })
    await go(member)
    expect((await go(lead)).status).toBe(200)
  })
})

describe('a new key', () => {
  it('follows the newest one; the second of two gets to know that another came first', async () => {
    const { send } = aServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const second = await aMember(send, lead, grp, 'lead')
    const after = 'AAAAAAAAAAA'
    const announce = (by: Tablet, kid: string, wraps: object[] = []) => {
      const line = aControl(by, grp, 'key', { kid, after, by: by.dev })
      const body = { after, kid, line, wraps }
      return { body, send: () => call(send, 'postKey', { params: { grp }, token: by.token, body }) }
    }
    const kid = aKey()
    const first = announce(lead, kid, [{ dev: second.dev, wrap: 'wrapped-to-second' }])
    expect((await first.send()).value).toMatchObject({ kid, missing: [] })
    expect((await first.send()).value).toMatchObject({ kid, pos: 3 })
    const late = await announce(second, aKey()).send()
    expect(late.problem).toMatchObject({ status: 409, code: 'key-came-first', details: { kid } })
    const member = await aMember(send, lead, grp)
    expect((await announce(member, aKey()).send()).problem.code).toBe('not-allowed')
  })

  it('is told to the tablets it is wrapped for, until they fetch it', async () => {
    const { send } = aServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const [one, other] = [await aMember(send, lead, grp), await aMember(send, lead, grp)]
    const kid = aKey()
    const after = 'AAAAAAAAAAA'
    const waiting = pull(send, one, [{ grp, pos: 3 }], { wait: 20 })
    const { value } = await call(send, 'postKey', {
      params: { grp },
      token: lead.token,
      body: {
        after,
        kid,
        line: aControl(lead, grp, 'key', { kid, after, by: lead.dev }),
        wraps: [{ dev: one.dev, wrap: 'wrapped-to-one-xx' }]
      }
    })
    expect(value.missing).toEqual([other.dev])
    expect((await waiting).value.keys).toEqual([grp])
    const keys = await call(send, 'getKeys', { params: { grp }, token: one.token })
    expect(keys.value).toEqual({ kid, wraps: [{ kid, wrap: 'wrapped-to-one-xx' }] })
    expect((await pull(send, one, [{ grp, pos: 4 }])).value.keys).toEqual([])
    // Any member fills in what is missing, and puts nothing in the place of what is there.
    const filled = await call(send, 'putWraps', {
      params: { grp, kid },
      token: one.token,
      body: {
        wraps: [
          { dev: other.dev, wrap: 'wrapped-to-other' },
          { dev: one.dev, wrap: 'wrapped-elsewhere' }
        ]
      }
    })
    expect(filled.value).toEqual({ missing: [] })
    const again = await call(send, 'getKeys', { params: { grp }, token: one.token })
    expect(again.value.wraps).toEqual([{ kid, wrap: 'wrapped-to-one-xx' }])
  })

  it('voids open invitations until their welcomes are rewritten', async () => {
    const { send } = aServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const { accept, stored } = aSecret()
    const { value } = await invite(send, lead, [{ grp, role: 'member' }], { stored })
    const kid = aKey()
    const after = 'AAAAAAAAAAA'
    const line = aControl(lead, grp, 'key', { kid, after, by: lead.dev })
    const { token } = lead
    await call(send, 'postKey', { params: { grp }, token, body: { after, kid, line, wraps: [] } })
    expect((await call(send, 'postWelcome', { body: { accept } })).problem.code).toBe(
      'invitation-void'
    )
    await call(send, 'putWelcome', {
      params: { id: value.id },
      token,
      body: { welcome: 'sealed.anew' }
    })
    expect((await call(send, 'postWelcome', { body: { accept } })).value.welcome).toBe(
      'sealed.anew'
    )
  })
})
