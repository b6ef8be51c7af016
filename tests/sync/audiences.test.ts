import { describe, expect, test } from 'vitest'
import { endpoints } from '#api/endpoints.ts'
import { ask } from '#sync/ask.ts'
import { audiencesOf, channelTo } from '#sync/audiences.ts'
import { tokenOf } from '#sync/identity.ts'
import {
  aDevice,
  aProject,
  bookOf,
  bringIn,
  channelOf,
  type Device,
  problemOf,
  value
} from '../kit/group.ts'
import {
  aLessonWithNote,
  aNote,
  aProjectOfSchools,
  edit,
  everybodyMeets,
  handInTo,
  readable,
  readersOn,
  record,
  shownOn
} from '../kit/schools.ts'

/** The folded copy of an entity in one channel, as text. */
async function copyOn({ store }: Device, grp: string, ent: string): Promise<string> {
  const [copy] = await store.openIn(grp, [ent])
  return JSON.stringify(copy?.folded)
}

describe('a note for my school', () => {
  test('[H15] is read by the colleague of that school, and the other school gets neither key nor line', async () => {
    const all = await aProjectOfSchools()
    const { lead, calum, mairi, rae, book, whinmuir } = all
    const { note } = await aLessonWithNote(lead, book)
    value(await handInTo(lead, book, [note], 'school'))
    await everybodyMeets(all)
    const { grp, school } = channelOf(lead, book, 'school')
    expect(school).toBe(whinmuir)
    expect((await shownOn(calum, note))?.values['text']).toBe('drew the bar first')
    expect(await readersOn(calum, book, note)).toBe('school')
    expect(await readersOn(lead, book, note)).toBe('school')
    for (const other of [mairi, rae]) {
      expect(readable(other, book, 'observation')).toEqual([])
      expect(bookOf(other, book).channels.map((channel) => channel.grp)).not.toContain(grp)
      expect(await other.store.channelKeys(grp)).toEqual([])
      expect(await other.store.heldLines(grp)).toEqual({ served: [], unsequenced: [] })
      const token = value(await tokenOf(other.store)) ?? ''
      const { request } = other.deps
      const params = { grp }
      expect(problemOf(await ask(request, endpoints.getKeys, { token, params }))).toBe('not-found')
      const after = [{ grp, pos: 0 }]
      const { restore } = channelOf(lead, book, 'school')
      const body = { after, wait: 0, restore }
      const pulled = value(await ask(request, endpoints.postPull, { token, wait: 0, body }))
      expect(JSON.stringify(pulled)).not.toContain(note)
    }
  })

  test('[H15] goes into one channel by colleagues of one school, and into another by another’s', async () => {
    const all = await aProjectOfSchools()
    const { lead, calum, mairi, book, larkhaugh } = all
    const hers = await aNote(mairi, book, { text: 'seen at Larkhaugh' })
    const his = await aNote(calum, book, { text: 'seen at Whinmuir' })
    value(await handInTo(mairi, book, [hers], 'school'))
    value(await handInTo(calum, book, [his], 'school'))
    await everybodyMeets(all)
    expect(channelOf(calum, book, 'school').grp).toBe(channelOf(lead, book, 'school').grp)
    expect(channelOf(mairi, book, 'school')).toMatchObject({ school: larkhaugh, role: 'lead' })
    expect(readable(lead, book, 'observation')).toEqual([his])
    expect(readable(mairi, book, 'observation')).toEqual([hers])
  })

  test('[H15] reaches a colleague whom the one who made the channel lets in, whichever each had made before', async () => {
    const all = await aProjectOfSchools()
    const { server, lead, mairi, book, larkhaugh } = all
    const eilidh = await aDevice(server)
    await bringIn(lead, eilidh, book, 'Eilidh', 'member', larkhaugh)
    const [hers, theirs] = [await aNote(mairi, book, {}), await aNote(eilidh, book, {})]
    value(await handInTo(mairi, book, [hers], 'school'))
    value(await handInTo(eilidh, book, [theirs], 'school'))
    await mairi.meet()
    await eilidh.meet()
    expect(readable(eilidh, book, 'observation')).toEqual([theirs])
    const asked = { book, role: 'member', school: larkhaugh } as const
    const { link } = value(await mairi.sharing.invite(asked))
    value(await eilidh.sharing.join(value(await eilidh.sharing.openInvitation(link))))
    await eilidh.meet()
    expect(readable(eilidh, book, 'observation')).toEqual([hers, theirs].toSorted())
    // From now on hers go where a colleague reads them.
    const later = await aNote(eilidh, book, {})
    value(await handInTo(eilidh, book, [later], 'school'))
    await eilidh.meet()
    await mairi.meet()
    expect(readable(mairi, book, 'observation')).toEqual([hers, later].toSorted())
    await lead.meet()
    expect(readable(lead, book, 'observation')).toEqual([])
  })

  test('[H13] is handed in without a server: the channel is made here, and the next push registers it', async () => {
    const all = await aProjectOfSchools()
    const { mairi, book, larkhaugh } = all
    mairi.road.lost = true
    const note = await aNote(mairi, book, {})
    expect(channelTo(mairi.store, bookOf(mairi, book), 'school')).toBeUndefined()
    expect(value(await handInTo(mairi, book, [note], 'school')).handed).toEqual([note])
    const made = channelOf(mairi, book, 'school')
    expect(made).toMatchObject({ school: larkhaugh, registered: false, local: false })
    expect(await readersOn(mairi, book, note)).toBe('school')
    mairi.road.lost = false
    await mairi.meet()
    expect(channelOf(mairi, book, 'school').registered).toBe(true)
    expect([...(await mairi.store.pending()).values()].every((left) => left === 0)).toBe(true)
  })

  test('[H5] moves on to the group, and what the group has does not go back to the school', async () => {
    const all = await aProjectOfSchools()
    const { lead, mairi, book } = all
    const [first, second] = [await aNote(lead, book, {}), await aNote(lead, book, {})]
    value(await handInTo(lead, book, [first], 'school'))
    value(await handInTo(lead, book, [first, second], 'group'))
    value(await handInTo(lead, book, [second], 'school'))
    await everybodyMeets(all)
    expect(readable(mairi, book, 'observation')).toEqual([first, second].toSorted())
    expect((await shownOn(lead, first))?.copies.map(({ audience }) => audience).toSorted()).toEqual(
      ['group', 'private', 'school']
    )
    expect((await shownOn(lead, second))?.copies).toHaveLength(2)
    expect(await readersOn(lead, book, first)).toBe('group')
  })

  test('[H13] is no choice for whom no school is named', async () => {
    const { server, lead, book } = await aProject()
    const calum = await aDevice(server)
    await bringIn(lead, calum, book, 'Calum')
    const note = await aNote(calum, book, {})
    expect(audiencesOf(calum.store, bookOf(calum, book))).toEqual(['group'])
    expect(problemOf(await handInTo(calum, book, [note], 'school'))).toBe('channel-missing')
  })
})

