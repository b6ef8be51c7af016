import { describe, expect, it } from 'vitest'
import { endpoints } from '#api/endpoints.ts'
import {
  aDevice,
  aProject,
  bookOf,
  bringIn,
  channelOf,
  type Device,
  problemOf,
  pupilLabels,
  value,
  writePupil
} from '#kit/group.ts'
import { seededRandom } from '#lib/random.ts'
import { keyId } from '#seal/primitives.ts'
import { newPair, wrapKey } from '#seal/wrap.ts'
import { ask } from './ask.ts'
import { tokenOf } from './identity.ts'
import { openVouched, wrapVouched } from './wraps.ts'

const kidOf = (device: Device, book: string) => channelOf(device, book, 'group').kids[0]

/** Ishbel leads; Màiri and Calum have joined. */
async function aGroup() {
  const { server, lead, book } = await aProject()
  const mairi = await aDevice(server)
  const calum = await aDevice(server)
  await bringIn(lead, mairi, book, 'Màiri')
  await bringIn(lead, calum, book, 'Calum')
  return { server, lead, mairi, calum, book }
}

describe('the members of a project', () => {
  it('are listed with what each tablet proved, has and said', async () => {
    const { lead, mairi, book } = await aGroup()
    await writePupil(lead, book, 'Heron')
    await lead.meet()
    await mairi.meet()
    await mairi.meet()
    const devices = value(await lead.sharing.members(book))
    expect(devices.map(({ mine }) => mine)).toEqual([true, false, false])
    const hers = devices.find(({ dev }) => dev === mairi.store.device)
    const { pulled } = channelOf(mairi, book, 'group')
    expect(hers).toMatchObject({
      person: bookOf(mairi, book).me,
      places: [{ audience: 'group', role: 'member', joined: true, verified: true, hasKey: true }]
    })
    expect(hers?.places[0]?.cursor).toBe(pulled)
    expect(hers?.contact).toBeGreaterThan(0)
  })

  it('make a key held elsewhere, and losing the last one ends that', async () => {
    const { server, lead, book } = await aProject()
    value(await lead.sharing.startSharing(book))
    await lead.meet()
    expect(channelOf(lead, book, 'group').heldElsewhere).toBe(false)
    const mairi = await aDevice(server)
    await bringIn(lead, mairi, book, 'Màiri')
    expect(channelOf(lead, book, 'group').heldElsewhere).toBe(true)
    expect(channelOf(mairi, book, 'group').heldElsewhere).toBe(true)
    expect(channelOf(lead, book, 'private').heldElsewhere).toBe(false)
    value(await lead.sharing.removeMember({ book, dev: mairi.store.device }))
    await lead.meet()
    expect(channelOf(lead, book, 'group').heldElsewhere).toBe(false)
  })

  it('that prove nothing count for nothing and are given no key', async () => {
    const { server, lead, book } = await aProject()
    const mairi = await aDevice(server)
    await bringIn(lead, mairi, book, 'Màiri')
    // a server that puts its own public key in her place
    const { grp } = channelOf(lead, book, 'group')
    const forged = newPair(seededRandom(9))
    const row = server.store.rows.members
    const channel = server.store.rows.channels.byGrp(grp)
    const device = server.store.rows.devices.byDev(mairi.store.device)
    const member = channel && device ? row.joined(channel.no, device.no) : undefined
    if (!channel || !device || !member) throw new Error('Màiri joined')
    const { role, person, mac } = member
    row.put({
      channel: channel.no,
      device: device.no,
      role,
      person,
      mac,
      pub: forged.pub,
      status: 'joined'
    })
    await lead.meet()
    expect(channelOf(lead, book, 'group').heldElsewhere).toBe(false)
    const devices = value(await lead.sharing.members(book))
    expect(devices[1]?.places[0]?.verified).toBe(false)
    value(await lead.sharing.newKey(grp))
    const token = value(await tokenOf(mairi.store))
    const keys = value(
      await ask(mairi.deps.request, endpoints.getKeys, {
        ...(token ? { token } : {}),
        params: { grp }
      })
    )
    expect(keys.wraps).toEqual([])
  })
})

