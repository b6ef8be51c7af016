import { describe, expect, test } from 'vitest'
import { problemOf, value } from '../kit/group.ts'
import {
  aNote,
  aProjectOfSchools,
  everybodyMeets,
  handInTo,
  readable,
  readersOn,
  takeBackOn
} from '../kit/schools.ts'

describe('taking back', () => {
  test('[H8] a note from group and adviser before anybody has it takes it from both', async () => {
    const all = await aProjectOfSchools()
    const { lead, mairi, rae, book } = all
    const note = await aNote(lead, book, { text: 'not yet' })
    value(await handInTo(lead, book, [note], 'group'))
    value(await handInTo(lead, book, [note], 'adviser'))
    const fresh = value(await takeBackOn(lead, book, [note])).get(note) ?? ''
    await everybodyMeets(all)
    expect(readable(lead, book, 'observation')).toEqual([fresh])
    expect(await readersOn(lead, book, fresh)).toBe('private')
    for (const other of [mairi, rae]) expect(readable(other, book, 'observation')).toEqual([])
  })

  test('[H9] ends in a school when a colleague has it, with the adviser when she has it', async () => {
    const all = await aProjectOfSchools()
    const { lead, calum, rae, book } = all
    for (const [audience, reader] of [
      ['school', calum],
      ['adviser', rae]
    ] as const) {
      const [early, late] = [await aNote(lead, book, {}), await aNote(lead, book, {})]
      value(await handInTo(lead, book, [early], audience))
      value(await takeBackOn(lead, book, [early]))
      value(await handInTo(lead, book, [late], audience))
      await lead.meet()
      await reader.meet()
      await reader.meet()
      expect(problemOf(await takeBackOn(lead, book, [late]))).toBe('already-collected')
      expect(readable(reader, book, 'observation')).toEqual([late])
      expect(await readersOn(lead, book, late)).toBe(audience)
    }
  })
})
