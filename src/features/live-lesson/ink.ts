import { signal, type Signal } from '@preact/signals'
import { MOST_POINTS, passes, PEN_WIDTH, type Point, pointsToText } from '#kinds/ink/rules.ts'
import type { Id } from '#lib/id.ts'
import { msToInstant } from '#lib/time.ts'
import type { Stroke } from '../shared/ink-path.ts'
import type { Writing } from '../shared/ordered-writer.ts'
import { openNote } from './capture.ts'
import type { Live, NoteCell } from './live.ts'
import { touched } from './sitting.ts'
import { remember } from './undo.ts'

export interface HeldStroke extends Stroke {
  readonly ent: Id
  /** ms since 1970 when the pen came down */
  readonly at: number
}

/** An eraser reaches so far, in units of the page. */
const REACH = 14

const pages = new WeakMap<NoteCell, Signal<readonly HeldStroke[] | undefined>>()

/** The strokes of a note as far as this page knows; undefined until they were read from the store. */
export function strokesOn(cell: NoteCell): Signal<readonly HeldStroke[] | undefined> {
  const known = pages.get(cell)
  if (known) return known
  const made = signal(cell.values.peek().ink ? undefined : [])
  pages.set(cell, made)
  return made
}

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

/** Takes out every stroke that passes under the eraser; answers how many. One undo brings back all of them. */
export function eraseAt(live: Live, x: number, y: number): number {
  const cell = live.open.value
  const strokes = cell && strokesOn(cell).value
  const hit = strokes?.filter(({ points }) => passes(points, x, y, REACH)) ?? []
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
  const page = strokesOn(cell)
  page.value = [...(page.value ?? []), ...strokes]
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
  const page = strokesOn(cell)
  const gone = new Set(strokes.map(({ ent }) => ent))
  page.value = (page.value ?? []).filter(({ ent }) => !gone.has(ent))
  const lines = strokes.map(({ ent }): Writing => ({ grp: live.grp, ent, kind: 'ink', del: true }))
  const left = page.value.length > 0
  void live.writer.write([...lines, ...(left ? [] : inked(live, cell, false))])
}

/** Says of the note that it has ink, or none any more; nothing where it says so already. */
function inked(live: Live, cell: NoteCell, has: boolean): readonly Writing[] {
  const { ink, ...rest } = cell.values.value
  if ((ink === true) === has) return []
  cell.values.value = has ? { ...rest, ink: true } : rest
  return [{ grp: live.grp, ent: cell.ent, kind: 'observation', patch: { ink: has || null } }]
}
