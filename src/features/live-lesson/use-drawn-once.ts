import type { VNode } from 'preact'
import { useRef } from 'preact/hooks'
import type { NoteCell } from './live.ts'

/** Gives a note the very element it had before: a new note draws its own, and none of the others is even compared. */
export function useDrawnOnce(draw: (cell: NoteCell) => VNode): (cell: NoteCell) => VNode {
  const elements = useRef(new WeakMap<NoteCell, VNode>())
  return (cell) => {
    const known = elements.current.get(cell)
    if (known) return known
    const made = draw(cell)
    elements.current.set(cell, made)
    return made
  }
}
