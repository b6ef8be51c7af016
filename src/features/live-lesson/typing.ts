import { openNote } from './capture.ts'
import { FIELDS, mintWords, readWords } from './drafting.ts'
import type { Live, Typed } from './live.ts'
import { touched } from './sitting.ts'

/** Typed words are minted after this pause, in ms. */
const IDLE = 15_000

/** The text field was touched: that opens a note like any other touch (R1). */
export function touchText(live: Live): void {
  if (live.open.value) touched(live)
  else openNote(live, {})
}

/** One keystroke: into the draft at once, into a line when the hand rests. */
export function type(live: Live, written: string): void {
  if (live.reading.value) return
  const cell = live.open.value ?? openNote(live, {})
  const typed = { ...live.typed.value, [live.field.value]: written }
  live.typed.value = typed
  live.lastTouch.value = live.now()
  live.touchedHere = true
  live.cameBack.value = undefined
  live.revision += 1
  live.drafted.add(cell.ent)
  live.store.keepDraft({
    book: live.book.book,
    grp: live.grp,
    ent: cell.ent,
    kind: 'observation',
    fields: changedFields(typed, live.base),
    ctx: live.restoredFrom?.context ?? live.writer.context(cell.ent),
    revision: live.revision,
    touched: live.now()
  })
  live.stopIdle()
  live.stopIdle = live.after(IDLE, () => mintWords(live))
}

function changedFields(typed: Typed, base: Typed): Readonly<Record<string, string>> {
  const changed = FIELDS.filter((field) => typed[field] !== base[field])
  return Object.fromEntries(changed.map((field) => [field, typed[field]]))
}

/** "You were here": the newest unfinished note of this lesson, with its half sentence. */
export function comeBack(live: Live): boolean {
  const drafts = live.store.drafts(live.book.book).value
  const mine = drafts.filter(({ ent }) => live.cells.has(ent))
  const newest = mine.toSorted((one, other) => other.touched - one.touched)[0]
  const cell = newest && live.cells.get(newest.ent)
  if (!newest || !cell) return false
  live.open.value = cell
  live.field.value = newest.fields['text'] === undefined ? 'thought' : 'text'
  live.cameBack.value = Math.max(0, live.now() - newest.touched)
  void readWords(live, cell)
  return true
}
