import type { VNode } from 'preact'
import { useRef } from 'preact/hooks'
import type { NoteCell } from './live.ts'

/**
 * Gives a note the very element it had before: a new note draws its own, and none of the others is even compared. What was not drawn
 * this time is let go, so that an hour of notes keeps no more elements than the glass shows.
 */
export function useDrawnOnce(draw: (cell: NoteCell) => VNode): (cell: NoteCell) => VNode {
  const elements = useRef<ReadonlyMap<NoteCell, VNode>>(new Map())
  const before = elements.current
  const now = new Map<NoteCell, VNode>()
  elements.current = now
  return (cell) => {
    const element = before.get(cell) ?? draw(cell)
    now.set(cell, element)
    return element
  }
}
