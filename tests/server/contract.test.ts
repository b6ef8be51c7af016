import { describe, expect, it } from 'vitest'
import { chainLink, CHAIN_START } from '#api/chain.ts'
import { type Endpoint, endpointPath } from '#api/endpoint.ts'
import { type EndpointName, endpoints } from '#api/endpoints.ts'
import { problems } from '#lib/problem.ts'
import {
  aChannel,
  aControl,
  aGroup,
  aKey,
  aLine,
  aMember,
  anEntity,
  anEntityWith,
  aPiece,
  aSecret,
  aServer,
  aTablet,
  call,
  invite,
  joining,
  memberLine,
  pull,
  registration,
  restoreNumber,
  type Send,
  type Tablet
} from './kit.ts'

/** A school's server: one group with everybody in it, and a stranger with a group of her own. */
async function aSchool() {
  const server = aServer()
  const { send } = server
  const [lead, stranger] = [aTablet(), aTablet()]
  const grp = await aGroup(send, lead)
  const callers = {
    lead,
    member: await aMember(send, lead, grp),
    observer: await aMember(send, lead, grp, 'observer'),
    removed: await aMember(send, lead, grp),
    stranger,
    unknown: aTablet(),
    nobody: undefined
  }
  const target = await aMember(send, lead, grp)
  await aGroup(send, stranger)
  const { dev } = callers.removed
  await call(send, 'deleteMember', { params: { grp, dev }, token: lead.token, body: {} })
  const { stored, accept } = aSecret()
  const invitation = await invite(send, lead, [{ grp, role: 'member' }], { stored })
  const [old, read] = await checkpointable(send, grp, [
    callers.lead,
    callers.member,
    callers.observer
  ])
  await call(send, 'putCheckpointPart', {
    params: { grp, pos: '1', part: '0' },
    token: lead.token,
    body: checkpointPart(await restoreNumber(send), old.chain)
  })
  const piece = aPiece()
  const ent = await anEntityWith(send, lead, grp, [piece])
  const { id } = invitation.value
  return { ...server, grp, callers, target, accept, read, invitation: id, blob: { ent, ...piece } }
}

/** The chain at position 1 and at the head, where everybody named has read to by now. */
async function checkpointable(send: Send, grp: string, readers: readonly Tablet[]) {
  for (const reader of readers) await pull(send, reader, [{ grp, pos: 0 }])
  const page = (await pull(send, readers[0] ?? aTablet(), [{ grp, pos: 0 }])).value.channels[0]
  const first = page?.lines[0]
  if (!page || !first) throw new Error('nothing was served')
  return [
    { pos: 1, chain: chainLink(CHAIN_START, first) },
    { pos: page.head, chain: page.h }
  ] as const
}
const checkpointPart = (restore: number, chain: string) => ({
  restore,
  chain,
  parts: 1,
  sealed: 'kid.nonce.ciphertext'
})

type School = Awaited<ReturnType<typeof aSchool>>
type Caller = keyof School['callers']

/** For every endpoint a request that its rightful caller would make, in the real channel or in another. */
function requestFor(name: EndpointName, school: School, by: Tablet, grp: string, restore: number) {
  const after = 'AAAAAAAAAAA'
  const kid = aKey()
  const ents = [anEntity()]
  const { blob } = school
  const requests: Record<EndpointName, { params?: Record<string, string>; body?: unknown }> = {
    health: {},
    openapi: {},
    putChannel: { params: { grp }, body: registration(by, grp) },
    postInvitation: {
      body: {
        accept: aSecret().stored,
        channels: [{ grp, role: 'member' }],
        welcome: 'sealed.welcome',
        expires: 4e12,
        kind: 'once'
      }
    },
    getInvitations: {},
    deleteInvitation: { params: { id: school.invitation } },
    putWelcome: { params: { id: school.invitation }, body: { welcome: 'sealed.anew' } },
    postWelcome: { body: { accept: school.accept } },
    postExposed: { body: { accept: school.accept } },
    postJoin: { body: joining(by, school.accept, [{ grp, role: 'member' }]) },
    getMembers: { params: { grp } },
    deleteMember: {
      params: { grp, dev: school.target.dev },
      body: { line: memberLine(by, grp, school.target, 'member', 'removed') }
    },
    getKeys: { params: { grp } },
    postKey: {
      params: { grp },
      body: {
        after,
        kid,
        line: aControl(by, grp, 'key', { kid, after, by: by.dev }),
        wraps: []
      }
    },
    putWraps: { params: { grp, kid: after }, body: { wraps: [] } },
    postLines: { params: { grp }, body: { restore, lines: [aLine(by, grp)] } },
    postPull: { body: { after: [{ grp, pos: 0 }], wait: 0, restore } },
    postErase: {
      params: { grp },
      body: { ents, line: aControl(by, grp, 'erase', { ents, why: 'erasure' }) }
    },
    getCheckpoint: { params: { grp } },
    getCheckpointPart: { params: { grp, pos: '1', part: '0' } },
    putCheckpointPart: {
      params: { grp, pos: String(school.read.pos), part: '0' },
      body: checkpointPart(restore, school.read.chain)
    },
    postBlob: { params: { grp, ent: blob.ent }, body: { hashes: [blob.hash] } },
    putBlobPiece: { params: { grp, ent: blob.ent, hash: blob.hash }, body: blob.bytes },
    getBlobPiece: { params: { grp, ent: blob.ent, hash: blob.hash } }
  }
  return requests[name]
}

