import { batch } from '@preact/signals'
import { msToInstant } from '#lib/time.ts'
import type { Patch } from '#log/types.ts'
import { isBare, type NoteValues, type Tag } from '../shared/note-values.ts'
import { dropUncheckedOf } from '../shared/unchecked.ts'
import type { Contact } from './arm-guard.ts'
import { alter, newCell, place } from './cells.ts'
import { leaveNote, readWords } from './drafting.ts'
import { partsGone } from './ink-pages.ts'
import { chipsOf, isSeat, isWhom, type Chip } from '../shared/lesson-plan.ts'
import type { Live, NoteCell } from './live.ts'
import { births, stageAt, touched } from './sitting.ts'
import { remember, undoSteps } from './undo.ts'
import { setWho } from './who.ts'

/**
 * A bare note takes further chips this long after its last touch, in ms. Two glances apart they are two marks:
 * without this the second mark of one pupil would take back the first.
 */
export const TOGETHER = 20_000

type Opening = Partial<
  Pick<NoteValues, 'pupils' | 'whom' | 'lens' | 'tags' | 'lookedFor' | 'quote'>
>

const NOTHING: NoteValues = {
  at: 0,
  pupils: [],
  tags: [],
  quote: false,
  words: 0,
  thoughts: 0,
  looked: false
}

/** R1: the first touch opens a note, paints it in this frame and mints its line at once. */
export function openNote(live: Live, opening: Opening): NoteCell {
  const at = live.now()
  touched(live)
  leaveNote(live)
  const stage = stageAt(live, at)
  const values = { ...NOTHING, at, ...opening, ...(stage && { stage: stage.id }) }
  const cell = paint(live, { ...values, lesson: live.lesson })
  remember(live, { what: { act: 'note' }, note: cell, revert: () => strike(live, cell) })
  return cell
}

function paint(live: Live, values: NoteValues): NoteCell {
  const cell = newCell(live.store.newEntity(), values)
  const before = births(live)
  const { ent } = cell
  const patch = birthPatch(live, values)
  // On its way before anything is drawn: the database answers while the frame is being painted.
  void live.writer.write([...before, { grp: live.grp, ent, kind: 'observation', patch }])
  batch(() => {
    place(live, cell)
    live.open.value = cell
    live.typed.value = { text: '', thought: '' }
    live.base = live.typed.value
    live.field.value = 'text'
  })
  return cell
}

function birthPatch(live: Live, values: NoteValues): Patch {
  const { pupils, tags, whom, lens, stage, lookedFor, mended } = values
  const offset = Math.round(live.monotonic() - live.sitting.monotonicStart)
  return {
    lesson: live.lesson,
    sitting: live.sitting.ent,
    at: msToInstant(values.at),
    monotonic: Math.max(0, offset),
    ...(stage && { stage }),
    ...(pupils.length > 0 && { pupils: { add: pupils } }),
    ...(tags.length > 0 && { tags: { add: tags } }),
    ...(whom && { whom }),
    ...(lens && { lens }),
    ...(lookedFor && { lookedFor }),
    ...(values.quote && { quote: true }),
    ...(mended !== undefined && { mended: msToInstant(mended) })
  }
}

/** Strikes a note out; before hand-in it is really removed (R4). */
export function strike(live: Live, cell: NoteCell): void {
  batch(() => {
    live.notes.value = live.notes.value.filter((each) => each !== cell)
    live.cells.delete(cell.ent)
    live.struck.add(cell.ent)
    live.undo.value = live.undo.value.filter((step) => step.note !== cell)
    if (live.open.value === cell) {
      live.stopIdle()
      live.open.value = undefined
      live.typed.value = { text: '', thought: '' }
      live.base = live.typed.value
    }
  })
  if (live.drafted.delete(cell.ent)) void live.store.dropDraft(cell.ent)
  const { recorder } = live
  const drop = () => dropUncheckedOf(live.store, live.book.book, [cell.ent])
  // What is still being recorded for it ends first: its last piece would come after the others had gone.
  if (recorder.peek()?.cell === cell) void recorder.peek()?.stop().then(drop)
  else void drop()
  void live.writer.write([
    ...partsGone(live, cell),
    { grp: live.grp, ent: cell.ent, kind: 'observation', del: true }
  ])
}

/** R2: add or new. */
export function touchChip(live: Live, chip: Chip): void {
  const open = live.open.value
  const together = open && holdsOnlyWho(live, open) && live.now() - live.lastTouch.value < TOGETHER
  if (open && together) toggleWho(live, open, chip)
  else openNote(live, whoPatch(live, chip))
}

/** Chips that were pressed this long ago may still turn out to be an arm, in ms. */
const STILL_ARM = 150

