import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readersOf, type Wider } from '#sync/audiences.ts'
import { bookOf, value } from '../kit/group.ts'
import {
  aNote,
  aProjectOfSchools,
  edit,
  everybodyMeets,
  handInTo,
  readable,
  type Schools
} from '../kit/schools.ts'

const AUDIENCES = ['school', 'group', 'adviser'] as const
/** Ishbel and Calum are of one school, Màiri is of another; only Ishbel leads. */
const WRITERS = ['lead', 'calum', 'mairi'] as const
type Writer = (typeof WRITERS)[number]

interface Deed {
  readonly deed: 'write' | 'hand-in' | 'edit' | 'meet'
  readonly by: Writer
  readonly note: number
  readonly to: Wider
}

const deeds: fc.Arbitrary<readonly Deed[]> = fc.array(
  fc.record({
    deed: fc.constantFrom('write', 'hand-in', 'hand-in', 'hand-in', 'edit', 'meet'),
    by: fc.constantFrom(...WRITERS),
    note: fc.nat(5),
    to: fc.constantFrom(...AUDIENCES)
  }),
  { minLength: 8, maxLength: 24 }
)

interface Note {
  readonly ent: string
  readonly by: Writer
  readonly to: Set<Wider>
}

async function playDeeds(all: Schools, steps: readonly Deed[]): Promise<readonly Note[]> {
  const { book } = all
  const notes: Note[] = []
  for (const { deed, by, note: index, to } of steps) {
    const device = all[by]
    const mine = notes.filter((note) => note.by === by)
    const note = mine[index % Math.max(1, mine.length)]
    if (deed === 'meet') await device.meet()
    else if (deed === 'write' || !note) {
      const ent = await aNote(device, book, { text: `${by} ${notes.length}` })
      notes.push({ ent, by, to: new Set() })
    } else if (deed === 'edit') {
      await edit(device, book, note.ent, { text: 'written again at home' }, 'private')
    } else if (to !== 'adviser' || by === 'lead') {
      value(await handInTo(device, book, [note.ent], to))
      note.to.add(to)
    }
  }
  return notes
}

/** Who is to read a note, by what its author did with it. */
function readersBy({ by, to }: Note): readonly string[] {
  const inGroup = to.has('group')
  const inSchool = to.has('school') && by !== 'mairi'
  return [
    ...(inGroup || inSchool || by === 'lead' ? ['lead'] : []),
    ...(inGroup || inSchool || by === 'calum' ? ['calum'] : []),
    ...(inGroup || by === 'mairi' ? ['mairi'] : []),
    ...(to.has('adviser') ? ['rae'] : [])
  ]
}

function markOf({ to }: Note): string {
  const beside = to.has('adviser') ? '-adviser' : ''
  if (to.has('group')) return `group${beside}`
  if (to.has('school')) return `school${beside}`
  return to.has('adviser') ? 'adviser' : 'private'
}

async function play(steps: readonly Deed[]): Promise<void> {
  const all = await aProjectOfSchools()
  const { book } = all
  const notes = await playDeeds(all, steps)
  await everybodyMeets(all)
  for (const reader of ['lead', 'calum', 'mairi', 'rae'] as const) {
    const expected = notes.filter((note) => readersBy(note).includes(reader)).map(({ ent }) => ent)
    expect(readable(all[reader], book, 'observation'), reader).toEqual(expected.toSorted())
  }
  for (const note of notes) {
    const { store } = all[note.by]
    const [shown] = await store.open([note.ent])
    if (!shown) throw new Error('its author has lost it')
    expect(readersOf(bookOf(all[note.by], book), shown)).toBe(markOf(note))
    expect(shown.forked).toBe(false)
  }
}

test('[H14] [H15] [H16] to whomever notes are handed in, and in whatever order, each is read by those and by nobody else', async () => {
  const checked = fc.assert(fc.asyncProperty(deeds, play), {
    numRuns: Number(process.env['SYNC_RUNS'] ?? 12),
    ...(process.env['SYNC_SEED'] === undefined ? {} : { seed: Number(process.env['SYNC_SEED']) }),
    ...(process.env['SYNC_PATH'] === undefined ? {} : { path: process.env['SYNC_PATH'] })
  })
  await expect(checked).resolves.toBeUndefined()
})
