import { isBare } from '../shared/note-values.ts'
import { hasMedia } from './capture.ts'
import { chipsOf, type Chip } from '../shared/lesson-plan.ts'
import type { Live, NoteCell } from './live.ts'

const MINUTE = 60_000
const TEN_MINUTES = 10 * MINUTE

/** Bare marks of the same pupils, next to one another in time. */
export interface MarkGroup {
  readonly chips: readonly Chip[]
  readonly cells: readonly NoteCell[]
}

/** One line of the stream: a note, or a run of bare marks folded into one (R3). */
export type StreamLine =
  | { readonly line: 'note'; readonly key: string; readonly cell: NoteCell }
  | { readonly line: 'marks'; readonly key: string; readonly groups: readonly MarkGroup[] }

/** Folds runs of bare marks. The open note stands alone, so that nothing moves under the finger. */
export function streamLines(live: Live): readonly StreamLine[] {
  const lines: StreamLine[] = []
  let run: NoteCell[] = []
  const fold = () => {
    const first = run[0]
    if (first) lines.push({ line: 'marks', key: `marks ${first.ent}`, groups: grouped(live, run) })
    run = []
  }
  for (const cell of live.notes.value) {
    const isMark = isBare(cell.values.value) && !hasMedia(live, cell)
    if (isMark && cell !== live.open.value) {
      run.push(cell)
      continue
    }
    fold()
    lines.push({ line: 'note', key: cell.ent, cell })
  }
  fold()
  return lines
}

function grouped(live: Live, run: readonly NoteCell[]): readonly MarkGroup[] {
  const groups = new Map<string, { chips: readonly Chip[]; cells: NoteCell[] }>()
  for (const cell of run) {
    const chips = chipsOf(live.plan.value, cell.values.value)
    const key = chips.join(' ')
    const known = groups.get(key)
    if (known) known.cells.push(cell)
    else groups.set(key, { chips, cells: [cell] })
  }
  return [...groups.values()]
}

/** 0 just after a note about the seat, 1 after ten minutes without one: the attention ring thins with it. */
export function sinceSeen(live: Live, chip: Chip): number {
  return Math.min(1, unseenFor(live, chip) / TEN_MINUTES)
}

/** Whole minutes since the newest note about the seat; undefined where there is none. */
export function unseenMinutes(live: Live, chip: Chip): number | undefined {
  const unseen = unseenFor(live, chip)
  return unseen === Number.POSITIVE_INFINITY ? undefined : Math.floor(unseen / MINUTE)
}

/** ms since the newest note about the seat; without one, for ever. */
function unseenFor(live: Live, chip: Chip): number {
  const about = live.notes.value.findLast((cell) =>
    chipsOf(live.plan.value, cell.values.value).includes(chip)
  )
  if (!about) return Number.POSITIVE_INFINITY
  return Math.max(0, live.clock.value - about.values.value.at)
}
