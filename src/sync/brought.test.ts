import { describe, expect, it } from 'vitest'
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
import { kinds } from '#kinds/index.ts'
import { coded, parts } from '#kinds/parts.ts'
import { takeNote } from '#kit/notes.ts'
import { becomeSomebody, broughtBook } from './brought.ts'
import { type CopyReader, openCopy, sealedCopy } from './bundle.ts'
import { handIn } from './hand-in.ts'
import { makeAdviserChannel } from './make-channel.ts'

const handedIn = async ({ store }: Device, book: string, ent: string) =>
  value(await handIn({ store, kinds, parts, coded }, book, [ent], 'group'))

/** Hands a file from one tablet to another; answers how many lines were new there. */
async function pass(from: Device, to: Device, book: string, reader: CopyReader = 'group') {
  const { file, code } = value(await sealedCopy(from.deps, book, reader))
  return value(await openCopy(to.deps, file, code)).fresh
}

const noteTexts = async ({ store }: Device, book: string) => {
  const ents = store
    .entries(book)
    .value.filter(({ kind, deleted }) => kind === 'observation' && !deleted)
    .map(({ ent }) => ent)
  return (await store.open(ents)).map(({ values }) => String(values['text'])).toSorted()
}

/** Ishbel's project with a plan and a note handed in, and Osei, who got it in a file; no server was ever asked. */
async function twoByFile() {
  const { server, lead, book } = await aProject()
  lead.road.lost = true
  await writePupil(lead, book, 'Heron')
  await writePupil(lead, book, 'Hidden', 'private')
  const { ent } = await takeNote(lead.store, bookOf(lead, book), 'drew the bar')
  await takeNote(lead.store, bookOf(lead, book), 'mine alone')
  await handedIn(lead, book, ent)
  const member = await aDevice(server)
  member.road.lost = true
  await pass(lead, member, book)
  value(await becomeSomebody(member.deps, book, { name: 'Osei' }))
  return { server, lead, member, book }
}

describe('a project carried in a file', () => {
  it('[H17] brings a colleague what was handed in and nothing else, with no key to it', async () => {
    const { lead, member, book } = await twoByFile()
    expect(pupilLabels(member, book)).toEqual(['Heron'])
    expect(await noteTexts(member, book)).toEqual(['drew the bar'])
    expect(await member.store.channelKeys(channelOf(lead, book, 'private').grp)).toEqual([])
    const mine = bookOf(member, book)
    expect(mine.channels.map(({ audience, role }) => [audience, role])).toEqual([
      ['group', 'member'],
      ['private', 'lead']
    ])
    expect(mine.channels.every(({ registered }) => !registered)).toBe(true)
  })

  it('[H18] asks who sits here once, and names who is known', async () => {
    const { server, lead, book } = await aProject()
    const member = await aDevice(server)
    await pass(lead, member, book)
    expect(broughtBook(member.deps, book)?.books[0]).toMatchObject({
      title: 'Show me your thinking',
      role: 'member',
      people: [{ name: 'Ishbel' }]
    })
    value(await becomeSomebody(member.deps, book, { name: 'Osei' }))
    expect(broughtBook(member.deps, book)).toBeUndefined()
    expect(broughtBook(lead.deps, book)).toBeUndefined()
  })

  it('[H18] and back again: both hold the same evidence, nothing twice, nothing private', async () => {
    const { lead, member, book } = await twoByFile()
    const { ent } = await takeNote(member.store, bookOf(member, book), 'counted on her fingers')
    await takeNote(member.store, bookOf(member, book), 'for me only')
    await handedIn(member, book, ent)
    expect(await pass(member, lead, book)).toBeGreaterThan(0)
    expect(await noteTexts(lead, book)).toEqual([
      'counted on her fingers',
      'drew the bar',
      'mine alone'
    ])
    expect(await pass(member, lead, book)).toBe(0)
    await pass(lead, member, book)
    expect(await pass(lead, member, book)).toBe(0)
    expect(await noteTexts(member, book)).toEqual([
      'counted on her fingers',
      'drew the bar',
      'for me only'
    ])
    expect(bookOf(lead, book).channels.map(({ role }) => role)).toEqual(['lead', 'lead'])
  })

  it('[H18] is the same project when its lead shares it and lets the colleague in by link', async () => {
    const { server, lead, member, book } = await twoByFile()
    const { ent } = await takeNote(member.store, bookOf(member, book), 'in between')
    await handedIn(member, book, ent)
    member.road.lost = false
    lead.road.lost = false
    expect(problemOf(await member.sharing.startSharing(book))).toBe('not-allowed')
    await member.meet()
    expect(bookOf(member, book).channels.some(({ registered }) => registered)).toBe(false)
    value(await lead.sharing.startSharing(book))
    await lead.meet()
    await bringIn(lead, member, book, 'Osei')
    await member.meet()
    await lead.meet()
    await member.meet()
    expect(member.store.books.value).toHaveLength(1)
    expect([...(await member.store.pending()).values()].every((left) => left === 0)).toBe(true)
    expect(await noteTexts(lead, book)).toEqual(['drew the bar', 'in between', 'mine alone'])
    expect(await noteTexts(member, book)).toEqual(['drew the bar', 'in between'])
    const { grp } = channelOf(lead, book, 'group')
    const held = await lead.store.heldLines(grp)
    const ids = held.served.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(held.unsequenced).toEqual([])
    expect(server.logged.join('')).not.toContain('id-reuse')
  })

  it('[H17] gives an adviser the adviser’s channel only', async () => {
    const { server, lead, book } = await aProject()
    await writePupil(lead, book, 'Heron')
    expect(problemOf(await sealedCopy(lead.deps, book, 'adviser'))).toBe('channel-missing')
    value(await makeAdviserChannel(lead.deps, book))
    const adviser = await aDevice(server)
    await pass(lead, adviser, book, 'adviser')
    value(await becomeSomebody(adviser.deps, book, { name: 'Falconer' }))
    expect(pupilLabels(adviser, book)).toEqual([])
    expect(bookOf(adviser, book).channels.map(({ audience, role }) => [audience, role])).toEqual([
      ['adviser', 'adviser'],
      ['private', 'lead']
    ])
    expect(await adviser.store.channelKeys(channelOf(lead, book, 'group').grp)).toEqual([])
  })
})