describe('a new key', () => {
  it('reaches everyone who stays, and old lines stay readable', async () => {
    const { lead, mairi, calum, book } = await aGroup()
    await writePupil(mairi, book, 'Heron')
    await mairi.meet()
    const before = kidOf(lead, book)
    value(await lead.sharing.newKey(channelOf(lead, book, 'group').grp))
    expect(kidOf(lead, book)).not.toBe(before)
    await writePupil(lead, book, 'Rowan')
    for (const device of [lead, mairi, calum]) await device.meet()
    for (const device of [lead, mairi, calum]) {
      expect(kidOf(device, book)).toBe(kidOf(lead, book))
      expect(pupilLabels(device, book)).toEqual(['Heron', 'Rowan'])
    }
  })

  it('opens what was kept waiting for it', async () => {
    const { lead, mairi, book } = await aGroup()
    value(await lead.sharing.newKey(channelOf(lead, book, 'group').grp))
    const ent = await writePupil(lead, book, 'Rowan')
    const { pushAll } = await import('./push.ts')
    const { pullAll } = await import('./pull.ts')
    const { createRegister } = await import('./share.ts')
    const sessionOf = ({ store, deps }: Device) => ({
      store,
      request: deps.request,
      token: () => tokenOf(store)
    })
    await pushAll(sessionOf(lead), createRegister(lead.deps))
    value(await pullAll(sessionOf(mairi), () => mairi.store.now()))
    expect(pupilLabels(mairi, book)).toEqual([])
    expect(mairi.store.strays(book).value).toMatchObject([{ why: 'key-missing' }])
    value(await mairi.sharing.fetchKeys(channelOf(mairi, book, 'group').grp))
    expect(pupilLabels(mairi, book)).toEqual(['Rowan'])
    expect(mairi.store.strays(book).value).toEqual([])
    expect((await mairi.store.open([ent]))[0]?.values).toMatchObject({ label: 'Rowan' })
  })

  it('is closed to the one who was removed', async () => {
    const { lead, mairi, calum, book } = await aGroup()
    const person = bookOf(calum, book).me ?? ''
    expect(value(await lead.sharing.removeMember({ book, person }))).toBe(1)
    await writePupil(lead, book, 'Rowan')
    await lead.meet()
    await mairi.meet()
    await calum.meet()
    expect(pupilLabels(mairi, book)).toEqual(['Rowan'])
    expect(pupilLabels(calum, book)).toEqual([])
    expect(channelOf(calum, book, 'group').gone).toBe(true)
    expect(kidOf(calum, book)).not.toBe(kidOf(lead, book))
    const gone = value(await lead.sharing.members(book)).find(
      ({ mine, person: who }) => !mine && who === person
    )
    expect(gone?.places[0]?.joined).toBe(false)
  })

  it('is made after all where removing broke off before it', async () => {
    const { lead, calum, book } = await aGroup()
    const before = kidOf(lead, book)
    const person = bookOf(calum, book).me ?? ''
    const { request } = lead.deps
    const noKeys: typeof request = (call) =>
      call.path.endsWith('/keys') && call.method === 'POST'
        ? Promise.resolve({ ok: false, problem: { code: 'offline' } })
        : request(call)
    const { removeMember } = await import('./members.ts')
    const broken = await removeMember({ ...lead.deps, request: noKeys }, { book, person })
    expect(problemOf(broken)).toBe('offline')
    expect(kidOf(lead, book)).toBe(before)
    expect(value(await lead.sharing.removeMember({ book, person }))).toBe(0)
    expect(kidOf(lead, book)).not.toBe(before)
  })

  it('of a colleague who was quicker is taken instead of ours', async () => {
    const { server, lead, book } = await aProject()
    const mairi = await aDevice(server)
    await bringIn(lead, mairi, book, 'Màiri', 'lead')
    const { grp } = channelOf(lead, book, 'group')
    const { request } = mairi.deps
    const { newKey } = await import('./new-key.ts')
    // Ishbel's key arrives between Màiri's look at the members and her own announcement
    const raced: typeof request = async (call) => {
      if (call.method === 'POST' && call.path.endsWith('/keys')) {
        value(await lead.sharing.newKey(grp))
      }
      return request(call)
    }
    const taken = value(await newKey({ ...mairi.deps, request: raced }, grp))
    expect(taken).toBe(kidOf(lead, book))
    expect(kidOf(mairi, book)).toBe(kidOf(lead, book))
  })

  it('is not lost with its answer', async () => {
    const { lead, mairi, book } = await aGroup()
    const before = kidOf(lead, book)
    const { request } = lead.deps
    const { newKey } = await import('./new-key.ts')
    const lossy: typeof request = async (call) => {
      const answer = await request(call)
      return call.method === 'POST' && call.path.endsWith('/keys')
        ? { ok: false, problem: { code: 'offline' } }
        : answer
    }
    const { grp } = channelOf(lead, book, 'group')
    expect(problemOf(await newKey({ ...lead.deps, request: lossy }, grp))).toBe('offline')
    await lead.meet()
    await mairi.meet()
    expect(kidOf(lead, book)).not.toBe(before)
    expect(kidOf(mairi, book)).toBe(kidOf(lead, book))
  })

  it('is for leads', async () => {
    const { mairi, book } = await aGroup()
    const { grp } = channelOf(mairi, book, 'group')
    expect(problemOf(await mairi.sharing.newKey(grp))).toBe('not-allowed')
  })

  it('rewrites my open invitations, so that who joins later reads everything', async () => {
    const { server, lead, book } = await aProject()
    await writePupil(lead, book, 'Heron')
    const invited = value(await lead.sharing.invite({ book, role: 'member' }))
    value(await lead.sharing.newKey(channelOf(lead, book, 'group').grp))
    await writePupil(lead, book, 'Rowan')
    await lead.meet()
    const mairi = await aDevice(server)
    const opened = value(await mairi.sharing.openInvitation(invited.link))
    value(await mairi.sharing.join(opened, { name: 'Màiri' }))
    await mairi.meet()
    expect(pupilLabels(mairi, book)).toEqual(['Heron', 'Rowan'])
  })

  it('makes a colleague’s open invitation void until her tablet has rewritten it', async () => {
    const { server, lead, book } = await aProject()
    const mairi = await aDevice(server)
    const calum = await aDevice(server)
    await bringIn(lead, mairi, book, 'Màiri', 'lead')
    const invited = value(await mairi.sharing.invite({ book, role: 'member' }))
    value(await lead.sharing.newKey(channelOf(lead, book, 'group').grp))
    expect(problemOf(await calum.sharing.openInvitation(invited.link))).toBe('link-used-up')
    await mairi.meet()
    value(await calum.sharing.openInvitation(invited.link))
  })

  it('is wrapped later by any member for whoever was left out', async () => {
    const { server, lead, mairi, calum, book } = await aGroup()
    const { grp } = channelOf(lead, book, 'group')
    value(await lead.sharing.newKey(grp))
    const channel = server.store.rows.channels.byGrp(grp)
    const device = server.store.rows.devices.byDev(calum.store.device)
    server.store.rows.keys.dropWraps(channel?.no ?? 0, device?.no ?? 0)
    value(await calum.sharing.fetchKeys(grp))
    expect(kidOf(calum, book)).not.toBe(kidOf(lead, book))
    await mairi.meet()
    value(await calum.sharing.fetchKeys(grp))
    expect(kidOf(calum, book)).toBe(kidOf(lead, book))
  })
})

