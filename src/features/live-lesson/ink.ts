import { MOST_POINTS, passes, PEN_WIDTH, type Point, pointsToText } from '#kinds/ink/rules.ts'
import { msToInstant } from '#lib/time.ts'
import { openStrokes, strokeEntries } from '../shared/ink-view.tsx'
import type { Writing } from '../shared/ordered-writer.ts'
import { openNote } from './capture.ts'
import { type HeldStroke, inkOn } from './ink-pages.ts'
import type { Live, NoteCell } from './live.ts'
import { touched } from './sitting.ts'
import { remember } from './undo.ts'

/** An eraser reaches so far, in units of the page. */
const REACH = 14

/** A stroke that is done: kept at once, in the open note or in one that it opens (R1). `at` is ms since 1970 when the pen came down. */
export function addStroke(live: Live, points: readonly Point[], at: number): void {
  if (points.length === 0) return
  touched(live)
  const cell = live.open.value ?? openNote(live, {})
  // A longer one goes on where its first piece ends, so that no line is broken.
  const pieces: (readonly Point[])[] = []
  for (let from = 0; from === 0 || from < points.length - 1; from += MOST_POINTS - 1) {
    pieces.push(points.slice(from, from + MOST_POINTS))
  }
  const made = pieces.map((piece): HeldStroke => ({
    ent: live.store.newEntity(),
    points: piece,
    width: PEN_WIDTH,
    at: at + (piece[0]?.t ?? 0)
  }))
  keep(live, cell, made)
  remember(live, {
    what: { act: 'ink', erased: false },
    note: cell,
    revert: () => takeOut(live, cell, made)
  })
}

/** A note that was opened again: its strokes come from the store, once. */
export async function readStrokes(live: Live, cell: NoteCell | undefined): Promise<void> {
  if (!cell) return
  const page = inkOn(cell)
  if (page.peek().read) return
  const entries = strokeEntries(live.store.entries(live.book.book).peek(), cell.ent)
  const opened = await openStrokes(
    live.store,
    entries.map(({ ent }) => ent)
  )
  const { read, strokes } = page.peek()
  if (read) return
  for (const { ent } of opened) live.writer.meet(ent)
  const here = new Set(strokes.map(({ ent }) => ent))
  page.value = { read: true, strokes: [...opened.filter(({ ent }) => !here.has(ent)), ...strokes] }
}

/** Takes out every stroke that passes under the eraser, which is at `x` and `y` in units of the page; answers how many. One undo brings back all of them. */
export function eraseAt(live: Live, x: number, y: number): number {
  const cell = live.open.value
  const strokes = cell ? inkOn(cell).value.strokes : []
  const hit = strokes.filter(({ points }) => passes(points, x, y, REACH))
  if (!cell || hit.length === 0) return 0
  touched(live)
  takeOut(live, cell, hit)
  remember(live, {
    what: { act: 'ink', erased: true },
    note: cell,
    revert: () =>
      keep(
        live,
        cell,
        hit.map((stroke) => ({ ...stroke, ent: live.store.newEntity() }))
      )
  })
  return hit.length
}

function keep(live: Live, cell: NoteCell, strokes: readonly HeldStroke[]): void {
  const page = inkOn(cell)
  page.value = { ...page.value, strokes: [...page.value.strokes, ...strokes] }
  const lines = strokes.map(({ ent, points, width, at }): Writing => {
    const patch = {
      observation: cell.ent,
      at: msToInstant(at),
      width,
      points: pointsToText(points)
    }
    return { grp: live.grp, ent, kind: 'ink', patch }
  })
  void live.writer.write([...lines, ...inked(live, cell, true)])
}

function takeOut(live: Live, cell: NoteCell, strokes: readonly HeldStroke[]): void {
  const page = inkOn(cell)
  const gone = new Set(strokes.map(({ ent }) => ent))
  const left = page.value.strokes.filter(({ ent }) => !gone.has(ent))
  page.value = { ...page.value, strokes: left }
  const lines = strokes.map(({ ent }): Writing => ({ grp: live.grp, ent, kind: 'ink', del: true }))
  // Of a note whose earlier strokes were not read yet nobody can say that it has none.
  const none = page.value.read && left.length === 0
  void live.writer.write([...lines, ...(none ? inked(live, cell, false) : [])])
}

/** Says of the note that it has ink, or none any more; nothing where it says so already. */
function inked(live: Live, cell: NoteCell, has: boolean): readonly Writing[] {
  const { ink, ...rest } = cell.values.value
  if ((ink === true) === has) return []
  cell.values.value = has ? { ...rest, ink: true } : rest
  return [{ grp: live.grp, ent: cell.ent, kind: 'observation', patch: { ink: has || null } }]
}
