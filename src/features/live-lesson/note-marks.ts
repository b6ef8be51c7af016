import { msToInstant } from '#lib/time.ts'
import { noteTime, type NoteValues } from '../shared/note-values.ts'
import { openNote } from './capture.ts'
import { alter } from './cells.ts'
import type { Live, NoteCell } from './live.ts'
import { stageAt, touched } from './sitting.ts'
import { remember } from './undo.ts'

const MINUTE = 60_000

/** What the plan looks for here, seen (R10); a second touch takes it out again. */
export function touchLookedFor(live: Live, phrase: string): void {
  const cell = live.open.value
  if (!cell) {
    openNote(live, { lookedFor: phrase })
    return
  }
  touched(live)
  const before = cell.values.value.lookedFor
  setLookedFor(live, cell, before === phrase ? undefined : phrase)
  remember(live, {
    what: { act: 'looked', phrase },
    note: cell,
    revert: () => setLookedFor(live, cell, before)
  })
}

function setLookedFor(live: Live, cell: NoteCell, phrase: string | undefined): void {
  const { lookedFor: _, ...rest } = cell.values.value
  const values = phrase === undefined ? rest : { ...rest, lookedFor: phrase }
  alter(live, cell, values, { lookedFor: phrase ?? null })
}

/** The words are the pupil's own. */
export function touchQuote(live: Live): void {
  const cell = live.open.value
  if (!cell) {
    openNote(live, { quote: true })
    return
  }
  touched(live)
  setQuote(live, cell, !cell.values.value.quote)
  remember(live, {
    what: { act: 'quote' },
    note: cell,
    revert: () => setQuote(live, cell, !cell.values.value.quote)
  })
}

function setQuote(live: Live, cell: NoteCell, quote: boolean): void {
  alter(live, cell, { ...cell.values.value, quote }, { quote })
}

/** How many of how many; pressed again and again it is one step for Undo. */
export function setCounted(live: Live, cell: NoteCell, counted: number, outOf: number): void {
  touched(live)
  const { counted: was, outOf: wasOf } = cell.values.value
  const say = (pair: {
    readonly counted?: number | undefined
    readonly outOf?: number | undefined
  }) => {
    const { counted: _, outOf: __, ...rest } = cell.values.value
    const known = pair.counted !== undefined && pair.outOf !== undefined
    const values = known ? { ...rest, counted: pair.counted, outOf: pair.outOf } : rest
    alter(live, cell, values as NoteValues, {
      counted: pair.counted ?? null,
      outOf: pair.outOf ?? null
    })
  }
  say({ counted, outOf })
  const last = live.undo.value.at(-1)
  const goesOn = last?.note === cell && last.what.act === 'pair'
  if (goesOn) live.undo.value = live.undo.value.slice(0, -1)
  remember(live, {
    what: { act: 'pair', counted, outOf },
    note: cell,
    revert: goesOn ? last.revert : () => say({ counted: was, outOf: wasOf })
  })
}

/** R5: "that was 2 minutes ago". Minutes are negative; the first stamp is kept beside it. */
export function mendBy(live: Live, cell: NoteCell, minutes: number): void {
  mendTo(live, cell, noteTime(cell.values.value) + minutes * MINUTE)
}

/** R5: dragged along the stage strip; `at` in ms, never later than now. The note's stage follows its time. */
export function mendTo(live: Live, cell: NoteCell, at: number): void {
  touched(live)
  const before = cell.values.value
  setTime(live, cell, Math.min(at, live.now()))
  remember(live, {
    what: { act: 'time' },
    note: cell,
    revert: () => setTime(live, cell, before.mended)
  })
}

/** Back to the first stamp. */
export function unmend(live: Live, cell: NoteCell): void {
  setTime(live, cell, undefined)
}

function setTime(live: Live, cell: NoteCell, at: number | undefined): void {
  const { mended: _, stage: wasStage, ...rest } = cell.values.value
  const mended = at === rest.at ? undefined : at
  const stage = stageAt(live, mended ?? rest.at)?.id ?? wasStage
  const values: NoteValues = {
    ...rest,
    ...(mended !== undefined && { mended }),
    ...(stage && { stage })
  }
  alter(live, cell, values, {
    mended: mended === undefined ? null : msToInstant(mended),
    ...(stage && stage !== wasStage && { stage })
  })
  live.notes.value = live.notes.value.toSorted(
    (one, other) => noteTime(one.values.value) - noteTime(other.values.value)
  )
}
