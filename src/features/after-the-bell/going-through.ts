import { batch } from '@preact/signals'
import type { Id } from '#lib/id.ts'
import { settleBin } from './bin.ts'
import { mintTyped } from './mending.ts'
import type { Bell } from './model.ts'

/** "Fine": this note was looked at; on to the next one. */
export function fine(bell: Bell): void {
  const { value } = bell.step
  if (value.step !== 'note') return
  void mintTyped(bell)
  const line = { grp: bell.grp, ent: value.ent, kind: 'observation', patch: { looked: true } }
  void bell.writer.write([line])
  settleBin(bell)
  bell.step.value = stepAfter(bell, value.ent)
}

/** To a note, from the list, from its dot or back. */
export function goTo(bell: Bell, ent: Id): void {
  void mintTyped(bell)
  bell.step.value = { step: 'note', ent }
}

/** To the note before this one; undefined at the first. */
export function before(bell: Bell): Id | undefined {
  const { value } = bell.step
  if (value.step !== 'note') return undefined
  const at = bell.notes.value.findIndex(({ ent }) => ent === value.ent)
  return at > 0 ? bell.notes.value[at - 1]?.ent : undefined
}

export function toList(bell: Bell): void {
  void mintTyped(bell)
  bell.step.value = { step: 'list' }
}

function stepAfter(bell: Bell, ent: Id): Bell['step']['value'] {
  const notes = bell.notes.value
  const at = notes.findIndex((entry) => entry.ent === ent)
  const next = at < 0 ? undefined : notes[at + 1]
  return next ? { step: 'note', ent: next.ent } : { step: 'list' }
}

/** Strikes a note out. It comes back by Undo until the next decision; then it is gone for good. */
export function bin(bell: Bell, ents: readonly Id[]): void {
  settleBin(bell)
  const { value } = bell.step
  const here = value.step === 'note' && ents.includes(value.ent)
  batch(() => {
    if (here) bell.step.value = stepAfter(bell, value.ent)
    bell.binned.value = ents
  })
}

/** Brings back what was binned last. */
export function unbin(bell: Bell): void {
  const first = bell.binned.value[0]
  batch(() => {
    bell.binned.value = []
    if (first && bell.notes.value.some(({ ent }) => ent === first)) {
      bell.step.value = { step: 'note', ent: first }
    }
  })
}
