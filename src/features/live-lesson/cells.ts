import { signal } from '@preact/signals'
import type { Id } from '#lib/id.ts'
import type { Patch } from '#log/types.ts'
import { noteTime, type NoteValues } from '../shared/note-values.ts'
import type { Live, NoteCell } from './live.ts'

/** Adds a cell to the stream in order of time. */
export function place(live: Live, cell: NoteCell): void {
  const time = noteTime(cell.values.value)
  const notes = live.notes.value
  let index = notes.length
  while (index > 0 && noteTime(notes[index - 1]?.values.value ?? cell.values.value) > time) index--
  live.cells.set(cell.ent, cell)
  live.notes.value = [...notes.slice(0, index), cell, ...notes.slice(index)]
}

export function newCell(ent: Id, values: NoteValues): NoteCell {
  return {
    ent,
    values: signal(values),
    text: signal(values.words === 0 ? '' : undefined),
    thought: signal(values.thoughts === 0 ? '' : undefined),
    fresh: signal(false),
    writings: 0
  }
}

/** Paints new values of a note and mints the line that says so. */
export function alter(live: Live, cell: NoteCell, values: NoteValues, patch: Patch): void {
  cell.values.value = values
  void live.writer.write([{ grp: live.grp, ent: cell.ent, kind: 'observation', patch }])
}