/** A chip under the glass: the arm guard first (R8), then the note. */
export function pressChip(live: Live, chip: Chip, contact?: Contact): void {
  guarded(live, chip, () => touchChip(live, chip), contact)
}

/** A finger that came from one chip to the next without leaving the glass. */
export function slideChip(live: Live, from: Chip, to: Chip, contact?: Contact): void {
  guarded(live, to, () => putTogether(live, from, to), contact)
}

function guarded(live: Live, chip: Chip, act: () => void, contact?: Contact): void {
  const time = live.monotonic()
  const recent = live.pressed.filter((press) => time - press.time <= STILL_ARM)
  const verdict = live.guard.judge(time, chip, contact)
  if (verdict === 'ignore') return
  if (verdict === 'arm') {
    live.pressed = []
    const steps = recent.flatMap((press) => press.fresh)
    undoSteps(live, steps)
    return
  }
  const before = live.undo.value
  act()
  const fresh = live.undo.value.filter((step) => !before.includes(step))
  live.pressed = [...recent, { time, fresh }]
}

function whoPatch(live: Live, chip: Chip): Opening {
  if (isWhom(chip)) return { whom: chip }
  if (!isSeat(chip)) return { lens: chip }
  const pupil = live.plan.value.seats[chip]
  return pupil ? { pupils: [pupil.id] } : {}
}

/** Nothing but who: what is being typed counts as words. */
function holdsOnlyWho(live: Live, cell: NoteCell): boolean {
  const { text, thought } = live.typed.value
  const values = cell.values.value
  const about = values.pupils.length > 0 || values.whom !== undefined || values.lens !== undefined
  return (
    about && isBare(values) && !hasMedia(live, cell) && text.trim() === '' && thought.trim() === ''
  )
}

/** Puts one chip into a note or takes it out: the chips inside the note, and R2's further chip. */
export function toggleWho(live: Live, cell: NoteCell, chip: Chip): void {
  touched(live)
  const chips = chipsOf(live.plan.value, cell.values.value)
  if (
    chips.length === 1 &&
    chips[0] === chip &&
    isBare(cell.values.value) &&
    !holdsMore(live, cell)
  ) {
    strikeRemembered(live, cell)
    return
  }
  setWho(live, cell, chip, !chips.includes(chip))
}

/** It holds something that its values do not say: a photo, sound, or words on their way. */
function holdsMore(live: Live, cell: NoteCell): boolean {
  if (hasMedia(live, cell)) return true
  return live.open.value === cell && live.typed.value.text !== ''
}

/** A photo or sound is in it, or on its way. */
export function hasMedia(live: Live, { ent }: NoteCell): boolean {
  const has = live.photographed.value.has(ent) || live.recorded.value.has(ent)
  return has || live.recorder.value?.cell.ent === ent
}

/** The last chip taken out leaves nothing that a note could say. */
function strikeRemembered(live: Live, cell: NoteCell): void {
  const values = cell.values.value
  strike(live, cell)
  remember(live, { what: { act: 'bin' }, revert: () => restore(live, values) })
}

function restore(live: Live, values: NoteValues): void {
  leaveNote(live)
  paint(live, values)
}

/** One stroke from chip to chip always means together (R2). */
function putTogether(live: Live, from: Chip, to: Chip): void {
  const open = live.open.value
  if (!open) {
    touchChip(live, from)
    putTogether(live, from, to)
    return
  }
  for (const chip of [from, to]) {
    if (!chipsOf(live.plan.value, open.values.value).includes(chip)) setWho(live, open, chip, true)
  }
}

/** A tag goes into the open note, or opens one. */
export function touchTag(live: Live, tag: Tag): void {
  const cell = live.open.value
  if (!cell) {
    openNote(live, { tags: [tag] })
    return
  }
  touched(live)
  setTag(live, cell, tag, !cell.values.value.tags.includes(tag))
  remember(live, {
    what: { act: 'tag', tag },
    note: cell,
    revert: () => setTag(live, cell, tag, !cell.values.value.tags.includes(tag))
  })
}

export function setTag(live: Live, cell: NoteCell, tag: Tag, inside: boolean): void {
  const values = cell.values.value
  const others = values.tags.filter((each) => each !== tag)
  const patch = { tags: inside ? { add: [tag] } : { rem: [tag] } }
  alter(live, cell, { ...values, tags: inside ? [...others, tag] : others }, patch)
}

/** Opens a note of the stream again, to say more; the line of one that was struck out stays in the stream for a moment and opens nothing. */
export function reopen(live: Live, cell: NoteCell): void {
  if (live.open.value === cell || !live.cells.has(cell.ent)) return
  leaveNote(live)
  live.field.value = 'text'
  live.open.value = cell
  void readWords(live, cell)
}
