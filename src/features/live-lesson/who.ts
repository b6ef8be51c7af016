import type { NoteValues } from '../shared/note-values.ts'
import { isSeat, isWhom, type Chip } from '../shared/lesson-plan.ts'
import { alter } from './cells.ts'
import type { Live, NoteCell } from './live.ts'
import { remember } from './undo.ts'

/** Puts one chip into a note or takes it out; Undo takes that back. */
export function setWho(live: Live, cell: NoteCell, chip: Chip, inside: boolean): void {
  const before = cell.values.value
  applyWho(live, cell, chip, inside)
  if (cell.values.value === before) return
  remember(live, {
    what: { act: 'who', chip },
    note: cell,
    revert: () => {
      if (isSeat(chip)) applyWho(live, cell, chip, !inside)
      else if (isWhom(chip)) setWhom(live, cell, before.whom)
      else setLens(live, cell, before.lens)
    }
  })
}

function setWhom(live: Live, cell: NoteCell, whom: NoteValues['whom']): void {
  const { whom: _, ...rest } = cell.values.value
  alter(live, cell, whom ? { ...rest, whom } : rest, { whom: whom ?? null })
}

/** One lens at a time: a slip says one thing of one room. */
function setLens(live: Live, cell: NoteCell, lens: NoteValues['lens']): void {
  const { lens: _, ...rest } = cell.values.value
  alter(live, cell, lens ? { ...rest, lens } : rest, { lens: lens ?? null })
}

function applyWho(live: Live, cell: NoteCell, chip: Chip, inside: boolean): void {
  if (isWhom(chip)) {
    setWhom(live, cell, inside ? chip : undefined)
    return
  }
  if (!isSeat(chip)) {
    setLens(live, cell, inside ? chip : undefined)
    return
  }
  const pupil = live.plan.value.seats[chip]
  if (!pupil) return
  const values = cell.values.value
  const others = values.pupils.filter((id) => id !== pupil.id)
  const pupils = inside ? [...others, pupil.id] : others
  const patch = { pupils: inside ? { add: [pupil.id] } : { rem: [pupil.id] } }
  alter(live, cell, { ...values, pupils }, patch)
}
