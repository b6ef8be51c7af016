import { describe, expect, it } from 'vitest'
import {
  aDevice,
  aProject,
  bookOf,
  bringIn,
  channelOf,
  problemOf,
  pupilLabels,
  value,
  writePupil
} from '#kit/group.ts'

describe('a recovery sheet', () => {
  it('has its letters in groups, a QR text, the projects and the address, and no link', async () => {
    const { lead, book } = await aProject()
    const sheet = value(await lead.sharing.makeSheet(book))
    expect(sheet.titles).toEqual(['Show me your thinking'])
    expect(sheet.letters).toHaveLength(14)
    for (const group of sheet.letters) expect(group).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(sheet.qrText).toMatch(/^s1\.[\w-]{43}\.[\w-]{4}$/)
    expect(sheet.origin).toBe('https://jotter.test')
  })

  it('counts only when its last letters were typed back', async () => {
    const { lead, book } = await aProject()
    const sheet = value(await lead.sharing.makeSheet(book))
    await lead.meet()
    const held = () => bookOf(lead, book).channels.map(({ heldElsewhere }) => heldElsewhere)
    expect(held()).toEqual([false, false])
    for (const typed of ['', 'AAAA', sheet.letters[0] ?? '']) {
      expect(problemOf(await lead.sharing.confirmSheet(typed))).toBe('sheet-mistyped')
    }
    expect(held()).toEqual([false, false])
    value(await lead.sharing.confirmSheet(` ${sheet.letters[13]?.toLowerCase()} `))
    expect(held()).toEqual([true, true])
    await lead.meet()
    expect(held()).toEqual([true, true])
  })

  it('brings everything back to an empty tablet, private notes too, as the same person', async () => {
    const { server, lead, book } = await aProject()
    const sheet = value(await lead.sharing.makeSheet(book))
    await writePupil(lead, book, 'Heron')
    await writePupil(lead, book, 'Hidden', 'private')
    await lead.meet()
    const fresh = await aDevice(server)
    expect(value(await fresh.sharing.recover(sheet.letters.join(' ')))).toEqual([book])
    await fresh.meet()
    expect(pupilLabels(fresh, book)).toEqual(['Heron', 'Hidden'])
    expect(bookOf(fresh, book).me).toBe(bookOf(lead, book).me)
    expect(channelOf(fresh, book, 'group').role).toBe('lead')
    expect(channelOf(fresh, book, 'private').heldElsewhere).toBe(true)
    await writePupil(fresh, book, 'Rowan', 'private')
    await fresh.meet()
    await lead.meet()
    expect(pupilLabels(lead, book)).toEqual(['Heron', 'Hidden', 'Rowan'])
  })

  it('is re-usable, by letters and by its QR text', async () => {
    const { server, lead, book } = await aProject()
    const sheet = value(await lead.sharing.makeSheet())
    await lead.meet()
    for (const text of [sheet.qrText, sheet.letters.join('-').toLowerCase(), sheet.qrText]) {
      const fresh = await aDevice(server)
      expect(value(await fresh.sharing.recover(text))).toEqual([book])
    }
  })

  it('recovers all projects at once, each as who I am there', async () => {
    const { server, lead, book } = await aProject()
    const me = { name: 'Ishbel', role: 'lead' }
    const patch = { title: 'Outdoors', question: '', step: '1' }
    const other = value(await lead.store.addBook({ kind: 'project', patch, me }))
    const sheet = value(await lead.sharing.makeSheet())
    expect(sheet.titles.toSorted()).toEqual(['Outdoors', 'Show me your thinking'])
    await lead.meet()
    const fresh = await aDevice(server)
    value(await fresh.sharing.recover(sheet.qrText))
    await fresh.meet()
    for (const each of [book, other.book]) {
      expect(bookOf(fresh, each).me).toBe(bookOf(lead, each).me)
    }
    expect(bookOf(fresh, book).me).not.toBe(bookOf(fresh, other.book).me)
  })

  it('opens what was written with keys made after it', async () => {
    const { server, lead, book } = await aProject()
    const mairi = await aDevice(server)
    await bringIn(lead, mairi, book, 'Màiri')
    const sheet = value(await mairi.sharing.makeSheet(book))
    const { grp } = channelOf(lead, book, 'group')
    for (const label of ['Heron', 'Rowan']) {
      value(await lead.sharing.newKey(grp))
      await writePupil(lead, book, label)
      await lead.meet()
    }
    const fresh = await aDevice(server)
    value(await fresh.sharing.recover(sheet.qrText))
    await fresh.meet()
    expect(pupilLabels(fresh, book)).toEqual(['Heron', 'Rowan'])
    expect(channelOf(fresh, book, 'group').kids).toHaveLength(3)
    expect(channelOf(fresh, book, 'group').role).toBe('member')
  })

  it('still holds the key after a new one was wrapped to it', async () => {
    const { lead, book } = await aProject()
    const sheet = value(await lead.sharing.makeSheet(book))
    value(await lead.sharing.confirmSheet(sheet.letters[13] ?? ''))
    value(await lead.sharing.newKey(channelOf(lead, book, 'group').grp))
    await lead.meet()
    expect(channelOf(lead, book, 'group').heldElsewhere).toBe(true)
  })

  it('ends with its maker’s membership', async () => {
    const { server, lead, book } = await aProject()
    const mairi = await aDevice(server)
    await bringIn(lead, mairi, book, 'Màiri')
    const sheet = value(await mairi.sharing.makeSheet(book))
    const person = bookOf(mairi, book).me ?? ''
    value(await lead.sharing.removeMember({ book, person }))
    const fresh = await aDevice(server)
    const opened = await fresh.sharing.openInvitation(sheet.qrText)
    // her own private channel is still hers to recover; the group is not
    const grps = opened.ok ? opened.value.books.flatMap(({ channels }) => channels) : []
    expect(grps.map(({ audience }) => audience)).toEqual(['private'])
  })

  it('opens nothing any more once it was made void', async () => {
    const { server, lead, book } = await aProject()
    const sheet = value(await lead.sharing.makeSheet(book))
    value(await lead.sharing.confirmSheet(sheet.letters[13] ?? ''))
    value(await lead.sharing.voidSheet(sheet.id))
    expect(channelOf(lead, book, 'private').heldElsewhere).toBe(false)
    const fresh = await aDevice(server)
    expect(problemOf(await fresh.sharing.recover(sheet.qrText))).toBe('link-used-up')
  })

  it('says what is wrong with what was typed', async () => {
    const { server, lead, book } = await aProject()
    const sheet = value(await lead.sharing.makeSheet(book))
    const fresh = await aDevice(server)
    const says = async (text: string) => problemOf(await fresh.sharing.recover(text))
    expect(await says('')).toBe('sheet-mistyped')
    expect(await says(sheet.letters.slice(1).join(' '))).toBe('sheet-mistyped')
    expect(await says(sheet.letters.toReversed().join(' '))).toBe('sheet-mistyped')
    expect(await says(sheet.qrText.slice(0, 20))).toBe('link-cut-short')
    const invited = value(await lead.sharing.invite({ book, role: 'member' }))
    expect(await says(invited.code)).toBe('sheet-mistyped')
    expect(fresh.store.books.value).toEqual([])
  })
})