async function ask(name: EndpointName, caller: Caller, where: 'real' | 'guessed' = 'real') {
  const school = await aSchool()
  const restore = await restoreNumber(school.send)
  const grp = where === 'real' ? school.grp : aChannel()
  const by = school.callers[caller]
  const request = requestFor(name, school, by ?? aTablet(), grp, restore)
  const token = by ? { token: by.token } : {}
  return { ...(await call(school.send, name, { ...request, ...token })), school }
}

const names = Object.keys(endpoints) as EndpointName[]
const forDevices = names.filter((name) => endpoints[name].caller === 'device')
const inChannel = forDevices.filter((name) => endpoints[name].path.includes(':grp'))
const notFound = {
  type: 'urn:jotter:problem:not-found',
  title: 'not found',
  status: 404,
  code: 'not-found'
}

describe('every endpoint', () => {
  it.each(names)('%s answers its rightful caller in the shape it promises', async (name) => {
    const caller = name === 'putChannel' ? 'unknown' : 'lead'
    const where = name === 'putChannel' ? 'guessed' : 'real'
    // A new tablet joins; the lead's own would be somebody's second.
    const reply = await ask(name, name === 'postJoin' ? 'unknown' : caller, where)
    expect(reply.problem.code).toBeUndefined()
    expect(reply.status).toBe(200)
    expect(endpoints[name].answer.safeParse(reply.value).error).toBeUndefined()
  })

  it.each(forDevices)('%s asks for a token, and a token nobody has is no better', async (name) => {
    const nobody = await ask(name, 'nobody')
    expect(nobody.problem).toMatchObject({ status: 401, code: 'not-signed-in' })
    expect(nobody.headers.get('www-authenticate')).toBe('Bearer')
    const unknown = await ask(name, 'unknown')
    expect(unknown.problem).toMatchObject({ status: 401, code: 'token-unknown' })
  })

  it.each(inChannel)(
    '%s says the same to one removed, to a stranger, and of a channel that is not there',
    async (name) => {
      for (const [caller, where] of [
        ['removed', 'real'],
        ['stranger', 'real'],
        ['lead', 'guessed'],
        ['stranger', 'guessed']
      ] as const) {
        const reply = await ask(name, caller, where)
        expect([caller, where, reply.value]).toEqual([caller, where, notFound])
        expect(reply.headers.get('content-type')).toContain('application/problem+json')
      }
    }
  )

  it.each(['deleteInvitation', 'putWelcome', 'postInvitation'] as const)(
    '%s says the same to everybody whose invitation or channel it is not',
    async (name) => {
      for (const caller of ['removed', 'stranger'] as const) {
        expect((await ask(name, caller)).value).toEqual(notFound)
      }
    }
  )

  it.each(forDevices)(
    '%s lets members and observers do what is theirs and no more',
    async (name) => {
      const leadsOnly = ['postKey', 'deleteMember', 'postErase']
      const makersOnly = ['deleteInvitation', 'putWelcome']
      for (const caller of ['member', 'observer'] as const) {
        const { status } = await ask(name, caller)
        const granting = name === 'postInvitation' && caller === 'observer'
        const expected =
          leadsOnly.includes(name) || granting ? 403 : makersOnly.includes(name) ? 404 : 200
        expect([caller, status]).toEqual([caller, expected])
      }
    }
  )

  it.each(names)('%s refuses a body of another shape, naming the place', async (name) => {
    const endpoint: Endpoint = endpoints[name]
    if (!endpoint.body) return expect(endpoint.method).not.toBe('POST')
    const school = await aSchool()
    const { lead } = school.callers
    const request = requestFor(name, school, lead, school.grp, 1)
    const isOctets = endpoint.octets === 'body'
    const body = isOctets ? aPiece().bytes : { ...(request.body as object), surprise: 1 }
    const reply = await call(school.send, name, { ...request, body, token: lead.token })
    expect(reply.problem).toMatchObject({ status: 422, code: 'body-invalid' })
  })

  it.each(names)('%s refuses another method on its path', async (name) => {
    const { app } = aServer()
    const path = endpointPath(endpoints[name], {
      grp: aChannel(),
      dev: aChannel(),
      id: anEntity(),
      kid: aKey(),
      ent: anEntity(),
      hash: aPiece().hash,
      pos: '1',
      part: '0'
    })
    const taken = names.filter((each) => endpoints[each].path === endpoints[name].path)
    const method = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH'].find(
      (each) => !taken.some((other) => endpoints[other].method === each)
    )
    const response = await app.request(path, { method: method ?? 'PATCH' })
    expect(response.status).toBe(problems['method-not-allowed'])
  })

  it('takes ids of another shape for ids that are not there', async () => {
    const school = await aSchool()
    const { token } = school.callers.lead
    for (const grp of ['x', "' OR 1=1 --", '../..', `${school.grp}A`, school.grp.toLowerCase()]) {
      const reply = await call(school.send, 'getMembers', { params: { grp }, token })
      expect(reply.value).toEqual(notFound)
    }
  })
})
