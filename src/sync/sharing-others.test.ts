import { describe, expect, it } from 'vitest'
import {
  aDevice,
  aProject,
  bookOf,
  channelOf,
  namesOf,
  pupilLabels,
  value,
  writePupil
} from '#kit/group.ts'

describe('an adviser', () => {
  it('gets the project’s question and what is given to her, and nothing of the group', async () => {
    const { server, lead, book } = await aProject()
    await writePupil(lead, book, 'Heron')
    const adviser = await aDevice(server)
    const invited = value(await lead.sharing.invite({ book, role: 'adviser' }))
    const opened = value(await adviser.sharing.openInvitation(invited.link))
    expect(opened.books[0]?.people).toEqual([])
    value(await adviser.sharing.join(opened, { name: 'Dr Rae' }))
    await lead.meet()
    await adviser.meet()
    await lead.meet()
    const audiences = bookOf(adviser, book).channels.map(({ audience }) => audience)
    expect(audiences.toSorted()).toEqual(['adviser', 'private'])
    const [project] = await adviser.store.open([book])
    expect(project?.values).toMatchObject({ question: 'Do bar models help?' })
    expect(pupilLabels(adviser, book)).toEqual([])
    await writePupil(lead, book, 'Rowan', 'adviser')
    await lead.meet()
    await adviser.meet()
    expect(pupilLabels(adviser, book)).toEqual(['Rowan'])
    expect(namesOf(lead, book)).toEqual(['Dr Rae', 'Ishbel'])
  })

  it('has one channel, however many advisers there are', async () => {
    const { lead, book } = await aProject()
    value(await lead.sharing.invite({ book, role: 'adviser' }))
    value(await lead.sharing.invite({ book, role: 'adviser' }))
    const advised = bookOf(lead, book).channels.filter(({ audience }) => audience === 'adviser')
    expect(advised).toHaveLength(1)
  })
})

describe('my own second tablet', () => {
  it('gets everything I have, private notes too, and is the same person', async () => {
    const { server, lead, book } = await aProject()
    await writePupil(lead, book, 'Hidden', 'private')
    await lead.sharing.startSharing(book)
    await lead.meet()
    const invited = value(await lead.sharing.invite({ book, role: 'lead', own: true }))
    const second = await aDevice(server)
    const opened = value(await second.sharing.openInvitation(invited.qrText))
    expect(opened.kind).toBe('own')
    value(await second.sharing.join(opened))
    await second.meet()
    expect(pupilLabels(second, book)).toEqual(['Hidden'])
    expect(bookOf(second, book).me).toBe(bookOf(lead, book).me)
    expect(channelOf(second, book, 'private').grp).toBe(channelOf(lead, book, 'private').grp)
    expect(channelOf(second, book, 'group').role).toBe('lead')
  })
})
