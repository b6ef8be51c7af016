import { describe, expect, it } from 'vitest'
import {
  aDevice,
  aProject,
  bookOf,
  bringIn,
  channelOf,
  namesOf,
  NEW,
  ORIGIN,
  problemOf,
  pupilLabels,
  value,
  writePupil
} from '#kit/group.ts'
import { ensureChannel } from './share.ts'
import { aServer } from '../../tests/server/kit.ts'

describe('sharing a project', () => {
  it('registers its channels once, however often it is asked for', async () => {
    const { lead, book } = await aProject()
    value(await lead.sharing.startSharing(book))
    value(await lead.sharing.startSharing(book))
    expect(bookOf(lead, book).channels.map(({ registered }) => registered)).toEqual([true, true])
    await lead.meet()
    expect([...(await lead.store.pending()).values()]).toEqual([0, 0])
  })

  it('survives a lost answer: the same device asks again and is known', async () => {
    const { lead, book } = await aProject()
    lead.road.lost = 'answers'
    expect(problemOf(await lead.sharing.startSharing(book))).toBe('offline')
    lead.road.lost = false
    value(await lead.sharing.startSharing(book))
    await lead.meet()
    expect([...(await lead.store.pending()).values()]).toEqual([0, 0])
  })

  it('makes one token however quickly it is asked for twice', async () => {
    const { lead, book } = await aProject()
    const both = [lead.sharing.startSharing(book), lead.sharing.startSharing(book)]
    for (const shared of await Promise.all(both)) value(shared)
    await lead.meet()
    expect([...(await lead.store.pending()).values()]).toEqual([0, 0])
  })

  it('asks for the set-up code where the server does', async () => {
    const server = aServer({ registration: 'code', setupCode: 'ABCD-2345' })
    const { lead, book } = await aProject(server)
    expect(problemOf(await lead.sharing.startSharing(book))).toBe('setup-code-wrong')
    expect(problemOf(await lead.sharing.startSharing(book, 'ABCD-2346'))).toBe('setup-code-wrong')
    value(await lead.sharing.startSharing(book, 'abcd 2345'))
  })

  it('refuses the trial and the sample', async () => {
    const { lead } = await aProject()
    for (const kind of ['trial', 'sample'] as const) {
      const made = value(await lead.store.addBook({ kind, patch: { title: 'Made up', step: '1' } }))
      expect(problemOf(await lead.sharing.startSharing(made.book))).toBe('channel-local')
      expect(problemOf(await lead.sharing.invite({ book: made.book, role: 'member' }))).toBe(
        'channel-local'
      )
      expect(problemOf(await lead.sharing.makeSheet(made.book))).toBe('channel-missing')
    }
  })
})