describe('a wrap from the server', () => {
  const random = seededRandom(77)
  const pair = newPair(random)
  const grp = 'channel'
  const one = (key = random(32)) => ({ kid: keyId(key), key })

  it('brings in no key without a vouch under one we hold', async () => {
    const held = one()
    const evil = one()
    const bare = wrapKey(pair.pub, evil.key, { grp, kid: evil.kid }, random)
    const self = await wrapVouched(pair.pub, grp, evil, evil.key, random)
    for (const wrap of [bare, `${bare}.`, `${bare}.AAAA`, self ?? '']) {
      expect(await openVouched(pair.priv, grp, [{ kid: evil.kid, wrap }], [held])).toEqual([])
    }
  })

  it('may be vouched for by another that comes with it, in any order', async () => {
    const held = one()
    const second = one()
    const third = one()
    const wraps = [
      { kid: third.kid, wrap: (await wrapVouched(pair.pub, grp, third, second.key, random)) ?? '' },
      { kid: second.kid, wrap: (await wrapVouched(pair.pub, grp, second, held.key, random)) ?? '' }
    ]
    expect(await openVouched(pair.priv, grp, wraps, [held])).toEqual([second, third])
  })

  it('is not made for what is no public key', async () => {
    const held = one()
    expect(await wrapVouched('AAAA', grp, held, held.key, random)).toBeUndefined()
  })
})
