import { batch } from '@preact/signals'
import type { Live, UndoStep } from './live.ts'

/** Steps that Undo goes back (R4). */
export const UNDO_STEPS = 10

/** Remembers how to take back what was just done. No timer: a step lives as long as the lesson. */
export function remember(live: Live, step: UndoStep): void {
  live.undo.value = [...live.undo.value, step].slice(-UNDO_STEPS)
}

/** Takes back the last step and says whether there was one. */
export function undo(live: Live): boolean {
  const step = live.undo.value.at(-1)
  if (!step) return false
  batch(() => {
    live.undo.value = live.undo.value.slice(0, -1)
    step.revert()
  })
  return true
}

/** Takes back these steps, newest first, as if they had never been: what an arm did (R8). */
export function undoSteps(live: Live, steps: readonly UndoStep[]): void {
  const undone = live.undo.value.filter((step) => !steps.includes(step))
  batch(() => {
    live.undo.value = undone
    for (const step of steps.toReversed()) step.revert()
  })
}