describe('a note for the adviser', () => {
  test('[H2] [H14] brings what it names and nothing else: pupils by their codes, of the lesson no other seat', async () => {
    const all = await aProjectOfSchools()
    const { lead, rae, book } = all
    const { heron, lesson, stage, sitting, note } = await aLessonWithNote(lead, book)
    await aNote(lead, book, { lesson, text: 'not for her' })
    await edit(lead, book, book, { question: 'Do pictures help?' })
    value(await handInTo(lead, book, [note], 'adviser'))
    await everybodyMeets(all)
    const me = bookOf(lead, book).me ?? ''
    const her = bookOf(rae, book).me ?? ''
    const given = [book, her, me, heron, lesson, stage, sitting, note]
    expect(readable(rae, book)).toEqual(given.toSorted())
    expect((await shownOn(rae, note))?.values['text']).toBe('drew the bar first')
    expect((await shownOn(rae, heron))?.values).toEqual({
      code: 'WM-1',
      label: 'Heron',
      classStage: 'P4'
    })
    expect((await shownOn(rae, me))?.values).toEqual({ name: 'Ishbel', role: 'lead' })
    expect((await shownOn(rae, book))?.values['question']).toBe('Do pictures help?')
    // At home nothing of it is poorer.
    expect((await shownOn(lead, heron))?.values['standsFor']).toBe('Heron is why we ask')
  })

  test('[H14] opens nothing to group or school, nor the reverse', async () => {
    const all = await aProjectOfSchools()
    const { lead, calum, mairi, rae, book } = all
    const notes = {
      adviser: await aNote(lead, book, {}),
      group: await aNote(lead, book, {}),
      school: await aNote(lead, book, {})
    }
    for (const audience of ['adviser', 'group', 'school'] as const) {
      value(await handInTo(lead, book, [notes[audience]], audience))
    }
    await everybodyMeets(all)
    expect(readable(rae, book, 'observation')).toEqual([notes.adviser])
    expect(readable(mairi, book, 'observation')).toEqual([notes.group])
    expect(readable(calum, book, 'observation')).toEqual([notes.group, notes.school].toSorted())
    for (const audience of ['adviser', 'group', 'school'] as const) {
      expect(await readersOn(lead, book, notes[audience])).toBe(audience)
    }
  })

  test('[H14] [M12] leaves the group’s copy as it is, whichever came first, and the widest is shown', async () => {
    const all = await aProjectOfSchools()
    const { lead, mairi, rae, book } = all
    const { note: first } = await aLessonWithNote(lead, book, 'first the group')
    const { note: second } = await aLessonWithNote(lead, book, 'first the adviser')
    const grps = {
      group: channelOf(lead, book, 'group').grp,
      adviser: channelOf(lead, book, 'adviser').grp
    }
    value(await handInTo(lead, book, [first], 'group'))
    const before = await copyOn(lead, grps.group, first)
    value(await handInTo(lead, book, [first], 'adviser'))
    expect(await copyOn(lead, grps.group, first)).toBe(before)
    value(await handInTo(lead, book, [second], 'adviser'))
    const given = await copyOn(lead, grps.adviser, second)
    value(await handInTo(lead, book, [second], 'group'))
    expect(await copyOn(lead, grps.adviser, second)).toBe(given)
    await everybodyMeets(all)
    for (const note of [first, second]) {
      expect(await readersOn(lead, book, note)).toBe('group-adviser')
      expect(await shownOn(lead, note)).toMatchObject({ audience: 'group', changedBehind: false })
      const [theirs, hers] = [await shownOn(mairi, note), await shownOn(rae, note)]
      expect(theirs).toMatchObject({ audience: 'group', deleted: false })
      expect(hers?.values).toEqual(theirs?.values)
    }
    // Said again, nothing more is said.
    for (const audience of ['adviser', 'group', 'adviser'] as const) {
      value(await handInTo(lead, book, [first, second], audience))
    }
    expect([...(await lead.store.pending()).values()].every((left) => left === 0)).toBe(true)
  })

  test('[H11] [H14] a later private edit is a change not handed in, and is given when asked', async () => {
    const all = await aProjectOfSchools()
    const { lead, rae, book } = all
    const note = await aNote(lead, book, { text: 'two bars' })
    value(await handInTo(lead, book, [note], 'adviser'))
    await edit(lead, book, note, { text: 'three bars' }, 'private')
    expect(await shownOn(lead, note)).toMatchObject({ changedBehind: true })
    value(await handInTo(lead, book, [note], 'adviser'))
    expect(await shownOn(lead, note)).toMatchObject({ changedBehind: false, forked: false })
    await everybodyMeets(all)
    expect((await shownOn(rae, note))?.values['text']).toBe('three bars')
  })

  test('[H14] an amendment of a note that is with the group and the adviser can be given as well', async () => {
    const all = await aProjectOfSchools()
    const { lead, rae, book } = all
    const note = await aNote(lead, book, {})
    value(await handInTo(lead, book, [note], 'group'))
    value(await handInTo(lead, book, [note], 'adviser'))
    const at = '2026-11-23T15:00:00.000Z'
    const amended = { observation: note, reason: 'misheard', text: 'three bars', at }
    const amendment = await record(lead, book, 'group', 'amendment', amended)
    value(await handInTo(lead, book, [amendment], 'adviser'))
    await everybodyMeets(all)
    expect(readable(rae, book, 'amendment')).toEqual([amendment])
  })

  test('[H13] is for a lead to give: she makes the channel without a server, with her question in it', async () => {
    const { server, lead, book } = await aProject()
    const calum = await aDevice(server)
    await bringIn(lead, calum, book, 'Calum')
    const his = await aNote(calum, book, {})
    expect(problemOf(await handInTo(calum, book, [his], 'adviser'))).toBe('not-allowed')
    expect(audiencesOf(calum.store, bookOf(calum, book))).not.toContain('adviser')
    lead.road.lost = true
    const note = await aNote(lead, book, {})
    expect(audiencesOf(lead.store, bookOf(lead, book))).not.toContain('adviser')
    value(await handInTo(lead, book, [note], 'adviser'))
    expect(channelOf(lead, book, 'adviser').registered).toBe(false)
    expect(audiencesOf(lead.store, bookOf(lead, book))).toContain('adviser')
    lead.road.lost = false
    await lead.meet()
    const rae = await aDevice(server)
    await bringIn(lead, rae, book, 'Dr Rae', 'adviser')
    expect(readable(rae, book, 'observation')).toEqual([note])
    expect((await shownOn(rae, book))?.values['question']).toBe('Do bar models help?')
    expect(audiencesOf(rae.store, bookOf(rae, book))).toEqual([])
  })
})
