import { shotsIn } from '../shared/shots-in.ts'
import type { Live, NoteCell } from './live.ts'

/** The note for which the camera was open when the page was thrown away; undefined where it was not. */
export function interrupted(live: Live): NoteCell | undefined {
  const waiting = shotsIn(live.store.drafts(live.book.book).value).filter(({ picture }) => !picture)
  return waiting.flatMap(({ note }) => live.cells.get(note) ?? []).at(-1)
}