describe('bringing someone in', () => {
  it('lets a colleague read what was written before and after she joined', async () => {
    const { server, lead, book } = await aProject()
    await writePupil(lead, book, 'Heron')
    const mairi = await aDevice(server)
    await bringIn(lead, mairi, book, 'Màiri')
    expect(pupilLabels(mairi, book)).toEqual(['Heron'])
    await writePupil(mairi, book, 'Rowan')
    await mairi.meet()
    await lead.meet()
    expect(pupilLabels(lead, book)).toEqual(['Heron', 'Rowan'])
    expect(namesOf(lead, book)).toEqual(['Ishbel', 'Màiri'])
    expect(namesOf(mairi, book)).toEqual(['Ishbel', 'Màiri'])
  })

  it('tells the joiner who invites, to what and as whom, and spends nothing by it', async () => {
    const { server, lead, book } = await aProject()
    const invited = value(await lead.sharing.invite({ book, role: 'observer' }))
    const joiner = await aDevice(server)
    for (const text of [invited.link, invited.code, invited.qrText, invited.code.toLowerCase()]) {
      const opened = value(await joiner.sharing.openInvitation(text))
      expect(opened).toMatchObject({ kind: 'once', from: 'Ishbel', expires: invited.expires })
      expect(opened.books).toMatchObject([
        { book, title: 'Show me your thinking', role: 'observer', people: [{ name: 'Ishbel' }] }
      ])
    }
    expect(joiner.store.books.value).toEqual([])
  })

  it('works once: the second reader is told that it is used up', async () => {
    const { server, lead, book } = await aProject()
    const first = await aDevice(server)
    const second = await aDevice(server)
    const invited = await bringIn(lead, first, book, 'Màiri')
    expect(problemOf(await second.sharing.openInvitation(invited.link))).toBe('link-used-up')
    expect(second.store.books.value).toEqual([])
  })

  it('works once even if two opened it before either joined', async () => {
    const { server, lead, book } = await aProject()
    const invited = value(await lead.sharing.invite({ book, role: 'member' }))
    const first = await aDevice(server)
    const second = await aDevice(server)
    const one = value(await first.sharing.openInvitation(invited.link))
    const two = value(await second.sharing.openInvitation(invited.link))
    value(await first.sharing.join(one, { name: 'Màiri' }))
    expect(problemOf(await second.sharing.join(two, { name: 'Calum' }))).toBe('link-used-up')
    expect(second.store.books.value).toEqual([])
  })

  it('is void when it was made void, has expired, or is cut, foreign or mistyped', async () => {
    const { server, lead, book } = await aProject()
    const joiner = await aDevice(server)
    const opens = async (text: string) => problemOf(await joiner.sharing.openInvitation(text))
    const invited = value(await lead.sharing.invite({ book, role: 'member' }))
    expect(await opens(invited.link.slice(0, -9))).toBe('link-cut-short')
    expect(await opens(invited.link.replace(ORIGIN, 'https://other.test'))).toBe(
      'link-other-server'
    )
    expect(await opens(invited.code.slice(0, -1))).toBe('code-mistyped')
    expect(value(await lead.sharing.openInvitations(book))).toMatchObject([{ id: invited.id }])
    value(await lead.sharing.voidInvitation(invited.id))
    expect(await opens(invited.link)).toBe('link-used-up')
    expect(value(await lead.sharing.openInvitations(book))).toEqual([])
    const late = value(await lead.sharing.invite({ book, role: 'member' }))
    server.clock.now = late.expires + 1
    expect(await opens(late.link)).toBe('link-used-up')
  })

  it('is made void at the server when its secret was seen on the way, and says so only then', async () => {
    const { server, lead, book } = await aProject()
    const joiner = await aDevice(server)
    const opens = async (text: string) => problemOf(await joiner.sharing.openInvitation(text))
    const { link } = value(await lead.sharing.invite({ book, role: 'member' }))
    const exposed = link.replace('#', '%23')
    joiner.road.lost = true
    expect(await opens(exposed)).toBe('link-exposed')
    joiner.road.lost = false
    expect(await opens(exposed.slice(0, -12))).toBe('link-exposed')
    expect(await opens(exposed.replace(ORIGIN, 'https://other.test'))).toBe('link-exposed')
    expect(value(await lead.sharing.openInvitations(book))).toHaveLength(1)
    expect(await opens(exposed)).toBe('link-in-path')
    expect(await opens(link)).toBe('link-used-up')
    expect(value(await lead.sharing.openInvitations(book))).toEqual([])
  })

  it('is joined again after a lost answer, as the same person, within the ten minutes and later', async () => {
    for (const later of [60_000, 60 * 60_000]) {
      const { server, lead, book } = await aProject()
      const invited = value(await lead.sharing.invite({ book, role: 'member' }))
      const joiner = await aDevice(server)
      const opened = value(await joiner.sharing.openInvitation(invited.link))
      joiner.road.lost = 'answers'
      expect(problemOf(await joiner.sharing.join(opened, { name: 'Màiri' }))).toBe('offline')
      expect(joiner.store.books.value).toEqual([])
      joiner.road.lost = false
      server.clock.now += later
      value(await joiner.sharing.join(opened, { name: 'Màiri' }))
      await joiner.meet()
      await lead.meet()
      expect(namesOf(lead, book)).toEqual(['Ishbel', 'Màiri'])
      const devices = value(await lead.sharing.members(book))
      expect(devices).toHaveLength(2)
      expect(devices[1]?.person).toBe(bookOf(joiner, book).me)
    }
  })

  it('lets an existing person join with her tablet, without making her twice', async () => {
    const { server, lead, book } = await aProject()
    const ent = lead.store.newEntity()
    const { grp } = channelOf(lead, book, 'group')
    const patch = { name: 'Màiri', role: 'member' }
    value(await lead.store.change([{ book, grp, ent, kind: 'person', patch, ctx: NEW }]))
    const invited = value(await lead.sharing.invite({ book, role: 'member' }))
    const joiner = await aDevice(server)
    const opened = value(await joiner.sharing.openInvitation(invited.code))
    expect(opened.books[0]?.people).toContainEqual({ ent, name: 'Màiri' })
    value(await joiner.sharing.join(opened, { person: ent }))
    await lead.meet()
    await joiner.meet()
    expect(namesOf(joiner, book)).toEqual(['Ishbel', 'Màiri'])
    expect(bookOf(joiner, book).me).toBe(ent)
  })

  it('gives a joiner a private channel that nobody else can read', async () => {
    const { server, lead, book } = await aProject()
    const mairi = await aDevice(server)
    await bringIn(lead, mairi, book, 'Màiri')
    await writePupil(mairi, book, 'Hidden', 'private')
    await mairi.meet()
    await lead.meet()
    expect(pupilLabels(mairi, book)).toEqual(['Hidden'])
    expect(pupilLabels(lead, book)).toEqual([])
    expect(channelOf(mairi, book, 'private').grp).not.toBe(channelOf(lead, book, 'private').grp)
    expect(channelOf(mairi, book, 'private').registered).toBe(true)
  })

  it('is for leads: a member is refused', async () => {
    const { server, lead, book } = await aProject()
    const mairi = await aDevice(server)
    await bringIn(lead, mairi, book, 'Màiri')
    expect(problemOf(await mairi.sharing.invite({ book, role: 'member' }))).toBe('not-allowed')
  })

  it('lets whoever made a school’s channel bring a colleague of that school into it, and no further', async () => {
    const { server, lead, book } = await aProject()
    const mairi = await aDevice(server)
    const calum = await aDevice(server)
    await bringIn(lead, mairi, book, 'Màiri')
    await bringIn(lead, calum, book, 'Calum')
    const school = mairi.store.newEntity()
    value(await ensureChannel(mairi.deps, book, 'school', school))
    await writePupil(mairi, book, 'Rowan', 'school')
    await mairi.meet()
    expect(problemOf(await mairi.sharing.invite({ book, role: 'adviser', school }))).toBe(
      'not-allowed'
    )
    const invited = value(await mairi.sharing.invite({ book, role: 'member', school }))
    const opened = value(await calum.sharing.openInvitation(invited.link))
    expect(opened.books[0]?.channels.map(({ audience }) => audience)).toEqual(['school'])
    const me = bookOf(calum, book).me
    value(await calum.sharing.join(opened))
    await calum.meet()
    expect(pupilLabels(calum, book)).toEqual(['Rowan'])
    expect(bookOf(calum, book).me).toBe(me)
    await lead.meet()
    expect(pupilLabels(lead, book)).toEqual([])
  })

  it('lets a second lead bring others in', async () => {
    const { server, lead, book } = await aProject()
    const mairi = await aDevice(server)
    const calum = await aDevice(server)
    await bringIn(lead, mairi, book, 'Màiri', 'lead')
    await bringIn(mairi, calum, book, 'Calum')
    await lead.meet()
    expect(namesOf(lead, book)).toEqual(['Calum', 'Ishbel', 'Màiri'])
  })
})
